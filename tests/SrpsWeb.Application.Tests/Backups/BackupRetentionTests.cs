using CsCheck;
using SrpsWeb.Application.Backups;

namespace SrpsWeb.Application.Tests.Backups;

public sealed class BackupRetentionTests
{
    private static readonly DateOnly Today = new(2026, 9, 30);

    private static readonly Gen<BackupRetention> Rules = Gen.Select(Gen.Int[1, 8], Gen.Int[0, 5], Gen.Int[0, 13], (days, weeks, months) => new BackupRetention(days, weeks, months));

    /// <summary>In the order they were made; now and then the clock jumps, up to ten years either way.</summary>
    private static readonly Gen<List<BackupMoment>> Histories = Gen.Frequency((8, Gen.Const(1)), (2, Gen.Const(0)), (1, Gen.Int[-3650, 3650])).Array[1, 120].Select(steps =>
    {
        var day = Today;
        return steps.Select((step, index) => new BackupMoment(index + 1, day = day.AddDays(step))).ToList();
    });

    [Fact]
    public void Kept_OfANightlyYear_SevenDaysFourWeeksTwelveMonths()
    {
        var nights = Enumerable.Range(0, 400).Select(night => new BackupMoment(night + 1, Today.AddDays(night - 399))).ToList();

        var kept = BackupRetention.Default.Kept(nights);

        var days = nights.Where(backup => kept.ContainsKey(backup.Number)).Select(backup => backup.MadeOn).OrderDescending().ToList();
        Assert.Equal(Enumerable.Range(0, 7).Select(day => Today.AddDays(-day)), days.Take(7));
        // Of the week before, and of the two before that, the Sunday; the running week and a day of the last one are among the seven days.
        Assert.Equal([new(2026, 9, 20), new(2026, 9, 13)], days.Skip(7).Take(2));
        Assert.Equal(Enumerable.Range(1, 11).Select(month => new DateOnly(2026, 10, 1).AddMonths(-month).AddDays(-1)), days.Skip(9));
        Assert.Equal((7, 2, 11), (Count(BackupKind.Daily), Count(BackupKind.Weekly), Count(BackupKind.Monthly)));

        int Count(BackupKind kind) => kept.Values.Count(found => found == kind);
    }

    [Fact]
    public void Kept_ByAPersonWhoPressesAgain_TheNightBeforeStays()
    {
        List<BackupMoment> backups = [new(1, Today.AddDays(-1)), new(2, Today), new(3, Today), new(4, Today)];

        Assert.Equal([1, 2, 3, 4], BackupRetention.Default.Kept(backups).Keys.Order());
        Assert.Equal([3, 4, 5], new BackupRetention(1, 0, 0).Kept([.. backups, new(5, Today)]).Keys.Order());
    }

    [Fact]
    public void Kept_WhateverTheClockSaid_NeverTheLastThree() => Gen.Select(Rules, Histories).Sample((rules, made) =>
        Assert.Subset(rules.Kept(made).Keys.ToHashSet(), made.TakeLast(BackupRetention.AlwaysKept).Select(backup => backup.Number).ToHashSet()));

    [Fact]
    public void Kept_NeverMoreThanTheRulesAllow() => Gen.Select(Rules, Histories).Sample((rules, made) =>
        Assert.True(rules.Kept(made).Count <= rules.Days + rules.Weeks + rules.Months + BackupRetention.AlwaysKept));

    /// <summary>Deleting every night leaves what deleting once would: nothing that is wanted later is gone by then.</summary>
    [Fact]
    public void Kept_NightByNight_IsWhatWouldBeKeptOfAll() => Gen.Select(Rules, Gen.Int[0, 3].Array[1, 200]).Sample((rules, pauses) =>
    {
        var day = Today;
        var all = pauses.Select((pause, index) => new BackupMoment(index + 1, day = day.AddDays(pause))).ToList();
        List<BackupMoment> left = [];
        foreach (var backup in all)
        {
            left.Add(backup);
            var kept = rules.Kept(left);
            left.RemoveAll(candidate => !kept.ContainsKey(candidate.Number));
        }

        Assert.Equal(rules.Kept(all).OrderBy(entry => entry.Key), rules.Kept(left).OrderBy(entry => entry.Key));
    });

    /// <summary>The battery of the clock is empty: every morning is 2016 again.</summary>
    [Fact]
    public void Kept_ClockFarBack_NothingOfBeforeIsLostToIt()
    {
        var right = Enumerable.Range(0, 7).Select(night => new BackupMoment(night + 1, Today.AddDays(night - 7)));
        var wrong = Enumerable.Range(0, 30).Select(start => new BackupMoment(start + 8, new DateOnly(2016, 1, 1)));

        var kept = BackupRetention.Default.Kept([.. right, .. wrong]);

        Assert.Subset(kept.Keys.ToHashSet(), Enumerable.Range(2, 6).Select(number => (long)number).ToHashSet());
        Assert.Contains(37, kept.Keys);
    }
}
