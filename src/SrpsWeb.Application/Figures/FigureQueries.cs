using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Cases;
using SrpsWeb.Data;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Figures;
using SrpsWeb.Domain.Indicators;

namespace SrpsWeb.Application.Figures;

/// <summary>Students enrolled on the last day of a period and on the day before it.</summary>
public sealed record Enrolled(int OnLastDay, int DayBefore);

/// <summary>All dated facts of a school.</summary>
public sealed record SchoolFacts(IReadOnlyList<CaseHistory> Cases, IReadOnlyList<ActFact> Acts);

/// <summary>Words for the figures of one period.</summary>
/// <param name="Factors">Rows of the factor table: the four the programme always tells about, and every other one with a student counted under it, also a retired one; in the order of the catalogue.</param>
/// <param name="Kinds">Kinds of intervention that were used, also retired ones; in the order of the catalogue.</param>
public sealed record FigureLabels(IReadOnlyList<CatalogueEntry> Factors, IReadOnlyList<CatalogueEntry> Kinds);

/// <summary>
/// Reads the dated facts of all cases of the school, Secret ones included: figures count everybody. What leaves this class are
/// facts without names; who may see which figure is decided by the pages' policies.
/// </summary>
public sealed class FigureQueries(SrpsDbContext db)
{
    private static readonly HashSet<string> AlwaysShown = new(ProgrammeFactors.Slugs, StringComparer.Ordinal);

    /// <summary>Every case's facts, in two queries whatever their number.</summary>
    public async Task<IReadOnlyList<CaseHistory>> HistoriesAsync(CancellationToken ct) => (await FactsAsync(file => true, ct)).Cases;

    /// <summary>The facts of some cases, counted as if there were no others.</summary>
    public async Task<IReadOnlyList<CaseHistory>> HistoriesAsync(Expression<Func<CaseFile, bool>> only, CancellationToken ct) => (await FactsAsync(only, ct)).Cases;

    /// <summary>Every case's facts and everything done, in two queries whatever their number.</summary>
    public Task<SchoolFacts> FactsAsync(CancellationToken ct) => FactsAsync(file => true, ct);

