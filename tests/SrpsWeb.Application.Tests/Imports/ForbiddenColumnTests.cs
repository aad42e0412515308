using System.Text;
using System.Text.Json;
using SrpsWeb.Application.Imports;

namespace SrpsWeb.Application.Tests.Imports;

public sealed class ForbiddenColumnTests
{
    private const string Canary = "KANARI";

    public static TheoryData<string> ForbiddenHeadings =>
    [
        "NIK", "N I K Siswa - NIK", "No. NIK", "NIK Ayah", "nik_ibu", "NIK Wali", "No KK", "Nomor KK", "No. Kartu Keluarga", "KK", "No KTP", "Nomor Induk Kependudukan",
        "Bank", "Nama Bank", "Nomor Rekening Bank", "No. Rekening", "Rekening Atas Nama", "No Rek", "Nomor Identitas",
    ];

    [Theory]
    [MemberData(nameof(ForbiddenHeadings))]
    public void Read_ForbiddenColumn_LeavesNoTraceOfItsValues(string heading)
    {
        var file = Workbook.Of(["Nama", heading, "NISN", "JK", "Rombel"], ["Budi", Canary, "0081234567", "L", "X TKRO 1"]);

        var table = Roster.Read(file);
        var parse = RosterRowParser.Parse(table, Roster.Today);

        Assert.Equal(ColumnUse.Forbidden, table.Columns[1].Use);
        Assert.Single(parse.Rows);
        Assert.DoesNotContain(Canary, JsonSerializer.Serialize(table), StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, JsonSerializer.Serialize(parse), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ForbiddenHeadings))]
    public void Read_ForbiddenColumnInCsv_LeavesNoTraceOfItsValues(string heading)
    {
        var table = Roster.ReadText($"Nama;{heading};NISN\nBudi;{Canary};0081234567\n");

        Assert.DoesNotContain(Canary, JsonSerializer.Serialize(table), StringComparison.Ordinal);
    }

    [Fact]
    public void WithMapping_ForbiddenColumn_CannotBeMapped()
    {
        var table = Roster.ReadText($"Nama;NIK;NISN\nBudi;{Canary};0081234567\n");

        var mapped = table.WithMapping(new Dictionary<string, RosterField?> { ["nik"] = RosterField.Nis });

        Assert.Equal(ColumnUse.Forbidden, mapped.Columns[1].Use);
        Assert.Null(mapped.Columns[1].Field);
    }

    [Theory]
    [InlineData("Catatan")]
    [InlineData("NISN")]
    [InlineData("NIS")]
    [InlineData("Alamat")]
    [InlineData("Nama Ayah")]
    [InlineData("HP")]
    public void Read_IdentityNumberInAnotherColumn_IsDropped(string heading)
    {
        string[] written = ["1571040909080001", "1571 0409 0908 0001", "1571.0409.0908.0001", "NIK 1571040909080001 (KTP)"];

        Assert.All(written, value =>
        {
            var table = Roster.Read(Workbook.Of(["Nama", heading, "Tanggal Lahir", "JK", "Rombel"], ["Budi", value, "5 September 2008", "L", "X TKRO 1"]));
            var everything = JsonSerializer.Serialize(table) + JsonSerializer.Serialize(RosterRowParser.Parse(table, Roster.Today));

            Assert.DoesNotContain("0001", everything, StringComparison.Ordinal);
            Assert.Equal(CellFault.IdentityNumber, table.Rows[0].Cells[1].Fault);
        });
    }

    [Fact]
    public void Read_IdentityNumberStoredAsNumber_IsDropped()
    {
        var table = Roster.Read(Workbook.Of(["Nama", "NISN", "Keterangan siswa"], ["Budi", "0081234567", 1571040909080001L]));

        Assert.DoesNotContain("157104", JsonSerializer.Serialize(table), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_CardNumbersOfSixteenDigits_AreKept()
    {
        var table = Roster.Read(Workbook.Of(["Nama", "NISN", "No. KPS"], ["Budi", "0081234567", "1234567890123456"]));

        Assert.Equal("1234567890123456", table.Rows[0].Cells[2].Text);
    }

    [Fact]
    public void Parse_IdentityNumberInNisnColumn_RefusesTheRowWithoutShowingIt()
    {
        var issue = Assert.Single(Roster.ParseOne(("NISN", "1571040909080001")).Issues);

        Assert.Equal(new RowIssue(2, RosterField.Nisn, "Import.Row.NisnIsIdentityNumber", IssueSeverity.Error), issue);
    }

    [Theory]
    [InlineData("Agama")]
    [InlineData("Penghasilan Ayah")]
    [InlineData("Berat Badan")]
    [InlineData("Wali Kelas")]
    [InlineData("Tahun Lahir Ibu")]
    public void Read_ColumnThatIsNotNeeded_IsNotRead(string heading)
    {
        var table = Roster.Read(Encoding.UTF8.GetBytes($"Nama;{heading};NISN\nBudi;{Canary};0081234567\n"), "a.csv");

        Assert.Equal(ColumnUse.Ignored, table.Columns[1].Use);
        Assert.DoesNotContain(Canary, JsonSerializer.Serialize(table), StringComparison.Ordinal);
    }
}
