using SrpsWeb.Domain.Schools;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Schools;

public sealed class SchoolYearTests
{
    private static readonly DateOnly OddStart = new(2026, 7, 13);
    private static readonly DateOnly OddEnd = new(2026, 12, 18);
    private static readonly DateOnly EvenStart = new(2027, 1, 4);
    private static readonly DateOnly EvenEnd = new(2027, 6, 25);

    private readonly SchoolYear _year = new(Guid.CreateVersion7(), "2026/2027", OddStart, OddEnd, EvenStart, EvenEnd);

    [Fact]
    public void New_SchoolYear_SpansItsTwoTerms()
    {
        Assert.Equal(OddStart, _year.StartsOn);
        Assert.Equal(EvenEnd, _year.EndsOn);
        Assert.Equal([(TermKind.Odd, OddStart, OddEnd), (TermKind.Even, EvenStart, EvenEnd)], _year.Terms.Select(term => (term.Kind, term.StartsOn, term.EndsOn)));
        Assert.All(_year.Terms, term => Assert.Equal(_year.Id, term.SchoolYearId));
    }

    [Fact]
    public void Change_Dates_MovesTheTermsAndKeepsTheirIds()
    {
        var ids = _year.Terms.Select(term => term.Id).ToList();

        _year.Change(" 2026/2027 baru ", OddStart.AddDays(7), OddEnd, EvenStart.AddDays(3), EvenEnd.AddDays(1));

        Assert.Equal("2026/2027 baru", _year.Name);
        Assert.Equal(OddStart.AddDays(7), _year.StartsOn);
        Assert.Equal(EvenEnd.AddDays(1), _year.EndsOn);
        Assert.Equal(ids, _year.Terms.Select(term => term.Id));
        Assert.Equal([OddStart.AddDays(7), EvenStart.AddDays(3)], _year.Terms.Select(term => term.StartsOn));
    }

    [Fact]
    public void Change_WithoutName_IsRefused() =>
        Refused.With("SchoolYear.NameMissing", "Name", () => _year.Change(" ", OddStart, OddEnd, EvenStart, EvenEnd));

    [Fact]
    public void Change_NameTooLong_IsRefused() =>
        Refused.With("Text.TooLong", "Name", () => _year.Change(Scene.LongerThan(TextLimits.Code), OddStart, OddEnd, EvenStart, EvenEnd), TextLimits.Code);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Change_OddTermWithoutLength_IsRefused(int days) =>
        Refused.With("SchoolYear.TermEndsBeforeItStarts", "OddEndsOn", () => _year.Change("2026/2027", OddStart, OddStart.AddDays(days), EvenStart, EvenEnd));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Change_EvenTermWithoutLength_IsRefused(int days) =>
        Refused.With("SchoolYear.TermEndsBeforeItStarts", "EvenEndsOn", () => _year.Change("2026/2027", OddStart, OddEnd, EvenStart, EvenStart.AddDays(days)));

    [Fact]
    public void Change_EvenTermStartingTheNextDay_IsAccepted()
    {
        _year.Change("2026/2027", OddStart, OddEnd, OddEnd.AddDays(1), EvenEnd);
        Assert.Equal(OddEnd.AddDays(1), _year.Terms[1].StartsOn);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-10)]
    public void Change_TermsOverlapping_IsRefused(int daysAfterOddEnd) =>
        Refused.With("SchoolYear.TermsOverlap", "EvenStartsOn", () => _year.Change("2026/2027", OddStart, OddEnd, OddEnd.AddDays(daysAfterOddEnd), EvenEnd));

    [Theory]
    [InlineData(1999)]
    [InlineData(2101)]
    public void Change_YearOutOfRange_IsRefused(int year) =>
        Refused.With("SchoolYear.OutOfRange", "OddStartsOn", () => _year.Change("Salah tahun", new DateOnly(year, 7, 1), OddEnd, EvenStart, EvenEnd));

    [Fact]
    public void Change_FourHundredDays_IsAcceptedAndOneMoreRefused()
    {
        _year.Change("2026/2027", OddStart, OddEnd, EvenStart, OddStart.AddDays(400));
        Refused.With("SchoolYear.TooLong", "EvenEndsOn", () => _year.Change("2026/2027", OddStart, OddEnd, EvenStart, OddStart.AddDays(401)));
        Assert.Equal(OddStart.AddDays(400), _year.EndsOn);
    }
}
