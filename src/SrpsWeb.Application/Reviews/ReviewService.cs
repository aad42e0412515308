using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Indicators;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Indicators;

namespace SrpsWeb.Application.Reviews;

/// <summary>Since when a factor of the case no longer stands in the way.</summary>
/// <param name="Seen">As the form showed it: what another person changed meanwhile is not overwritten.</param>
/// <param name="On">Null: it still does, or does again.</param>
public sealed record FactorResolution(Guid FactorId, DateOnly? Seen, DateOnly? On);

/// <param name="MainFactorId">The main factor from this day on; the current one where it has not changed.</param>
public sealed record AddReview(Guid Id, Guid CaseFileId, DateOnly On, RiskLevel Level, Handling Handling, string Rationale, Guid MainFactorId)
{
    /// <summary>Factors whose day is stored with the review; those not named stay as they are.</summary>
    public IReadOnlyList<FactorResolution> Factors { get; init; } = [];

    /// <summary>Indicators read for the month of the review; only those that were filled in.</summary>
    public IReadOnlyList<IndicatorEntry> Readings { get; init; } = [];
}

/// <summary>One indicator beside the evaluation of a case.</summary>
/// <param name="Place">Its place in the form, for the message beside it.</param>
/// <param name="SeenId">The reading of this month that the form showed; null where it showed none.</param>
public sealed record IndicatorEntry(int Place, Indicator Indicator, decimal Value, string? Source, Guid? SeenId);

public sealed class ReviewService(SrpsDbContext db, CaseFileStore store, FormStore forms, IndicatorService indicators, SchoolClock clock)
{
    /// <summary>Stores the review and what was seen with it, all or nothing.</summary>
    /// <exception cref="RuleBrokenException">A rule refuses, with its code; the field of a factor is <c>Factors[0].ResolvedOn</c>, of an indicator <c>Readings[0].Value</c>.</exception>
    public async Task AddAsync(AddReview command, CancellationToken ct)
    {
        command = command with { Id = RecordId.Of(command.Id, command.CaseFileId) };
        var caseFile = await store.ForWritingAsync(command.CaseFileId, ct);
        var rationale = Typed.Text(command.Rationale);
        await forms.StoreOnceAsync(
            () => WasStoredAsync(command, caseFile, rationale, ct),
            async () =>
            {
                db.Reviews.Add(caseFile.AddReview(command.Id, command.On, command.Level, command.Handling, command.Rationale, clock.Today, clock.Recorded));
                if (command.MainFactorId != caseFile.MainFactorId)
                    await ChangeMainFactorAsync(caseFile, command, ct);
                if (command.Factors.Any(factor => factor.Seen != factor.On))
                    await ResolveAsync(caseFile, command.Factors, ct);
                await ReadIndicatorsAsync(caseFile, command, ct);
            },
            ct);
    }

    private async Task<bool?> WasStoredAsync(AddReview command, CaseFile caseFile, string rationale, CancellationToken ct)
    {
        var isSame = await db.Reviews.Where(stored => stored.Id == command.Id)
            .Select(stored => (bool?)(stored.CaseFileId == command.CaseFileId && stored.On == command.On && stored.Level == command.Level && stored.Handling == command.Handling && stored.Rationale == rationale))
            .SingleOrDefaultAsync(ct);
        if (isSame != true || command.Readings.Count == 0)
            return isSame;
        var month = IndicatorReading.MonthOf(command.On);
        var values = await db.IndicatorReadings.Where(reading => reading.StudentId == caseFile.StudentId && reading.Month == month)
            .Select(reading => new { reading.Indicator, reading.Value })
            .ToListAsync(ct);
        return command.Readings.All(entry => values.Any(stored => stored.Indicator == entry.Indicator && stored.Value == entry.Value));
    }

    private async Task ChangeMainFactorAsync(CaseFile caseFile, AddReview command, CancellationToken ct)
    {
        var factor = await db.RiskFactors.SingleOrDefaultAsync(candidate => candidate.Id == command.MainFactorId, ct)
            ?? throw new RuleBrokenException("CaseFile.MainFactorMissing", nameof(command.MainFactorId));
        await db.Entry(caseFile).Collection(file => file.Factors).LoadAsync(ct);
        await db.Entry(caseFile).Collection(file => file.MainFactors).LoadAsync(ct);
        caseFile.ChangeMainFactor(factor, command.On, command.Rationale, clock.Today, clock.Recorded);
    }

    private async Task ReadIndicatorsAsync(CaseFile caseFile, AddReview command, CancellationToken ct)
    {
        var readings = command.Readings.Select(entry => new RecordReading(caseFile.StudentId, command.On, entry.Indicator, entry.Value, entry.Source, entry.SeenId));
        foreach (var refused in await indicators.AddAsync([.. readings], ct))
            throw new RuleBrokenException(refused.Why.Code, $"{nameof(AddReview.Readings)}[{command.Readings[refused.Index].Place}].{refused.Why.Field}", [.. refused.Why.Arguments]);
    }

    private async Task ResolveAsync(CaseFile caseFile, IReadOnlyList<FactorResolution> factors, CancellationToken ct)
    {
        await db.Entry(caseFile).Collection(file => file.Factors).LoadAsync(ct);
        foreach (var (index, factor) in factors.Index().Where(row => row.Item.Seen != row.Item.On))
        {
            var field = $"{nameof(AddReview.Factors)}[{index}].{nameof(CaseFactor.ResolvedOn)}";
            var stored = caseFile.Factors.FirstOrDefault(own => own.RiskFactorId == factor.FactorId);
            if (stored is not null && stored.ResolvedOn != factor.Seen && stored.ResolvedOn != factor.On)
                throw new RuleBrokenException("CaseFactor.ResolvedOtherwise", field);
            try
            {
                caseFile.ResolveFactor(factor.FactorId, factor.On, clock.Today);
            }
            catch (RuleBrokenException broken)
            {
                throw new RuleBrokenException(broken.Code, field, [.. broken.Arguments]);
            }
        }
    }
}
