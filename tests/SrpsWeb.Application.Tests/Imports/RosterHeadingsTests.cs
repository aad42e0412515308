using SrpsWeb.Application.Imports;

namespace SrpsWeb.Application.Tests.Imports;

public sealed class RosterHeadingsTests
{
    [Theory]
    [InlineData("Nama", RosterField.Name)]
    [InlineData("  NAMA   SISWA ", RosterField.Name)]
    [InlineData("Nama_Peserta_Didik", RosterField.Name)]
    [InlineData("NamaLengkap", RosterField.Name)]
    [InlineData("Student Name", RosterField.Name)]
    [InlineData("N.I.S.N", RosterField.Nisn)]
    [InlineData("No. NISN", RosterField.Nisn)]
    [InlineData("NIPD", RosterField.Nis)]
    [InlineData("No Induk", RosterField.Nis)]
    [InlineData("NIS/NISN", RosterField.NisAndNisn)]
    [InlineData("J K", RosterField.Sex)]
    [InlineData("L/P", RosterField.Sex)]
    [InlineData("Jenis\nKelamin", RosterField.Sex)]
    [InlineData("Témpat Lahir", RosterField.BirthPlace)]
    [InlineData("Tgl. Lahir", RosterField.BirthDate)]
    [InlineData("Tempat, Tanggal Lahir", RosterField.BirthPlaceAndDate)]
    [InlineData("Rombel Saat Ini", RosterField.ClassGroup)]
    [InlineData("KELAS", RosterField.ClassGroup)]
    [InlineData("Tingkat", RosterField.Level)]
    [InlineData("Kompetensi Keahlian", RosterField.Programme)]
    [InlineData("Alamat Rumah", RosterField.Street)]
    [InlineData("RT/RW", RosterField.RtRw)]
    [InlineData("Dusun", RosterField.Hamlet)]
    [InlineData("Kelurahan/Desa", RosterField.Village)]
    [InlineData("Kecamatan", RosterField.District)]
    [InlineData("HP", RosterField.Phone)]
    [InlineData("No. HP/WA", RosterField.Phone)]
    [InlineData("Nomor WhatsApp yang aktif", RosterField.Phone)]
    [InlineData("Nama Ayah", RosterField.FatherName)]
    [InlineData("Ayah", RosterField.FatherName)]
    [InlineData("Pekerjaan Ayah", RosterField.FatherOccupation)]
    [InlineData("No HP Ayah", RosterField.FatherPhone)]
    [InlineData("Nama Ibu Kandung", RosterField.MotherName)]
    [InlineData("HP Ibu", RosterField.MotherPhone)]
    [InlineData("Nama Wali", RosterField.GuardianName)]
    [InlineData("No HP Wali", RosterField.GuardianPhone)]
    [InlineData("No HP Wali/Orang Tua", RosterField.ParentPhone)]
    [InlineData("Telepon Orangtua", RosterField.ParentPhone)]
    [InlineData("Nama Orang Tua", RosterField.ParentName)]
    [InlineData("Pekerjaan", RosterField.ParentOccupation)]
    [InlineData("Nomor KIP", RosterField.KipNumber)]
    [InlineData("No. KPS", RosterField.PkhNumber)]
    [InlineData("No PKH", RosterField.PkhNumber)]
    [InlineData("Alat Transportasi", RosterField.Transport)]
    [InlineData("Jarak Rumah\nke Sekolah (KM)", RosterField.DistanceKm)]
    public void Recognise_SchoolsHeading_IsItsField(string heading, RosterField expected) =>
        Assert.Equal((ColumnUse.Mapped, expected), RosterHeadings.Recognise(heading));

    [Theory]
    [InlineData("Nama di KIP")]
    [InlineData("Penerima KIP")]
    [InlineData("No")]
    [InlineData("Wali Kelas")]
    [InlineData("Alamat Orang Tua")]
    [InlineData("Tahun Lahir Ayah")]
    public void Recognise_HeadingThatIsNotNeeded_IsIgnored(string heading) =>
        Assert.Equal((ColumnUse.Ignored, null), RosterHeadings.Recognise(heading));

    [Theory]
    [InlineData("Ekstrakurikuler")]
    [InlineData("Teknik")]
    [InlineData("Bangku")]
    public void Recognise_UnknownHeading_IsAskedAbout(string heading) =>
        Assert.Equal((ColumnUse.Unknown, null), RosterHeadings.Recognise(heading));

    [Fact]
    public void Find_KelasBesideRombel_IsTheLevel()
    {
        var table = Roster.ReadText("Nama;Kelas;Rombel\nBudi;X;TKRO 1\n");

        Assert.Equal([RosterField.Name, RosterField.Level, RosterField.ClassGroup], table.Columns.Select(column => column.Field!.Value));
    }

    [Fact]
    public void Find_TwoPhoneColumns_BothCount()
    {
        var table = Roster.ReadText("Nama;NISN;Telepon;HP\nBudi;0081234567;;081200000001\n");

        Assert.Equal(2, table.Columns.Count(column => column.Field == RosterField.Phone));
    }

    [Fact]
    public void Find_SameFieldTwice_TakesTheFirst()
    {
        var table = Roster.ReadText("Nama;Nama Siswa;NISN\nBudi;Bukan;0081234567\n");

        Assert.Equal([RosterField.Name, null, RosterField.Nisn], table.Columns.Select(column => column.Field));
    }

    [Fact]
    public void WithMapping_UnknownColumn_BecomesAField()
    {
        var table = Roster.ReadText("Nama;NISN;Ruang;JK\nBudi;0081234567;X TKRO 1;L\n");

        Assert.Equal([RosterField.ClassGroup], table.MissingFields);

        var mapped = table.WithMapping(new Dictionary<string, RosterField?> { ["ruang"] = RosterField.ClassGroup });

        Assert.Empty(mapped.MissingFields);
        Assert.Equal("X TKRO 1", Assert.Single(RosterRowParser.Parse(mapped, Roster.Today).Rows).ClassGroup.Display);
    }

    [Fact]
    public void WithMapping_FieldOfAnotherColumn_MovesToTheChosenOne()
    {
        var table = Roster.ReadText("Nama;Panggilan akrab;NISN\nBudi;Buyung;0081234567\n");

        var mapped = table.WithMapping(new Dictionary<string, RosterField?> { ["panggilan akrab"] = RosterField.Name });

        Assert.Equal([null, RosterField.Name, RosterField.Nisn], mapped.Columns.Select(column => column.Field));
    }

    [Fact]
    public void WithMapping_ColumnLeftOut_IsNotRead()
    {
        var table = Roster.ReadText("Nama;NISN;Alamat\nBudi;0081234567;Jl. Melati\n");

        var mapped = table.WithMapping(new Dictionary<string, RosterField?> { ["alamat"] = null });

        Assert.Null(mapped.Columns[2].Field);
    }
}
