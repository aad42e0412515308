using System.Globalization;
using CsCheck;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Domain.Tests.Schools;

public sealed class SchoolZonesTests
{
    [Theory]
    [InlineData(SchoolZone.Wib, "2026-09-15T16:59:59Z", "2026-09-15")]
    [InlineData(SchoolZone.Wib, "2026-09-15T17:00:00Z", "2026-09-16")]
    [InlineData(SchoolZone.Wita, "2026-09-15T15:59:59Z", "2026-09-15")]
    [InlineData(SchoolZone.Wita, "2026-09-15T16:00:00Z", "2026-09-16")]
    [InlineData(SchoolZone.Wit, "2026-09-15T14:59:59Z", "2026-09-15")]
    [InlineData(SchoolZone.Wit, "2026-09-15T15:00:00Z", "2026-09-16")]
    [InlineData(SchoolZone.Wit, "2026-12-31T15:00:00Z", "2027-01-01")]
    public void Day_AroundMidnight_IsTheDayOfTheSchool(SchoolZone zone, string moment, string day) =>
        Assert.Equal(DateOnly.Parse(day, CultureInfo.InvariantCulture), zone.Day(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture)));

    [Fact]
    public void Day_SameMomentWrittenWithAnotherOffset_IsTheSameDay() =>
        Assert.Equal(new DateOnly(2026, 9, 16), SchoolZone.Wib.Day(new DateTimeOffset(2026, 9, 15, 12, 30, 0, TimeSpan.FromHours(-5))));

    [Fact]
    public void Local_Moment_IsTheClockOnTheWall()
    {
        var local = SchoolZone.Wita.Local(new DateTimeOffset(2026, 9, 15, 23, 5, 0, TimeSpan.Zero));

        Assert.Equal(new DateTime(2026, 9, 16, 7, 5, 0), local.DateTime);
        Assert.Equal(TimeSpan.FromHours(8), local.Offset);
    }

    [Fact]
    public void Day_FurtherEast_IsNeverEarlier() =>
        Gen.DateTime.Utc[DateTime.UnixEpoch, new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc)].Sample(utc =>
        {
            var moment = new DateTimeOffset(utc);
            Assert.True(SchoolZone.Wib.Day(moment) <= SchoolZone.Wita.Day(moment));
            Assert.True(SchoolZone.Wita.Day(moment) <= SchoolZone.Wit.Day(moment));
        });
}
