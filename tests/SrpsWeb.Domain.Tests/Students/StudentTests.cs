using SrpsWeb.Domain.Students;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Students;

public sealed class StudentTests
{
    private readonly Student _student = new StudentBuilder().Build();

    [Fact]
    public void Identify_OneWordNameAndLeadingZeros_AreKept()
    {
        _student.Identify(" Suparmi ", Sex.Female, " 0000000012 ", " ");

        Assert.Equal("Suparmi", _student.Name);
        Assert.Equal("suparmi", _student.FoldedName);
        Assert.Equal(Sex.Female, _student.Sex);
        Assert.Equal("0000000012", _student.Nisn);
        Assert.Null(_student.Nis);
    }

    [Fact]
    public void Identify_WithoutNisn_IsAccepted()
    {
        _student.Identify("Suparmi", Sex.Female, " ", "0042");
        Assert.Null(_student.Nisn);
        Assert.Equal("0042", _student.Nis);
    }

    [Fact]
    public void Identify_WithoutName_IsRefused() =>
        Refused.With("Student.NameMissing", "Name", () => _student.Identify(" ", Sex.Male, null, null));

    [Theory]
    [InlineData("123456789")]
    [InlineData("12345678901")]
    [InlineData("12345 6789")]
    [InlineData("123456789O")]
    [InlineData("٠١٢٣٤٥٦٧٨٩")]
    public void Identify_NisnWithoutExactlyTenDigits_IsRefused(string nisn) =>
        Refused.With("Student.NisnInvalid", "Nisn", () => _student.Identify("Rahmat", Sex.Male, nisn, null));

    [Fact]
    public void Identify_TooLong_IsRefusedAndChangesNothing()
    {
        Refused.With("Text.TooLong", "Name", () => _student.Identify(Scene.LongerThan(TextLimits.Name), Sex.Female, null, null), TextLimits.Name);
        Refused.With("Text.TooLong", "Nis", () => _student.Identify("Lain", Sex.Female, null, Scene.LongerThan(TextLimits.Code)), TextLimits.Code);

        Assert.Equal("Rahmat Hidayat", _student.Name);
        Assert.Equal("2311", _student.Nis);
    }

    [Fact]
    public void Describe_AllDetails_AreKept()
    {
        _student.Describe(new StudentDetails(
            " Contoh ", new DateOnly(2009, 2, 28), "Jalan Contoh 1", "Dusun 2", "Desa Contoh", "Contoh Hilir", "+6281200000001", "KIP1", "PKH1", " ", 12.5m));

        Assert.Equal("Contoh", _student.BirthPlace);
        Assert.Equal(new DateOnly(2009, 2, 28), _student.BirthDate);
        Assert.Equal(("Jalan Contoh 1", "Dusun 2", "Desa Contoh", "Contoh Hilir"), (_student.Address, _student.Hamlet, _student.Village, _student.District));
        Assert.Equal(("+6281200000001", "KIP1", "PKH1"), (_student.Phone, _student.KipNumber, _student.PkhNumber));
        Assert.Null(_student.Transport);
        Assert.Equal(12.5m, _student.DistanceKm);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(999)]
    public void Describe_DistanceUpTo999_IsAccepted(int? km)
    {
        _student.Describe(new StudentDetails(DistanceKm: km));
        Assert.Equal(km, _student.DistanceKm);
    }

    [Theory]
    [InlineData("-0.1")]
    [InlineData("999.1")]
    public void Describe_DistanceOutOfRange_IsRefused(string km) =>
        Refused.With(
            "Student.DistanceOutOfRange",
            "DistanceKm",
            () => _student.Describe(new StudentDetails(DistanceKm: decimal.Parse(km, System.Globalization.CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData("BirthPlace", TextLimits.Name)]
    [InlineData("Address", TextLimits.Line)]
    [InlineData("Hamlet", TextLimits.Name)]
    [InlineData("Village", TextLimits.Name)]
    [InlineData("District", TextLimits.Name)]
    [InlineData("Phone", TextLimits.Code)]
    [InlineData("KipNumber", TextLimits.Code)]
    [InlineData("PkhNumber", TextLimits.Code)]
    [InlineData("Transport", TextLimits.Name)]
    public void Describe_TooLong_IsRefusedAndChangesNothing(string field, int limit)
    {
        _student.Describe(new StudentDetails(BirthPlace: "Contoh"));
        string? LongIn(string name) => name == field ? Scene.LongerThan(limit) : null;
        var details = new StudentDetails(
            LongIn("BirthPlace"),
            null,
            LongIn("Address"),
            LongIn("Hamlet"),
            LongIn("Village"),
            LongIn("District"),
            LongIn("Phone"),
            LongIn("KipNumber"),
            LongIn("PkhNumber"),
            LongIn("Transport"));

        Refused.With("Text.TooLong", field, () => _student.Describe(details), limit);

        Assert.Equal("Contoh", _student.BirthPlace);
    }
}
