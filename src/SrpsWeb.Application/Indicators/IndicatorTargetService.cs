using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Indicators;

namespace SrpsWeb.Application.Indicators;

/// <summary>What a form says of one aim.</summary>
/// <param name="Value">Null takes the aim back.</param>
/// <param name="Seen">Sequence of the aim the form showed; 0 where it showed none.</param>
public sealed record SetTarget(Indicator Indicator, decimal? Value, int Seen);

/// <summary>The aim that counts today, with who set it.</summary>
public sealed record TargetView(Indicator Indicator, int Sequence, decimal? Value, DateOnly ValidFrom, string By);

/// <summary>What the school aims at: valid from the running month on, so that past months keep theirs.</summary>
public sealed class IndicatorTargetService(SrpsDbContext db, SchoolClock clock)
{
    /// <summary>The last aim for each indicator that ever had one.</summary>
    public async Task<IReadOnlyDictionary<Indicator, TargetView>> CurrentAsync(CancellationToken ct)
    {
        var all = await db.IndicatorTargets.AsNoTracking()
            .Select(target => new TargetView(
                target.Indicator,
                target.Sequence,
                target.Value,
                target.ValidFrom,
                db.Memberships.Where(member => member.UserId == target.RecordedByUserId).Select(member => member.FullName).First()))
            .ToListAsync(ct);
        return all.GroupBy(target => target.Indicator).ToDictionary(group => group.Key, group => group.MaxBy(target => target.Sequence)!);
    }

    /// <summary>Stores all of them or, where one is refused, none. What was not changed is not stored again.</summary>
    /// <returns>Which of the handed-in aims was refused and why; empty where all are stored.</returns>
    public async Task<IReadOnlyList<RefusedReading>> SetAsync(IReadOnlyList<SetTarget> aims, CancellationToken ct)
    {
        IReadOnlyList<RefusedReading> refused = [];
        await db.SaveNextAsync(async () => (refused = await AddAsync(aims, ct)).Count == 0, ct);
        return refused;
    }

    private async Task<IReadOnlyList<RefusedReading>> AddAsync(IReadOnlyList<SetTarget> aims, CancellationToken ct)
    {
        var current = await CurrentAsync(ct);
        var refused = new List<RefusedReading>();
        foreach (var (index, aim) in aims.Index())
        {
            var last = current.GetValueOrDefault(aim.Indicator);
            if (aim.Value == last?.Value)
                continue;
            try
            {
                if (last is not null && last.Sequence != aim.Seen)
                    throw ChangedMeanwhile(last);
                db.IndicatorTargets.Add(IndicatorTarget.Set(aim.Indicator, clock.Today, (last?.Sequence ?? 0) + 1, aim.Value, clock.Recorded));
            }
            catch (RuleBrokenException broken)
            {
                refused.Add(new RefusedReading(index, broken));
            }
        }

        return refused;
    }

    private static RuleBrokenException ChangedMeanwhile(TargetView last) => last.Value is { } value
        ? new RuleBrokenException("Indicator.ChangedMeanwhile", nameof(IndicatorTarget.Value), last.By, value)
        : new RuleBrokenException("Indicator.WithdrawnMeanwhile", nameof(IndicatorTarget.Value), last.By);
}
