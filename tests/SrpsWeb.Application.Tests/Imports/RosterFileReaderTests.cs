using System.IO.Compression;
using System.Text;
using SrpsWeb.Application.Imports;

namespace SrpsWeb.Application.Tests.Imports;

public sealed class RosterFileReaderTests
{
    private static readonly object?[] Headings = ["Nama", "NISN", "JK", "Rombel"];
    private static readonly object?[] Budi = ["Budi Santoso", "0081234567", "L", "X TKRO 1"];

    [Fact]
    public void Read_PlainWorkbook_FindsHeadingsAndRows()
    {
        var table = Roster.Read(Workbook.Of(Headings, Budi));

        Assert.Equal([RosterField.Name, RosterField.Nisn, RosterField.Sex, RosterField.ClassGroup], table.Columns.Select(column => column.Field!.Value));
        Assert.Equal(["Budi Santoso", "0081234567", "L", "X TKRO 1"], table.Rows[0].Cells.Select(cell => cell.Text));
        Assert.Equal(2, table.Rows[0].Row);
        Assert.Empty(table.MissingFields);
    }

    [Fact]
    public void Read_EmptyFile_IsRefused() => Assert.Equal("Import.Empty", Roster.RefusalCode([]));

    [Theory]
    [InlineData("")]
    [InlineData("\r\n\r\n")]
    [InlineData("  ")]
    public void Read_FileWithoutText_IsRefused(string text) => Assert.Equal("Import.Empty", Roster.RefusalCode(Encoding.UTF8.GetBytes(text), "a.csv"));

    [Fact]
    public void Read_WorkbookWithoutCells_IsRefused() => Assert.Equal("Import.Empty", Roster.RefusalCode(Workbook.Of()));

    [Fact]
    public void Read_HeadingsWithoutStudents_IsRefused() => Assert.Equal("Import.NoStudents", Roster.RefusalCode(Workbook.Of(Headings)));

    [Theory]
    [InlineData("Tanggal;Keterangan;Jumlah\n1;Beli kapur;2000")]
    [InlineData("Ini surat biasa, bukan daftar.\nHormat kami")]
    [InlineData("Nama;Alasan\nBudi;Sakit")]
    public void Read_SomethingElse_IsNotARoster(string text) => Assert.Equal("Import.NotARoster", Roster.RefusalCode(Encoding.UTF8.GetBytes(text), "a.csv"));

    [Theory]
    [InlineData("%PDF-1.7\n")]
    [InlineData("<html><body><table><tr><td>Nama</td></tr></table></body></html>")]
    [InlineData("{\\rtf1 Nama}")]
    [InlineData("GIF89a")]
    public void Read_ForeignContentUnderAnyEnding_IsRefused(string start)
    {
        Assert.Equal("Import.UnsupportedType", Roster.RefusalCode(Encoding.Latin1.GetBytes(start), "siswa.xlsx"));
        Assert.Equal("Import.UnsupportedType", Roster.RefusalCode(Encoding.Latin1.GetBytes(start), "siswa.csv"));
    }

    [Fact]
    public void Read_BinaryRubbish_IsRefused() => Assert.Equal("Import.UnsupportedType", Roster.RefusalCode([1, 2, 3, 0, 0, 9]));

    [Fact]
    public void Read_WorkbookNamedCsv_IsReadByItsContent() => Assert.Single(Roster.Read(Workbook.Of(Headings, Budi), "siswa.csv").Rows);

    [Fact]
    public void Read_CsvNamedXlsx_IsReadByItsContent() => Assert.Single(Roster.Read("Nama;NISN\nBudi;0081234567"u8.ToArray(), "siswa.xlsx").Rows);

    [Fact]
    public void Read_ZipThatIsNoWorkbook_IsRefused()
    {
        var file = Workbook.Zip(("word/document.xml", "<w:document/>"u8.ToArray()));

        Assert.Equal("Import.UnsupportedType", Roster.RefusalCode(file));
    }

    [Fact]
    public void Read_TruncatedWorkbook_IsUnreadable()
    {
        var file = Workbook.Of(Headings, Budi);

        Assert.Equal("Import.Unreadable", Roster.RefusalCode(file[..(file.Length / 2)]));
    }

    [Theory]
    [InlineData("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Nama</t></is></c>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><worksheet><sheetData>&b;</sheetData></worksheet>")]
    public void Read_DamagedSheet_IsUnreadable(string sheet)
    {
        var file = Replacing(Workbook.Of(Headings, Budi), "xl/worksheets/sheet1.xml", Encoding.UTF8.GetBytes(sheet));

        Assert.Equal("Import.Unreadable", Roster.RefusalCode(file));
    }

    [Fact]
    public void Read_PasswordProtectedWorkbook_IsRefusedAsEncrypted()
    {
        byte[] file = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes("EncryptionInfo"), .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[400]];

