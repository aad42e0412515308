using SrpsWeb.Application.Imports;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Tests.Imports;

public sealed class RosterRowParserTests
{
    [Fact]
    public void Parse_FullRow_FillsEveryField()
    {
        var row = Assert.Single(Roster.ParseOne(
            ("Nama", "  Siti   Nur'aini "), ("NIS", "1234"), ("JK", "P"), ("Rombel", "XI-TKJ-2"), ("Tempat Lahir", "Kuala Tungkal"), ("Tanggal Lahir", "5 September 2008"),
            ("Alamat", "Jl. Nelayan"), ("RT", "002"), ("RW", "1"), ("Dusun", "Dusun Mulyo"), ("Kelurahan", "Tungkal III"), ("Kecamatan", "Tungkal Ilir"), ("HP", "0812-0000-0001"),
            ("Nama Ayah", "Slamet"), ("Pekerjaan Ayah", "Nelayan"), ("HP Ayah", "081200000002"), ("Nama Ibu", "Aminah"), ("Nama Wali", "-"),
            ("Nomor KIP", "ABC123"), ("No. KPS", "77"), ("Alat Transportasi", "Jalan kaki"), ("Jarak", "2,5")).Rows);

        Assert.Equal("Siti Nur'aini", row.Name);
        Assert.Equal(("0081234567", "1234", Sex.Female), (row.Nisn, row.Nis, row.Sex));
        Assert.Equal(new ClassGroupName("XI TKJ 2", "XITKJ2", GradeLevel.XI, "TKJ"), row.ClassGroup);
        Assert.Equal("TKJ", row.Programme);
        Assert.Equal(
            new StudentDetails("Kuala Tungkal", new DateOnly(2008, 9, 5), "Jl. Nelayan RT 002 RW 1", "Dusun Mulyo", "Tungkal III", "Tungkal Ilir", "+6281200000001", "ABC123", "77", "Jalan kaki", 2.5m),
            row.Details);
        Assert.Equal(
            [new GuardianContact(GuardianRelation.Father, "Slamet", "Nelayan", "+6281200000002"), new GuardianContact(GuardianRelation.Mother, "Aminah", null, null)],
            row.Guardians);
    }

    [Theory]
    [InlineData("", "Import.Row.NameMissing")]
    [InlineData("-", "Import.Row.NameMissing")]
    [InlineData("12345", "Import.Row.NameMissing")]
    public void Parse_NoName_IsRefused(string name, string code) => AssertRefused(Roster.ParseOne(("Nama", name)), RosterField.Name, code);

    [Fact]
    public void Parse_NameTooLong_IsRefused() => AssertRefused(Roster.ParseOne(("Nama", new string('a', 121))), RosterField.Name, "Import.Row.NameTooLong");

    [Theory]
    [InlineData("Suharto")]
    [InlineData("M. Rizki Ananda, S.")]
    [InlineData("李小龍")]
    [InlineData("O'Brien-Ñandú")]
    [InlineData("Robert'); DROP TABLE Students;--")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("=SUM(A1)")]
    public void Parse_AnyName_IsKeptAsWritten(string name) => Assert.Equal(name, Assert.Single(Roster.ParseOne(("Nama", name)).Rows).Name);

    [Fact]
    public void Parse_InvisibleCharactersAndMarks_AreCleaned() =>
        Assert.Equal("Budi Santoso", Assert.Single(Roster.ParseOne(("Nama", "\u200B'Budi\u00A0\t Santoso\uFEFF ")).Rows).Name);

    [Theory]
    [InlineData("81234567", "0081234567")]
    [InlineData("999123456", "0999123456")]
    [InlineData("81234567.0", "0081234567")]
    public void Parse_NisnThatLostItsZeros_IsRepairedAndFlagged(string written, string expected)
    {
        var parse = Roster.ParseOne(("NISN", written));

        Assert.Equal(expected, Assert.Single(parse.Rows).Nisn);
        Assert.Equal(new RowIssue(2, RosterField.Nisn, "Import.Row.NisnRepaired", IssueSeverity.Warning, written), Assert.Single(parse.Issues));
    }

    [Theory]
    [InlineData("0081234567")]
    [InlineData("'0081234567")]
    [InlineData("008 123 4567")]
    [InlineData("008.123.4567")]
    public void Parse_WholeNisn_IsTaken(string written)
    {
        var parse = Roster.ParseOne(("NISN", written));

        Assert.Equal("0081234567", Assert.Single(parse.Rows).Nisn);
        Assert.Empty(parse.Issues);
    }

