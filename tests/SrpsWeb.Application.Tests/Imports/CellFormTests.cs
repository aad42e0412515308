using CsCheck;
using SrpsWeb.Application.Imports;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Application.Tests.Imports;

/// <summary>Dates, phones and class groups in every form that schools write them.</summary>
public sealed class CellFormTests
{
    [Theory]
    [InlineData("5 September 2008")]
    [InlineData("05 SEPTEMBER 2008")]
    [InlineData("5 Sept 2008")]
    [InlineData("5-Sep-08")]
    [InlineData("5-Sep-2008")]
    [InlineData("05/09/2008")]
    [InlineData("5/9/2008")]
    [InlineData("5/9/08")]
    [InlineData("05-09-2008")]
    [InlineData("05.09.2008")]
    [InlineData("05 09 2008")]
    [InlineData("05092008")]
    [InlineData("20080905")]
    [InlineData("2008-09-05")]
    [InlineData("2008/9/5")]
    [InlineData("2008-09-05 00:00:00")]
    [InlineData("2008-09-05T00:00:00")]
    [InlineData("05/09/2008 0:00")]
    [InlineData("Jumat, 5 September 2008")]
    [InlineData("Jum'at, 5 September 2008")]
    [InlineData("September 5, 2008")]
    [InlineData("39696")]
    public void Parse_DateInAnyForm_IsTheSameDay(string written) =>
        Assert.Equal(new DateOnly(2008, 9, 5), Assert.Single(Roster.ParseOne(("Tanggal Lahir", written)).Rows).Details.BirthDate);

    [Theory]
    [InlineData("5 Agt 2008", 8)]
    [InlineData("5 Agust 2008", 8)]
    [InlineData("5 Ags. 2008", 8)]
    [InlineData("5 Agustus 2008", 8)]
    [InlineData("5 Aug 2008", 8)]
    [InlineData("5 Pebruari 2008", 2)]
    [InlineData("5 Mei 2008", 5)]
    [InlineData("5 May 2008", 5)]
    [InlineData("5 Nopember 2008", 11)]
    [InlineData("5 Okt 2008", 10)]
    [InlineData("5 Desember 2008", 12)]
    [InlineData("5 Dec 2008", 12)]
    [InlineData("5 Juni 2008", 6)]
    [InlineData("5 Juli 2008", 7)]
    public void Parse_MonthName_IsUnderstood(string written, int month) =>
        Assert.Equal(new DateOnly(2008, month, 5), Assert.Single(Roster.ParseOne(("Tanggal Lahir", written)).Rows).Details.BirthDate);

    [Theory]
    [InlineData("5/9/99", 1999)]
    [InlineData("5/9/05", 2005)]
    public void Parse_TwoDigitYear_IsTheLatestThatCanBe(string written, int year) =>
        Assert.Equal(new DateOnly(year, 9, 5), Assert.Single(Roster.ParseOne(("Tanggal Lahir", written)).Rows).Details.BirthDate);

    [Fact]
    public void Parse_AnyBirthDate_IsTheSameInEveryForm()
    {
        string[] forms = ["dd/MM/yyyy", "d-M-yyyy", "yyyy-MM-dd", "d MMMM yyyy", "dd MMM yyyy"];
        var indonesian = System.Globalization.CultureInfo.GetCultureInfo("id-ID");

        Gen.Date[new DateTime(1990, 1, 1), new DateTime(2015, 12, 31)].Sample(
            moment =>
            {
                var date = DateOnly.FromDateTime(moment);
                foreach (var form in forms)
                    Assert.Equal(date, IndonesianBirthDate(date.ToString(form, indonesian)));
            },
            iter: 100);
    }

