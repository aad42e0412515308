using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Indicators;

namespace SrpsWeb.Application.Indicators;

/// <summary>What a form says of one indicator of one student.</summary>
/// <param name="Day">Any day of the month it is about.</param>
/// <param name="Value">Null where nothing was typed: an earlier value that was seen is withdrawn.</param>
/// <param name="SeenId">The reading the form showed; null where it showed none.</param>
public sealed record RecordReading(Guid StudentId, DateOnly Day, Indicator Indicator, decimal? Value, string? Source, Guid? SeenId);

/// <param name="Index">Place of the refused reading in the list that was handed in.</param>
public sealed record RefusedReading(int Index, RuleBrokenException Why);

/// <summary>Enters indicators. What was not changed is not stored again, so a form sent twice is stored once.</summary>
public sealed class IndicatorService(SrpsDbContext db, ICurrentPerson person, SchoolClock clock)
{
    /// <summary>Stores all of them or, where one is refused, none.</summary>
    /// <exception cref="AccessRefusedException">One of the students is not at risk for the viewer in the month, or the viewer may not enter.</exception>
    public async Task<IReadOnlyList<RefusedReading>> RecordAsync(IReadOnlyList<RecordReading> readings, CancellationToken ct)
    {
        IReadOnlyList<RefusedReading> refused = [];
        await db.SaveNextAsync(async () => (refused = await AddAsync(readings, ct)).Count == 0, ct);
        return refused;
    }

    /// <summary>Adds what has changed to the context, for an act that saves it with other things.</summary>
    /// <exception cref="AccessRefusedException">As for <see cref="RecordAsync"/>.</exception>
    internal async Task<IReadOnlyList<RefusedReading>> AddAsync(IReadOnlyList<RecordReading> readings, CancellationToken ct)
    {
        if (readings.Count == 0)
            return [];
        await RequireWritableAsync(readings, ct);
        var studentIds = readings.Select(reading => reading.StudentId).Distinct().ToList();
        var months = readings.Select(reading => IndicatorReading.MonthOf(reading.Day)).Distinct().ToList();
        var stored = await db.IndicatorReadings.AsNoTracking()
            .Where(reading => studentIds.Contains(reading.StudentId) && months.Contains(reading.Month))
            .ToListAsync(ct);
        var byPlace = stored.ToLookup(reading => (reading.StudentId, reading.Month, reading.Indicator));
        var refused = new List<RefusedReading>();
        foreach (var (index, row) in readings.Index())
        {
            try
            {
                await AddAsync(row, [.. byPlace[(row.StudentId, IndicatorReading.MonthOf(row.Day), row.Indicator)]], ct);
            }
            catch (RuleBrokenException broken)
            {
                refused.Add(new RefusedReading(index, broken));
            }
        }

        return refused;
    }

    private async Task AddAsync(RecordReading row, IReadOnlyList<IndicatorReading> earlier, CancellationToken ct)
    {
        var current = earlier.MaxBy(reading => reading.Sequence);
        var seen = earlier.FirstOrDefault(reading => reading.Id == row.SeenId);
        var isUntouched = row.Value == seen?.Value;
        if (isUntouched || row.Value == current?.Value)
            return;
        if (current is not null && current.Id != seen?.Id)
            throw await ChangedMeanwhileAsync(current, ct);
        db.IndicatorReadings.Add(IndicatorReading.Read(row.StudentId, row.Day, row.Indicator, current, row.Value, row.Source, clock.Today, clock.Recorded));
    }

    /// <summary>Both see both: the other's value in the message, the own one still in the field.</summary>
    private async Task<RuleBrokenException> ChangedMeanwhileAsync(IndicatorReading current, CancellationToken ct)
    {
        var by = await db.Memberships.Where(member => member.UserId == current.RecordedByUserId).Select(member => member.FullName).SingleAsync(ct);
        return current.Value is { } value
            ? new RuleBrokenException("Indicator.ChangedMeanwhile", nameof(IndicatorReading.Value), by, value)
            : new RuleBrokenException("Indicator.WithdrawnMeanwhile", nameof(IndicatorReading.Value), by);
    }

    private async Task RequireWritableAsync(IReadOnlyList<RecordReading> readings, CancellationToken ct)
    {
        foreach (var month in readings.GroupBy(reading => IndicatorReading.MonthOf(reading.Day), reading => reading.StudentId))
        {
            var studentIds = month.Distinct().ToList();
            var writable = await db.CaseFiles
                .Where(IndicatorAccess.WritableBy(person.Viewer))
                .Where(IndicatorAccess.OpenIn(month.Key))
                .Where(file => studentIds.Contains(file.StudentId))
                .Select(file => file.StudentId)
                .Distinct()
                .CountAsync(ct);
            if (writable < studentIds.Count)
                throw new AccessRefusedException(true, "Indicator.OutOfScope");
        }
    }
}