    [Theory]
    [InlineData("12345")]
    [InlineData("00812345678")]
    [InlineData("00812A4567")]
    [InlineData("0000000000")]
    [InlineData("8,12E+07")]
    public void Parse_WrongNisn_IsRefused(string written) => AssertRefused(Roster.ParseOne(("NISN", written)), RosterField.Nisn, "Import.Row.NisnInvalid");

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("Belum ada")]
    public void Parse_NoNisn_IsImportedWithAWarning(string written)
    {
        var parse = Roster.ParseOne(("NISN", written), ("NIS", "1234"));

        Assert.Null(Assert.Single(parse.Rows).Nisn);
        Assert.Equal(["Import.Row.NisnMissing"], parse.Codes());
    }

    [Fact]
    public void Parse_NothingToFindTheStudentAgain_IsRefused() =>
        Assert.Contains("Import.Row.NoIdentity", Roster.ParseOne(("NISN", "")).Codes());

    [Theory]
    [InlineData("1234/0081234567", "1234", "0081234567")]
    [InlineData("0081234567 / 1234", "1234", "0081234567")]
    [InlineData("1234", "1234", null)]
    [InlineData("0081234567", null, "0081234567")]
    public void Parse_NisAndNisnInOneCell_AreTakenApart(string written, string? nis, string? nisn)
    {
        var row = Assert.Single(Roster.ParseText($"Nama;NIS/NISN;JK;Kelas\nBudi;{written};L;X TKRO 1\n").Rows);

        Assert.Equal((nis, nisn), (row.Nis, row.Nisn));
    }

    [Theory]
    [InlineData("L", Sex.Male)]
    [InlineData("Laki-Laki", Sex.Male)]
    [InlineData("laki laki", Sex.Male)]
    [InlineData("P", Sex.Female)]
    [InlineData(" PEREMPUAN ", Sex.Female)]
    [InlineData("Female", Sex.Female)]
    public void Parse_Sex_IsUnderstood(string written, Sex expected) => Assert.Equal(expected, Assert.Single(Roster.ParseOne(("JK", written)).Rows).Sex);

    [Theory]
    [InlineData("")]
    [InlineData("L/P")]
    [InlineData("?")]
    public void Parse_UnknownSex_IsRefused(string written) => AssertRefused(Roster.ParseOne(("JK", written)), RosterField.Sex, "Import.Row.SexUnknown");

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    public void Parse_NoClass_IsRefused(string written) => AssertRefused(Roster.ParseOne(("Rombel", written)), RosterField.ClassGroup, "Import.Row.ClassMissing");

    [Fact]
    public void Parse_ClassThatExcelMadeADate_IsRefused()
    {
        var file = Workbook.Of(["Nama", "NISN", "JK", "Kelas"], ["Budi", "0081234567", "L", new DateOnly(2023, 1, 10)]);

        AssertRefused(Roster.Parse(file), RosterField.ClassGroup, "Import.Row.ClassIsDate");
    }

    [Fact]
    public void Parse_LevelInItsOwnColumn_CompletesTheClass()
    {
        var row = Assert.Single(Roster.ParseText("Nama;NISN;JK;Kelas;Rombel;Jurusan\nBudi;0081234567;L;10;TKRO 1;Teknik Kendaraan Ringan\n").Rows);

        Assert.Equal("X TKRO 1", row.ClassGroup.Display);
        Assert.Equal("Teknik Kendaraan Ringan", row.Programme);
    }

    [Theory]
    [InlineData("31/02/2008")]
    [InlineData("kemarin")]
    [InlineData("05/09/2028")]
    [InlineData("05/09/1901")]
    public void Parse_WrongBirthDate_IsLeftOutWithAWarning(string written)
    {
        var parse = Roster.ParseOne(("Tanggal Lahir", written));

        Assert.Null(Assert.Single(parse.Rows).Details.BirthDate);
        Assert.Equal(new RowIssue(2, RosterField.BirthDate, "Import.Row.DateInvalid", IssueSeverity.Warning, written), Assert.Single(parse.Issues));
    }

    [Fact]
    public void Parse_MonthWrittenFirst_IsReadAndFlagged()
    {
        var parse = Roster.ParseOne(("Tanggal Lahir", "09/25/2008"));

        Assert.Equal(new DateOnly(2008, 9, 25), Assert.Single(parse.Rows).Details.BirthDate);
        Assert.Equal(["Import.Row.DateMonthFirst"], parse.Codes());
    }

    [Theory]
    [InlineData("Kuala Tungkal, 5 September 2008", "Kuala Tungkal")]
    [InlineData("Jambi 05-09-2008", "Jambi")]
    [InlineData("Desa A, Kec. B, 05/09/2008", "Desa A, Kec. B")]
    public void Parse_PlaceAndDateInOneCell_AreTakenApart(string written, string place)
    {
        var details = Assert.Single(Roster.ParseOne(("TTL", written)).Rows).Details;

        Assert.Equal((place, new DateOnly(2008, 9, 5)), (details.BirthPlace, details.BirthDate));
    }

    [Fact]
    public void Parse_WrongPhone_IsLeftOutWithAWarning()
    {
        var parse = Roster.ParseOne(("HP", "12345"));

        Assert.Null(Assert.Single(parse.Rows).Details.Phone);
        Assert.Equal(new RowIssue(2, RosterField.Phone, "Import.Row.PhoneInvalid", IssueSeverity.Warning, "12345"), Assert.Single(parse.Issues));
    }

    [Fact]
    public void Parse_SeveralPhones_KeepsTheFirstAndShowsTheOthers()
    {
        var parse = Roster.ParseOne(("HP", "081200000001 / 081200000002"));

        Assert.Equal("+6281200000001", Assert.Single(parse.Rows).Details.Phone);
        Assert.Equal(new RowIssue(2, RosterField.Phone, "Import.Row.FurtherPhone", IssueSeverity.Warning, "+6281200000002"), Assert.Single(parse.Issues));
    }

    [Fact]
    public void Parse_PhoneOfParents_GoesToTheFirstOneNamed()
    {
        var row = Assert.Single(Roster.ParseOne(("Nama Ibu", "Aminah"), ("Pekerjaan", "Petani"), ("No HP Orang Tua", "081200000003")).Rows);

        Assert.Equal([new GuardianContact(GuardianRelation.Mother, "Aminah", "Petani", "+6281200000003")], row.Guardians);
        Assert.Null(row.Details.Phone);
    }

    [Fact]
    public void Parse_PhoneOfParentsWhoAreNotNamed_IsTheStudentsNumber()
    {
        var row = Assert.Single(Roster.ParseOne(("No HP Orang Tua", "081200000003")).Rows);

        Assert.Empty(row.Guardians);
        Assert.Equal("+6281200000003", row.Details.Phone);
    }

    [Theory]
    [InlineData("Jarak", "3", "3")]
    [InlineData("Jarak", "0", "0")]
    [InlineData("Jarak", "± 2,25 km", "2.3")]
    [InlineData("Jarak", "500 m", "0.5")]
    [InlineData("Jarak rumah (M)", "1200", null)]
    [InlineData("Jarak", "", null)]
    public void Parse_Distance_IsInKilometres(string heading, string written, string? expected)
    {
        var row = Assert.Single(Roster.ParseOne((heading, written)).Rows);

        Assert.Equal(expected is null ? null : decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), row.Details.DistanceKm);
    }

    [Theory]
    [InlineData("jauh sekali")]
    [InlineData("2-3 km")]
    [InlineData("5000")]
    public void Parse_WrongDistance_IsLeftOutWithAWarning(string written) => Assert.Equal(["Import.Row.ValueUnreadable"], Roster.ParseOne(("Jarak", written)).Codes());

    [Fact]
    public void Parse_TextTooLong_IsCutWithAWarning()
    {
        var parse = Roster.ParseOne(("Alamat", new string('x', 300)));

        Assert.Equal(200, Assert.Single(parse.Rows).Details.Address!.Length);
        Assert.Equal(["Import.Row.TextTooLong"], parse.Codes());
    }

    [Theory]
    [InlineData("Budi;0081234567;1;05/09/2008", RosterField.Nisn)]
    [InlineData("Lain;0081234567;9;01/01/2008", RosterField.Nisn)]
    [InlineData("Lain;0081234599;1;01/01/2008", RosterField.Nis)]
    [InlineData("BUDI;;9;05/09/2008", RosterField.Name)]
    public void Parse_SameStudentTwice_RefusesTheSecond(string second, RosterField field)
    {
        var parse = Roster.ParseText($"Nama;NISN;NIS;Tanggal Lahir;JK;Kelas\nBudi;0081234567;1;05/09/2008;L;X TKRO 1\n{second};L;X TKRO 1\n");

        Assert.Equal(2, Assert.Single(parse.Rows).Row);
        var error = Assert.Single(parse.Issues, issue => issue.Severity == IssueSeverity.Error);
        Assert.Equal((3, field, "Import.Row.DuplicateInFile", 2), (error.Row, error.Field, error.Code, error.OtherRow!.Value));
        Assert.Equal([3], parse.RefusedRows);
    }

    [Fact]
    public void Parse_FirstOfTwoRefused_AdmitsTheSecond()
    {
        var parse = Roster.ParseText("Nama;NISN;JK;Kelas\nBudi;0081234567;;X TKRO 1\nBudi;0081234567;L;X TKRO 1\n");

        Assert.Equal(3, Assert.Single(parse.Rows).Row);
    }

    [Fact]
    public void Parse_NamesakesWithTheirOwnNisn_AreTwoStudents()
    {
        var parse = Roster.ParseText("Nama;NISN;Tanggal Lahir;JK;Kelas\nBudi;0081234567;05/09/2008;L;X TKRO 1\nBudi;0081234568;05/09/2008;L;X TKRO 1\n");

        Assert.Equal(2, parse.Rows.Count);
    }

    [Fact]
    public void Parse_SeveralFaultsInOneRow_NamesThemAll()
    {
        var parse = Roster.ParseOne(("Nama", ""), ("NISN", "12"), ("JK", "x"), ("Rombel", ""), ("HP", "1"));

        Assert.Empty(parse.Rows);
        Assert.Equal(
            ["Import.Row.NameMissing", "Import.Row.NisnInvalid", "Import.Row.SexUnknown", "Import.Row.ClassMissing", "Import.Row.PhoneInvalid"],
            parse.Codes());
    }

    private static void AssertRefused(RosterParse parse, RosterField field, string code)
    {
        Assert.Empty(parse.Rows);
        Assert.Contains(parse.Issues, issue => issue.Field == field && issue.Code == code && issue.Severity == IssueSeverity.Error && issue.Row == 2);
    }
}