    private async Task<SchoolFacts> FactsAsync(Expression<Func<CaseFile, bool>> only, CancellationToken ct)
    {
        // A case has few spans, main factors and reviews: one question with their product is less work than three.
        var cases = await db.CaseFiles.AsNoTracking()
            .Where(only)
            .Select(file => new
            {
                file.Id,
                file.StudentId,
                file.IsSecret,
                file.OpeningLevel,
                Spans = file.Spans.Select(span => new { span.OpenedOn, span.ClosedOn, span.Outcome }).ToList(),
                MainFactors = file.MainFactors.Select(change => new { change.ValidFrom, change.RiskFactorId, change.RecordedAt }).ToList(),
                Reviews = db.Reviews.Where(review => review.CaseFileId == file.Id)
                    .Select(review => new { review.On, review.Level, review.Handling, review.RecordedAt })
                    .ToList(),
            })
            .AsSingleQuery()
            .ToListAsync(ct);
        // Visits first: the first part says how a column of both is read, and only theirs has an outcome.
        var acts = await db.HomeVisits.AsNoTracking()
            .Select(visit => new { visit.CaseFileId, On = visit.VisitedOn ?? visit.PlannedOn, KindId = (Guid?)null, DoneOnce = visit.Id, Outcome = (VisitOutcome?)visit.Outcome, visit.SupportRupiah })
            .Concat(db.Interventions.AsNoTracking()
                .Select(done => new { done.CaseFileId, done.On, KindId = (Guid?)done.KindId, DoneOnce = done.GroupId ?? done.Id, Outcome = (VisitOutcome?)null, done.SupportRupiah }))
            .Select(act => new ActFact(act.CaseFileId, act.On, act.KindId, act.DoneOnce, act.Outcome, act.SupportRupiah ?? 0))
            .ToListAsync(ct);
        var contacts = acts.Where(act => act.IsContact).ToLookup(act => act.CaseFileId, act => act.On);
        return new SchoolFacts(
            [.. cases.Select(file => new CaseHistory(
                file.Id,
                file.StudentId,
                file.IsSecret,
                file.OpeningLevel,
                [.. file.Spans.Select(span => new SpanFact(span.OpenedOn, span.ClosedOn, span.Outcome))],
                [.. file.Reviews.Select(review => new ReviewFact(review.On, review.Level, review.Handling, review.RecordedAt.Ticks))],
                [.. file.MainFactors.Select(change => new MainFactorFact(change.ValidFrom, change.RiskFactorId, change.RecordedAt.Ticks))],
                [.. contacts[file.Id]]))],
            acts);
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

    /// <summary>In one query for both catalogues.</summary>
    public async Task<FigureLabels> LabelsAsync(PeriodFigures figures, ActivityFigures activities, CancellationToken ct)
    {
        var all = await db.RiskFactors.AsNoTracking()
            .Select(factor => new { factor.Id, factor.Slug, factor.NameId, factor.NameEn, factor.Order, IsFactor = true })
            .Concat(db.InterventionKinds.AsNoTracking().Select(kind => new { kind.Id, kind.Slug, kind.NameId, kind.NameEn, kind.Order, IsFactor = false }))
            .OrderBy(line => line.Order)
            .ToListAsync(ct);
        var entries = all.ToLookup(line => line.IsFactor, line => new CatalogueEntry(line.Id, line.Slug, line.NameId, line.NameEn));
        return new FigureLabels(
            [.. entries[true].Where(factor => AlwaysShown.Contains(factor.Slug) || figures.ByFactor.ContainsKey(factor.Id))],
            [.. entries[false].Where(kind => activities.ByKind.ContainsKey(kind.Id))]);
    }

    /// <summary>The four factors of the programme, in the order of the catalogue.</summary>
    public async Task<IReadOnlyList<CatalogueEntry>> ProgrammeFactorsAsync(CancellationToken ct) =>
        await db.RiskFactors.AsNoTracking().Where(factor => ProgrammeFactors.Slugs.Contains(factor.Slug)).OrderBy(factor => factor.Order)
            .Select(factor => new CatalogueEntry(factor.Id, factor.Slug, factor.NameId, factor.NameEn))
            .ToListAsync(ct);

    /// <summary>The four indicators of the students counted, against what the school aimed at in that month; in one query.</summary>
    public async Task<IReadOnlyList<IndicatorFigure>> IndicatorsAsync(PeriodFigures figures, IReadOnlyList<CaseHistory> cases, CancellationToken ct)
    {
        var month = IndicatorReading.MonthOf(figures.Period.Last);
        var rows = await db.IndicatorReadings.AsNoTracking().Where(reading => reading.Month <= month)
            // Where a value was read is a text; of a student whose cases are all Restricted or Secret it goes no further.
            .Select(reading => new
            {
                StudentId = (Guid?)reading.StudentId,
                reading.Month,
                reading.Indicator,
                reading.Sequence,
                reading.Value,
                Source = db.CaseFiles.Any(file => file.StudentId == reading.StudentId && file.Confidentiality == Confidentiality.General) ? reading.Source : "",
            })
            .Concat(db.IndicatorTargets.AsNoTracking().Where(target => target.ValidFrom <= month)
                .Select(target => new { StudentId = (Guid?)null, Month = target.ValidFrom, target.Indicator, target.Sequence, target.Value, Source = "" }))
            .ToListAsync(ct);
        var facts = rows.Where(row => row.StudentId is not null)
            .GroupBy(row => (row.StudentId, row.Month, row.Indicator), (_, readings) => readings.MaxBy(reading => reading.Sequence)!)
            .Where(row => row.Value is not null)
            .Select(row => new IndicatorFact(row.StudentId!.Value, row.Month, row.Indicator, row.Value!.Value, row.Source));
        var targets = rows.Where(row => row.StudentId is null)
            .GroupBy(row => row.Indicator, (_, aims) => aims.OrderBy(aim => aim.Month).ThenBy(aim => aim.Sequence).Last())
            .Where(aim => aim.Value is not null)
            .ToDictionary(aim => aim.Indicator, aim => aim.Value!.Value);
        return IndicatorFigures.Of(figures, cases, facts, targets);
    }
}