        Assert.Equal("Import.Encrypted", Roster.RefusalCode(file));
    }

    [Fact]
    public void Read_OldWordDocument_IsRefused()
    {
        byte[] file = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes("WordDocument"), .. new byte[400]];

        Assert.Equal("Import.UnsupportedType", Roster.RefusalCode(file));
    }

    [Fact]
    public void Read_DamagedOldWorkbook_IsUnreadable()
    {
        byte[] file = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes("Workbook"), .. new byte[400]];

        Assert.Equal("Import.Unreadable", Roster.RefusalCode(file));
    }

    [Fact]
    public void Read_OverFiveMegabytes_IsRefusedWithTheLimit()
    {
        var refused = Assert.Throws<RosterFileException>(() => Roster.Read(new byte[RosterFileReader.LargestFile + 1]));

        Assert.Equal("Import.TooLarge", refused.Code);
        Assert.Equal([5], refused.Arguments);
    }

    [Fact]
    public void Read_MoreThanTwentyThousandRows_IsRefused()
    {
        var text = new StringBuilder("Nama;NISN\n");
        for (var i = 0; i <= RosterFileReader.MostRows; i++) text.Append("Budi;").Append(i).Append('\n');

        Assert.Equal("Import.TooManyRows", Roster.RefusalCode(Encoding.UTF8.GetBytes(text.ToString()), "a.csv"));
    }

    [Fact]
    public void Read_ZipBomb_IsRefusedBeforeParsing()
    {
        var file = Replacing(Workbook.Of(Headings, Budi), "xl/worksheets/sheet1.xml", new byte[60 * 1024 * 1024]);

        Assert.Equal("Import.ZipBomb", Roster.RefusalCode(file));
    }

    /// <summary>A million rows in between would be made up one by one.</summary>
    [Fact]
    public void Read_ACellInTheLastRowAndColumn_IsNoStudent()
    {
        var sheet = """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"""
            + Row(1, ("A1", "Nama"), ("B1", "NISN")) + Row(2, ("A2", "Budi"), ("B2", "0081234567")) + Row(1_048_576, ("A1048576", "Siti"), ("XFD1048576", "x")) + "</sheetData></worksheet>";

        var table = Roster.Read(Replacing(Workbook.Of(Headings, Budi), "xl/worksheets/sheet1.xml", Encoding.UTF8.GetBytes(sheet)));

        Assert.Equal(2, Assert.Single(table.Rows).Row);

        static string Row(int number, params (string Place, string Text)[] cells) =>
            $"<row r=\"{number}\">" + string.Concat(cells.Select(cell => $"<c r=\"{cell.Place}\" t=\"inlineStr\"><is><t>{cell.Text}</t></is></c>")) + "</row>";
    }

    [Fact]
    public void Read_BombInAnUnusedPart_IsRefused()
    {
        var file = Replacing(Workbook.Of(Headings, Budi), "xl/media/image1.bin", new byte[20 * 1024 * 1024]);

        Assert.Equal("Import.ZipBomb", Roster.RefusalCode(file));
    }

    [Fact]
    public void Read_SeveralSheets_TakesTheOneThatReadsMostLikeARoster()
    {
        var file = new Workbook()
            .Sheet("Petunjuk", ["Isi lembar kedua"])
            .Sheet("Guru", ["Nama", "JK"], ["Ibu Ani", "P"])
            .Sheet("Siswa", Headings, Budi)
            .ToBytes();

        var table = Roster.Read(file);

        Assert.Equal("Siswa", table.SheetName);
        Assert.Equal(["Guru"], table.OtherRosterSheets);
        Assert.Equal("Budi Santoso", Assert.Single(table.Rows).Cells[0].Text);
    }

    [Fact]
    public void Read_TitleRowsAndFooter_AreNotStudents()
    {
        var table = Roster.Read(Workbook.Of(
            ["DAFTAR SISWA"],
            ["SMKN 1 Contoh"],
            [],
            Headings,
            ["1", "2", "3", "4"],
            Budi,
            [null, null, null, "Jumlah: 1"],
            [],
            [null, null, "Kuala Jambi, 14 Agustus 2023"],
            [null, null, "Kepala Sekolah"]));

        Assert.Equal(4, table.HeadingRow);
        Assert.Equal(6, Assert.Single(table.Rows).Row);
    }

    [Fact]
    public void Read_TitleAboveHeadings_IsNotTakenForAGroup()
    {
        var table = Roster.Read(new Workbook().Sheet("A", ["DATA WALI MURID DAN SISWA"], Headings, Budi).Merge("A1:D1").ToBytes());

        Assert.Equal(["Nama", "NISN", "JK", "Rombel"], table.Columns.Select(column => column.Heading));
        Assert.Equal(RosterField.Name, table.Columns[0].Field);
    }

    [Fact]
    public void Read_RepeatedHeadings_AreSkipped()
    {
        var table = Roster.Read(Workbook.Of(Headings, Budi, Headings, ["Siti Aminah", "0081234568", "P", "X TKRO 1"]));

        Assert.Equal([2, 4], table.Rows.Select(row => row.Row));
    }

    [Fact]
    public void Read_TwoRowHeadings_NameEachParentsColumns()
    {
        var file = new Workbook()
            .Sheet(
                "Daftar Peserta Didik",
                ["No", "Nama", "JK", "Data Ayah", null, null, "Data Ibu", null, null, "Rombel Saat Ini"],
                [null, null, null, "Nama", "Pekerjaan", "NIK", "Nama", "Pekerjaan", "NIK", null],
                ["1", "Budi", "L", "Slamet", "Nelayan", "0000000000000001", "Aminah", "Pedagang", "0000000000000002", "X TKRO 1"])
            .Merge("D1:F1").Merge("G1:I1").Merge("A1:A2")
            .ToBytes();

        var table = Roster.Read(file);

        Assert.Equal(2, table.HeadingRow);
        Assert.Equal(
            [null, RosterField.Name, RosterField.Sex, RosterField.FatherName, RosterField.FatherOccupation, null, RosterField.MotherName, RosterField.MotherOccupation, null, RosterField.ClassGroup],
            table.Columns.Select(column => column.Field));
        Assert.Equal([5, 8], table.Columns.Where(column => column.Use == ColumnUse.Forbidden).Select(column => column.Index));
        Assert.Equal(["Budi", "L", "Slamet", "Nelayan", "Aminah", "Pedagang", "X TKRO 1"], Assert.Single(table.Rows).Cells.Select(cell => cell.Text));
    }

    [Fact]
    public void Read_GroupedHeadings_NameTheirSubheadings()
    {
        var table = Roster.Read(Workbook.Of(
            ["IDENTITAS SISWA", null, null, "ALAMAT", null, "ORANG TUA", null],
            ["Nama", "NISN", "Rombel", "Dusun", "Desa", "Nama", "No HP"],
            ["Budi", "0081234567", "X TKRO 1", "Dusun I", "Tungkal", "Slamet", "081200000001"]));

        Assert.Equal(
            [RosterField.Name, RosterField.Nisn, RosterField.ClassGroup, RosterField.Hamlet, RosterField.Village, RosterField.ParentName, RosterField.ParentPhone],
            table.Columns.Select(column => column.Field!.Value));
    }

    [Fact]
    public void Read_CellsMergedDownwards_GiveEveryRowTheirValue()
    {
        var file = new Workbook()
            .Sheet("A", Headings, Budi, ["Siti", "0081234568", "P", null], ["Tono", "0081234569", "L", null], ["Rina", "0081234570", "P", null])
            .Merge("D2:D4")
            .ToBytes();

        Assert.Equal(["X TKRO 1", "X TKRO 1", "X TKRO 1", ""], Roster.Read(file).Rows.Select(row => row.Cells[3].Text));
    }

    [Fact]
    public void Read_Formulas_CountWithTheirLastValue()
    {
        var table = Roster.Read(Workbook.Of(Headings, [new Formula("UPPER(\"budi\")", "BUDI"), new Formula("A1", 81234567), new Formula("B1"), new ErrorValue("#REF!")]));

        Assert.Equal(["BUDI", "81234567", "", ""], table.Rows[0].Cells.Select(cell => cell.Text));
    }

    [Fact]
    public void Read_DatesAndNumbers_KeepTheirMeaning()
    {
        var table = Roster.Read(Workbook.Of(["Nama", "NISN", "Tanggal Lahir", "Jarak"], ["Budi", 81234567, new DateOnly(2008, 9, 5), 2.5]));

        Assert.Equal(["Budi", "81234567", "2008-09-05", "2.5"], table.Rows[0].Cells.Select(cell => cell.Text));
        Assert.Equal(new DateOnly(2008, 9, 5), table.Rows[0].Cells[2].Date);
    }

    [Fact]
    public void Read_StrayCellFarAway_DoesNoHarm()
    {
        var wide = new object?[400];
        wide[0] = "Budi";
        wide[1] = "0081234567";
        wide[399] = "x";

        Assert.Single(Roster.Read(Workbook.Of(["Nama", "NISN"], wide)).Rows);
    }

    [Fact]
    public void Read_SameFileTwice_GivesTheSameTable()
    {
        var file = Workbook.Of(Headings, Budi);

        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(Roster.Read(file)), System.Text.Json.JsonSerializer.Serialize(Roster.Read(file)));
    }

    private static byte[] Replacing(byte[] workbook, string name, byte[] content)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook), ZipArchiveMode.Read);
        var parts = archive.Entries.Where(entry => entry.FullName != name).Select(entry =>
        {
            using var part = entry.Open();
            using var copy = new MemoryStream();
            part.CopyTo(copy);
            return (entry.FullName, copy.ToArray());
        });

        return Workbook.Zip([.. parts, (name, content)]);
    }
}
