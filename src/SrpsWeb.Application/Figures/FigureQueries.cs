using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Cases;
using SrpsWeb.Data;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Figures;

namespace SrpsWeb.Application.Figures;

/// <summary>Students enrolled on the last day of a period and on the day before it.</summary>
public sealed record Enrolled(int OnLastDay, int DayBefore);

/// <summary>
/// Reads the dated facts of all cases of the school, Secret ones included: figures count everybody. What leaves this class are
/// facts without names; who may see which figure is decided by the pages' policies.
/// </summary>
public sealed class FigureQueries(SrpsDbContext db)
{
    private static readonly HashSet<string> AlwaysShown = new(["motivasi", "ekonomi", "keluarga", "perundungan"], StringComparer.Ordinal);

    /// <summary>Every case's facts, in three queries whatever their number.</summary>
    public async Task<IReadOnlyList<CaseHistory>> HistoriesAsync(CancellationToken ct)
    {
        var cases = await db.CaseFiles.AsNoTracking()
            .Select(file => new
            {
                file.Id,
                file.StudentId,
                file.IsSecret,
                file.OpeningLevel,
                Spans = file.Spans.Select(span => new { span.OpenedOn, span.ClosedOn, span.Outcome }).ToList(),
                MainFactors = file.MainFactors.Select(change => new { change.ValidFrom, change.RiskFactorId, change.RecordedAt }).ToList(),
            })
            .AsSingleQuery()
            .ToListAsync(ct);
        var reviews = (await db.Reviews.AsNoTracking()
                .Select(review => new { review.CaseFileId, review.On, review.Level, review.Handling, review.RecordedAt })
                .ToListAsync(ct))
            .ToLookup(review => review.CaseFileId, review => new ReviewFact(review.On, review.Level, review.Handling, review.RecordedAt.Ticks));
        var contacts = (await db.Interventions.AsNoTracking().Select(intervention => new { intervention.CaseFileId, intervention.On })
                .Concat(db.HomeVisits.AsNoTracking().Where(visit => visit.Outcome == VisitOutcome.Held).Select(visit => new { visit.CaseFileId, On = visit.VisitedOn!.Value }))
                .ToListAsync(ct))
            .ToLookup(contact => contact.CaseFileId, contact => contact.On);
        return [.. cases.Select(file => new CaseHistory(
            file.Id,
            file.StudentId,
            file.IsSecret,
            file.OpeningLevel,
            [.. file.Spans.Select(span => new SpanFact(span.OpenedOn, span.ClosedOn, span.Outcome))],
            [.. reviews[file.Id]],
            [.. file.MainFactors.Select(change => new MainFactorFact(change.ValidFrom, change.RiskFactorId, change.RecordedAt.Ticks))],
            [.. contacts[file.Id]]))];
    }

    public async Task<Enrolled> EnrolledAsync(Period period, CancellationToken ct)
    {
        var last = period.Last;
        var before = period.DayBefore;
        var counts = await db.Enrolments.AsNoTracking()
            .Where(enrolment => enrolment.From <= last && (enrolment.Until == null || enrolment.Until >= before))
            .Select(enrolment => new { enrolment.StudentId, enrolment.From, enrolment.Until })
            .ToListAsync(ct);
        return new Enrolled(CountOn(last), CountOn(before));

        int CountOn(DateOnly day) => counts.Where(enrolment => enrolment.From <= day && (enrolment.Until is null || day <= enrolment.Until))
            .Select(enrolment => enrolment.StudentId)
            .Distinct()
            .Count();
    }

    /// <summary>
    /// The factors a table of these figures has rows for, in the order of the catalogue: the four the programme always tells about,
    /// and every other one, also a retired one, with a student counted under it.
    /// </summary>
    public async Task<IReadOnlyList<FactorEntry>> FactorsAsync(PeriodFigures figures, CancellationToken ct)
    {
        var all = await db.RiskFactors.AsNoTracking().OrderBy(factor => factor.Order)
            .Select(factor => new FactorEntry(factor.Id, factor.Slug, factor.NameId, factor.NameEn, factor.Confidentiality))
            .ToListAsync(ct);
        return [.. all.Where(factor => AlwaysShown.Contains(factor.Slug) || figures.ByFactor.ContainsKey(factor.Id))];
    }
}