    [Theory]
    [InlineData("0812-0000-0001", "+6281200000001")]
    [InlineData("081200000001", "+6281200000001")]
    [InlineData("81200000001", "+6281200000001")]
    [InlineData("6281200000001", "+6281200000001")]
    [InlineData("+62 812 0000 0001", "+6281200000001")]
    [InlineData("+62 (0)812 0000 0001", "+6281200000001")]
    [InlineData("006281200000001", "+6281200000001")]
    [InlineData("O812 0000 0001", "+6281200000001")]
    [InlineData("HP: 0812.0000.0001 (Ibu)", "+6281200000001")]
    [InlineData("'081200000001", "+6281200000001")]
    [InlineData("(0742) 21234", "+6274221234")]
    [InlineData("+60 12-345 6789", "+60123456789")]
    [InlineData("081200000001/081200000002", "+6281200000001 +6281200000002")]
    [InlineData("081200000001, 081200000002", "+6281200000001 +6281200000002")]
    [InlineData("081200000001 atau 081200000002", "+6281200000001 +6281200000002")]
    [InlineData("081200000001 081200000002", "+6281200000001 +6281200000002")]
    [InlineData("0812 0000 0001 0812 0000 0002", "+6281200000001 +6281200000002")]
    [InlineData("081200000001\n081200000001", "+6281200000001")]
    [InlineData("", "")]
    [InlineData("-", "")]
    [InlineData("tidak ada", "")]
    public void Read_PhoneCell_GivesInternationalNumbers(string written, string expected)
    {
        var reading = PhoneCell.Read(written);

        Assert.Equal(expected, string.Join(' ', reading.Phones));
        Assert.False(reading.HasInvalid);
    }

    [Theory]
    [InlineData("123")]
    [InlineData("0812")]
    [InlineData("8,12E+11")]
    [InlineData("99999999999999999999")]
    [InlineData("081200000001/xx12")]
    public void Read_PhoneCellWithRubbish_SaysSo(string written) => Assert.True(PhoneCell.Read(written).HasInvalid);

    [Fact]
    public void Read_AnyPhoneCell_GivesOnlyPlusAndDigits() =>
        Gen.String[Gen.Char["0812+62/ -,()aO\n"], 0, 40].Sample(
            text => Assert.All(PhoneCell.Read(text).Phones, phone => Assert.Matches(@"^\+\d{8,15}$", phone)),
            iter: 2_000);

    [Theory]
    [InlineData("X TKRO 1")]
    [InlineData("X-TKRO-1")]
    [InlineData("x.tkro.1")]
    [InlineData("X_TKRO_1")]
    [InlineData("  X   TKRO  1 ")]
    [InlineData("Kelas X TKRO 1")]
    [InlineData("10 TKRO 1")]
    [InlineData("10-TKRO-01")]
    [InlineData("10TKRO1")]
    [InlineData("X TKRO1")]
    [InlineData("XTKRO1")]
    public void Parse_ClassGroup_IsTheSameHoweverWritten(string written) =>
        Assert.Equal(new ClassGroupName("X TKRO 1", "XTKRO1", GradeLevel.X, "TKRO"), ClassGroupName.Parse(written));

    [Theory]
    [InlineData("XI TKJ A", "XI TKJ A", GradeLevel.XI, "TKJ")]
    [InlineData("12 NKPI", "XII NKPI", GradeLevel.XII, "NKPI")]
    [InlineData("XII-Nautika Kapal-2", "XII NAUTIKA KAPAL 2", GradeLevel.XII, "NAUTIKA KAPAL")]
    [InlineData("XI 2", "XI 2", GradeLevel.XI, null)]
    [InlineData("X A", "X A", GradeLevel.X, null)]
    [InlineData("TKRO 1", "TKRO 1", null, null)]
    [InlineData("Kelas", "KELAS", null, null)]
    public void Parse_ClassGroup_TellsLevelAndProgramme(string written, string display, GradeLevel? level, string? programme)
    {
        var group = ClassGroupName.Parse(written);

        Assert.Equal((display, level, programme), (group!.Display, group.Level, group.Programme));
    }

    [Fact]
    public void Parse_GluedNameThatCanBeReadTwoWays_StillEqualsTheSpacedOne() =>
        Assert.Equal(ClassGroupName.KeyOf("X IPA 1"), ClassGroupName.KeyOf("XIPA1"));

    [Theory]
    [InlineData("")]
    [InlineData("---")]
    [InlineData("Kelas untuk siswa yang belum mempunyai rombel tetap")]
    public void Parse_NoClassGroup_IsNone(string written) => Assert.Null(ClassGroupName.Parse(written));

    private static DateOnly? IndonesianBirthDate(string written) =>
        Assert.Single(Roster.ParseOne(("Tanggal Lahir", written)).Rows).Details.BirthDate;
}
