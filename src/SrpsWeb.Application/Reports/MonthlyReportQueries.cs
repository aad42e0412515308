using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Audit;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Figures;
using SrpsWeb.Application.Files;
using SrpsWeb.Application.Privacy;
using SrpsWeb.Application.Schools;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Figures;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Application.Reports;

/// <summary>Fills the monthly report from what is recorded. What leaves here names no student.</summary>
public sealed class MonthlyReportQueries(
    SrpsDbContext db,
    FigureQueries figures,
    ReportActivityQueries activities,
    ReportCaseQueries reportCases,
    ReportPeopleQueries people,
    ReportNarrativeQueries narratives,
    NamedStudentQueries students,
    SchoolYearService schoolYears,
    IFileStorage files,
    SchoolClock clock,
    ICurrentPerson person,
    CasesSeen seen)
{
    /// <param name="month">First day of the month.</param>
    /// <param name="english">Language of the catalogue's labels.</param>
    /// <param name="visitLabel">What a home visit is called in the list of activities.</param>
    /// <returns>The report as a draft; null for a month without a record or one that has not begun.</returns>
    public async Task<MonthlyReport?> FindAsync(DateOnly month, bool english, string visitLabel, CancellationToken ct)
    {
        var facts = await figures.FactsAsync(ct);
        var cases = facts.Cases;
        if (RecordedMonths.Of(cases, clock.Today) is not { } months || !months.Covers(month) || !months.HasRecord(month))
            return null;
        var period = months.PeriodOf(month);
        var counted = PeriodFigures.Of(cases, period);
        var enrolled = await figures.EnrolledAsync(period, ct);
        var year = await schoolYears.OfDayAsync(period.Last, ct);
        var school = await db.Schools.AsNoTracking().SingleAsync(candidate => candidate.Id == db.CurrentSchoolId, ct);
        var factors = (await figures.LabelsAsync(counted, ActivityFigures.Of(facts.Acts, period), ct)).Factors;
        var interventions = await activities.InterventionsAsync(period, english, ct);
        var visits = await activities.VisitsAsync(period, visitLabel, ct);
        var done = interventions.Concat(visits.Where(visit => visit.Outcome == VisitOutcome.Held)).ToList();
        var shown = done.Where(activity => activity.Confidentiality != Confidentiality.Secret).ToList();
        seen.Note(shown, activity => activity.CaseFileId, activity => activity.Confidentiality);
        var listed = shown.Where(activity => activity.Confidentiality == Confidentiality.General).ToList();
        var restricted = Restricted(listed, done);
        var named = await students.AllAsync(ct);
        var told = await reportCases.OfAsync(cases, counted, factors, english, ct);
        var (approval, satgas) = await people.OfAsync(school, period.Last, clock.Today, ct);
        var written = await narratives.OfMonthAsync(month, ct);
        return new MonthlyReport(
            await SchoolAsync(school, ct),
            period.First,
            period.Last,
            year?.Name ?? "–",
            year is null ? period.Last.Month >= 7 : period.Last < year.Terms.Single(term => term.Kind == TermKind.Even).StartsOn,
            Version: 1,
            IsFinal: false,
            person.Zone.Local(new DateTimeOffset(clock.Now)),
            person.Zone.ToString().ToUpperInvariant(),
            [.. factors.Select(factor => Row(factor.Slug, factor.Name(english), counted.ByFactor.GetValueOrDefault(factor.Id, FactorCount.Zero)))],
            Row("", "", counted.Total),
            enrolled.OnLastDay,
            enrolled.DayBefore,
            Exits(counted),
            counted.Levels,
            WeeklyLine.Of(cases, period.Last),
            [.. interventions.GroupBy(activity => activity.KindLabel, (kind, of) => new ActivityTotal(kind, of.Select(activity => activity.DoneOnce).Distinct().Count()))
                .OrderByDescending(total => total.Count).ThenBy(total => total.Label, StringComparer.Ordinal)],
            Visits(visits),
            [.. listed.OrderBy(activity => activity.On).ThenBy(activity => activity.RecordedAt).Select(activity => activity.Listed(named))],
            Once(done) - Once(listed) - restricted.Count,
            done.Sum(activity => activity.Rupiah ?? 0))
        {
            HasEarlier = month > months.First,
            Restricted = restricted,
            Approval = approval,
            Satgas = satgas,
            Breakdowns = told.Breakdowns,
            Indicators = await figures.IndicatorsAsync(counted, cases, ct),
            Support = Support(done),
            Movements = told.Movements,
            UnlistedSecretStudents = told.UnlistedSecretStudents,
            Versions = written,
            // Versions come newest first.
            Written = written.GroupBy(version => version.Section, (section, versions) => (section, versions.First().Text))
                .Where(newest => newest.Text is not null)
                .ToDictionary(newest => newest.section, newest => newest.Text!),
        };
    }

    private static int Once(IEnumerable<Activity> activities) => activities.Select(activity => activity.DoneOnce).Distinct().Count();

    private static RestrictedActivities Restricted(IReadOnlyCollection<Activity> listed, IEnumerable<Activity> done)
    {
        var restricted = done.Where(activity => activity.Confidentiality == Confidentiality.Restricted).ToList();
        return new RestrictedActivities(
            restricted.Select(activity => activity.DoneOnce).Except(listed.Select(activity => activity.DoneOnce)).Count(),
            [.. restricted.Select(activity => activity.CaseCode).Distinct().Order(StringComparer.Ordinal)]);
    }

    private async Task<ReportSchool> SchoolAsync(School school, CancellationToken ct) =>
        new(school.Name, school.Npsn, school.Address, school.Village, school.District, school.Regency, school.Province, school.Phone, school.Email)
        {
            Logo = school.LogoId is { } logoId ? await files.ReadAsync(new FileKey(school.Id, logoId, IsSmall: true), ct) : null,
        };

    private static FactorFigures Row(string slug, string label, FactorCount count) =>
        new(slug, label, count.Opening, count.New, count.Returned, count.Left, count.Current, count.Handled, count.SpecialCare);

    private static ExitFigures Exits(PeriodFigures counted) => new(
        counted.Exits.GetValueOrDefault(Exit.NoLongerAtRisk),
        counted.Exits.GetValueOrDefault(Exit.DroppedOut),
        counted.Exits.GetValueOrDefault(Exit.Transferred),
        counted.Exits.GetValueOrDefault(Exit.Graduated),
        counted.Exits.GetValueOrDefault(Exit.RegisteredInError));

    private static VisitTotals Visits(IReadOnlyCollection<Activity> visits)
    {
        return new VisitTotals(
            Count(VisitOutcome.Held),
            Count(VisitOutcome.NobodyHome),
            Count(VisitOutcome.Postponed),
            Count(VisitOutcome.Cancelled),
            Count(VisitOutcome.Planned));

        int Count(VisitOutcome outcome) => visits.Count(visit => visit.Outcome == outcome);
    }

    private static List<SupportGiven> Support(IEnumerable<Activity> done) =>
    [
        .. done.Where(activity => activity.Rupiah > 0)
            .GroupBy(
                activity => (activity.KindLabel, Source: activity.Source ?? SupportSource.Other),
                (kind, given) => new SupportGiven(kind.KindLabel, kind.Source, given.Count(), given.Sum(activity => activity.Rupiah!.Value)))
            .OrderByDescending(given => given.Rupiah).ThenBy(given => given.KindLabel, StringComparer.Ordinal).ThenBy(given => given.Source),
    ];
}
