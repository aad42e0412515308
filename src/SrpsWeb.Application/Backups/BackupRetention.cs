namespace SrpsWeb.Application.Backups;

/// <summary>What a backup is kept as.</summary>
public enum BackupKind
{
    Daily,
    Weekly,
    Monthly,
}

/// <summary>When a backup was made. The number rises with every backup, whatever the clock says.</summary>
/// <param name="MadeOn">The day on the wall.</param>
public sealed record BackupMoment(long Number, DateOnly MadeOn);

/// <summary>Which backups stay: the newest of each of the last days, weeks and months that have one.</summary>
/// <param name="Days">At least 1.</param>
/// <param name="Weeks">Weeks begin on Monday.</param>
public sealed record BackupRetention(int Days, int Weeks, int Months)
{
    /// <summary>Made last: two presses of the button on one day must not push out what was made the night before.</summary>
    public const int AlwaysKept = 3;

    public static BackupRetention Default { get; } = new(7, 4, 12);

    /// <summary>
    /// The numbers of the backups that stay, with what they stay as: the shortest rule that holds them. Counted back from the one made
    /// last, by number: a clock that was wrong for a while deletes nothing that was made after it.
    /// </summary>
    public IReadOnlyDictionary<long, BackupKind> Kept(IEnumerable<BackupMoment> backups)
    {
        var newestFirst = backups.OrderByDescending(backup => backup.Number).ToList();
        var kept = new Dictionary<long, BackupKind>();
        Keep(BackupKind.Daily, Days, day => day);
        foreach (var backup in newestFirst.Take(AlwaysKept))
            kept.TryAdd(backup.Number, BackupKind.Daily);
        Keep(BackupKind.Weekly, Weeks, day => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)));
        Keep(BackupKind.Monthly, Months, day => new DateOnly(day.Year, day.Month, 1));
        return kept;

        void Keep(BackupKind kind, int most, Func<DateOnly, DateOnly> spanOf)
        {
            foreach (var backup in newestFirst.DistinctBy(backup => spanOf(backup.MadeOn)).Take(most))
                kept.TryAdd(backup.Number, kind);
        }
    }
}
