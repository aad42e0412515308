using SrpsWeb.Application.Backups;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Application.Tests.Backups;

public sealed class BackupScheduleTests
{
    private static readonly TimeOnly Two = new(2, 0);

    [Theory]
    [InlineData("2026-09-29T19:05", "2026-09-30T18:59", false)] // 02.05 that night, and it is 01.59 of the next
    [InlineData("2026-09-29T19:05", "2026-09-30T19:00", true)]
    [InlineData("2026-09-29T18:59", "2026-09-29T19:00", true)] // one minute before the hour is the night before
    [InlineData("2026-09-20T19:00", "2026-09-30T00:30", true)] // off for ten days, on again at 07.30
    [InlineData("2036-09-29T19:00", "2026-09-30T01:00", true)] // the clock was ten years ahead
    [InlineData("2016-09-29T19:00", "2026-09-30T01:00", true)]
    [InlineData(null, "2026-09-30T01:00", true)]
    public void IsDue_OnTheWallOfTheSchool(string? last, string now, bool due) =>
        Assert.Equal(due, BackupSchedule.IsDue(last is null ? null : Utc(last), Utc(now), Two, SchoolZone.Wib));

    [Theory]
    [InlineData(SchoolZone.Wib, "2026-09-30T19:00")]
    [InlineData(SchoolZone.Wita, "2026-09-30T18:00")]
    [InlineData(SchoolZone.Wit, "2026-09-30T17:00")]
    public void IsDue_AtTwoOfEachZone(SchoolZone zone, string at)
    {
        Assert.False(BackupSchedule.IsDue(Utc(at).AddDays(-1), Utc(at).AddSeconds(-1), Two, zone));
        Assert.True(BackupSchedule.IsDue(Utc(at).AddDays(-1), Utc(at), Two, zone));
    }

    [Fact]
    public void IsDue_OnceAnHourOfAYear_IsDueOnceADay()
    {
        var start = Utc("2026-01-01T00:00");
        var last = start;
        var made = 0;
        for (var now = start; now < start.AddDays(365); now = now.AddHours(1))
        {
            if (!BackupSchedule.IsDue(last, now, Two, SchoolZone.Wita))
                continue;
            last = now;
            made++;
        }

        Assert.Equal(365, made);
    }

    private static DateTime Utc(string text) => DateTime.SpecifyKind(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);
}
