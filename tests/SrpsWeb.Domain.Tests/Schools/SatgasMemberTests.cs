using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Domain.Tests.Schools;

public sealed class SatgasMemberTests
{
    private static readonly DateOnly From = new(2026, 7, 13);
    private static readonly SatgasPlace Place = new("Ketua", "421/010/2026", "199001012015011001", From, null);

    private readonly SatgasMember _member = new(Guid.CreateVersion7(), Guid.CreateVersion7(), Place, []);

    [Fact]
    public void Texts_AreTrimmed_AndTheNipLosesItsSpaces()
    {
        _member.Change(new SatgasPlace(" Sekretaris ", " 421/011/2026 ", "19900101 201501 1 001", From.AddDays(1), From.AddDays(30)), []);

        Assert.Equal(("Sekretaris", "421/011/2026", "199001012015011001"), (_member.Position, _member.DecreeNumber, _member.Nip));
        Assert.Equal((From.AddDays(1), From.AddDays(30)), (_member.From, _member.Until));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void Nip_LeftEmpty_IsNone(string? nip)
    {
        _member.Change(Place with { Nip = nip }, []);

        Assert.Null(_member.Nip);
    }

    [Theory]
    [InlineData("19900101201501100")]
    [InlineData("1990010120150110011")]
    [InlineData("19900101201501100x")]
    [InlineData("١٩٩٠٠١٠١٢٠١٥٠١١٠٠١")]
    public void Nip_OtherThan18Digits_IsRefused(string nip) => AssertRefused("SatgasMember.NipInvalid", "Nip", Place with { Nip = nip }, SatgasMember.NipLength);

    [Fact]
    public void Position_Missing_IsRefused() => AssertRefused("SatgasMember.PositionMissing", "Position", Place with { Position = " " });

    [Fact]
    public void DecreeNumber_Missing_IsRefused() => AssertRefused("SatgasMember.DecreeMissing", "DecreeNumber", Place with { DecreeNumber = "" });

    [Theory]
    [InlineData(TextLimits.Name + 1, 1, "Position")]
    [InlineData(1, TextLimits.Name + 1, "DecreeNumber")]
    public void Text_TooLong_IsRefused(int position, int decree, string field) =>
        AssertRefused("Text.TooLong", field, Place with { Position = new string('a', position), DecreeNumber = new string('b', decree) }, TextLimits.Name);

    [Fact]
    public void Until_BeforeFrom_IsRefused_OnTheSameDayNot()
    {
        AssertRefused("SatgasMember.UntilBeforeFrom", "Until", Place with { Until = From.AddDays(-1) }, From);

        _member.Change(Place with { Until = From }, []);

        Assert.Equal(From, _member.Until);
    }

    [Theory]
    [InlineData(1999, null, "From")]
    [InlineData(2101, null, "From")]
    [InlineData(2026, 2101, "Until")]
    public void Day_OfAnotherCentury_IsRefused(int from, int? until, string field) =>
        AssertRefused("SatgasMember.OutOfRange", field, Place with { From = new DateOnly(from, 1, 1), Until = until is { } year ? new DateOnly(year, 1, 1) : null });

    [Theory]
    [InlineData(0, null, true)]
    [InlineData(-30, -1, false)]
    [InlineData(-30, 0, true)]
    [InlineData(100, 200, true)]
    [InlineData(101, null, false)]
    [InlineData(100, null, true)]
    public void Person_IsAMemberOnceAtATime(int from, int? until, bool isRefused)
    {
        var other = new SatgasMember(Guid.CreateVersion7(), _member.UserId, Place with { Until = From.AddDays(100) }, []);
        var place = Place with { From = From.AddDays(from), Until = until is { } days ? From.AddDays(days) : null };

        if (isRefused)
        {
            Refused.With("SatgasMember.AlreadyMember", "From", () => _member.Change(place, [other]), other.From);
            return;
        }

        _member.Change(place, [other]);

        Assert.Equal(place.From, _member.From);
    }

    [Fact]
    public void Change_IsNotHinderedByTheMembershipItself_AndRenewsTheVersion()
    {
        var before = _member.Version;

        _member.Change(Place with { Position = "Anggota" }, [_member]);

        Assert.Equal("Anggota", _member.Position);
        Assert.NotEqual(before, _member.Version);
    }

    [Fact]
    public void End_SetsTheLastDay_AndLeavesAnEarlierOne()
    {
        var lastDay = From.AddDays(10);

        _member.End(lastDay);
        var version = _member.Version;
        _member.End(lastDay);
        _member.End(lastDay.AddDays(1));

        Assert.Equal((lastDay, version), (_member.Until, _member.Version));
    }

    [Fact]
    public void End_BeforeTheLaterEndThatWasWritten_IsTheLastDay()
    {
        _member.Change(Place with { Until = From.AddDays(100) }, []);

        _member.End(From.AddDays(10));

        Assert.Equal(From.AddDays(10), _member.Until);
    }

    [Fact]
    public void End_BeforeTheFirstDay_IsRefused() => Refused.With("SatgasMember.UntilBeforeFrom", "Until", () => _member.End(From.AddDays(-1)), From);

    private void AssertRefused(string code, string field, SatgasPlace place, params object[] arguments)
    {
        Refused.With(code, field, () => _member.Change(place, []), arguments);
        Refused.With(code, field, () => _ = new SatgasMember(Guid.CreateVersion7(), _member.UserId, place, []), arguments);
        Assert.Equal((Place.Position, Place.DecreeNumber, Place.Nip, Place.From, Place.Until), (_member.Position, _member.DecreeNumber, _member.Nip, _member.From, _member.Until));
    }
}
