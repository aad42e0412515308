using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Application.Backups;

/// <summary>When the next backup of the night is due.</summary>
public static class BackupSchedule
{
    /// <summary>Older than this, somebody must look.</summary>
    public static readonly TimeSpan OldestAllowed = TimeSpan.FromHours(48);

    /// <summary>
    /// True when none was made since the last time of day <paramref name="at"/>, so that a night in which the machine was off is made up for.
    /// Also when the last one says it was made later than now: the clock was wrong then.
    /// </summary>
    /// <param name="last">UTC, when the newest good backup was made; null: there is none.</param>
    /// <param name="now">UTC.</param>
    public static bool IsDue(DateTime? last, DateTime now, TimeOnly at, SchoolZone zone)
    {
        var wall = now + zone.Offset();
        var latest = wall.Date + at.ToTimeSpan();
        if (latest > wall)
            latest = latest.AddDays(-1);
        return last is not { } made || made < latest - zone.Offset() || made > now;
    }
}
