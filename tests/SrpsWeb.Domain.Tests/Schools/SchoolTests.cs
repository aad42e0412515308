using SrpsWeb.Domain.Schools;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Schools;

public sealed class SchoolTests
{
    private readonly School _school = new(Guid.CreateVersion7(), "SMKN 1 Contoh", "10500001", SchoolZone.Wib, Scene.Now);

    [Fact]
    public void Rename_ValidNumbers_AreKeptAsText()
    {
        _school.Rename("  SMKN 2 Contoh ", " 00500002 ", SchoolZone.Wita);

        Assert.Equal("SMKN 2 Contoh", _school.Name);
        Assert.Equal("00500002", _school.Npsn);
        Assert.Equal(SchoolZone.Wita, _school.Zone);
        Assert.Equal(Scene.Now, _school.RegisteredAt);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    public void Rename_WithoutName_IsRefused(string? name) =>
        Refused.With("School.NameMissing", "Name", () => _school.Rename(name!, "10500001", SchoolZone.Wib));

    [Fact]
    public void Rename_NameAtTheLimit_IsAcceptedAndOneMoreRefused()
    {
        _school.Rename(new string('a', TextLimits.Name), "10500001", SchoolZone.Wib);
        Refused.With("Text.TooLong", "Name", () => _school.Rename(Scene.LongerThan(TextLimits.Name), "10500001", SchoolZone.Wib), TextLimits.Name);
    }

    [Theory]
    [InlineData("1050000")]
    [InlineData("105000011")]
    [InlineData("1050000a")]
    [InlineData("１０５００００１")]
    [InlineData("")]
    [InlineData(null)]
    public void Rename_NpsnWithoutExactlyEightDigits_IsRefused(string? npsn) =>
        Refused.With("School.NpsnInvalid", "Npsn", () => _school.Rename("SMKN 1 Contoh", npsn!, SchoolZone.Wib));

    [Fact]
    public void Rename_Refused_ChangesNothing()
    {
        Assert.Throws<RuleBrokenException>(() => _school.Rename("SMKN 2 Contoh", "1", SchoolZone.Wit));

        Assert.Equal("SMKN 1 Contoh", _school.Name);
        Assert.Equal(SchoolZone.Wib, _school.Zone);
    }

    [Fact]
    public void SetLetterhead_Blanks_BecomeNull()
    {
        _school.SetLetterhead(" Jalan Contoh 1 ", "Contoh Ilir", " ", "", null, "+6281200000001", "tu@sekolah.example");

        Assert.Equal("Jalan Contoh 1", _school.Address);
        Assert.Equal("Contoh Ilir", _school.Village);
        Assert.Null(_school.District);
        Assert.Null(_school.Regency);
        Assert.Null(_school.Province);
        Assert.Equal("+6281200000001", _school.Phone);
        Assert.Equal("tu@sekolah.example", _school.Email);
    }

    [Theory]
    [InlineData(0, "Address", TextLimits.Line)]
    [InlineData(1, "Village", TextLimits.Name)]
    [InlineData(2, "District", TextLimits.Name)]
    [InlineData(3, "Regency", TextLimits.Name)]
    [InlineData(4, "Province", TextLimits.Name)]
    [InlineData(5, "Phone", TextLimits.Code)]
    [InlineData(6, "Email", TextLimits.Name)]
    public void SetLetterhead_TooLong_IsRefusedAndChangesNothing(int place, string field, int limit)
    {
        var lines = new string?[] { "a", "b", "c", "d", "e", "f", "g" };
        lines[place] = Scene.LongerThan(limit);

        Refused.With("Text.TooLong", field, () => _school.SetLetterhead(lines[0], lines[1], lines[2], lines[3], lines[4], lines[5], lines[6]), limit);

        Assert.Null(_school.Address);
        Assert.Null(_school.Phone);
    }
}
