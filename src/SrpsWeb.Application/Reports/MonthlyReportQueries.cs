using Microsoft.EntityFrameworkCore;
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
public sealed class MonthlyReportQueries(SrpsDbContext db, FigureQueries figures, SchoolYearService schoolYears, IFileStorage files, SchoolClock clock, ICurrentPerson person)
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
        var interventions = await InterventionsAsync(period, english, ct);
        var visits = await VisitsAsync(period, visitLabel, ct);
        var done = interventions.Concat(visits.Where(visit => visit.Outcome == VisitOutcome.Held)).ToList();
        return new MonthlyReport(
            new ReportSchool(school.Name, school.Npsn, school.Address, school.Village, school.District, school.Regency, school.Province, school.Phone, school.Email)
            {
                Logo = school.LogoId is { } logoId ? await files.ReadAsync(new FileKey(school.Id, logoId, IsSmall: true), ct) : null,
            },
            period.First,
            period.Last,
            year?.Name ?? "–",
            year is null ? period.Last.Month >= 7 : period.Last < year.Terms.Single(term => term.Kind == TermKind.Even).StartsOn,
            Version: 1,
            IsFinal: false,
            person.Zone.Local(new DateTimeOffset(clock.Now)),
            person.Zone.ToString().ToUpperInvariant(),
            [.. (await figures.LabelsAsync(counted, ActivityFigures.Of(facts.Acts, period), ct)).Factors.Select(factor =>
                Row(factor.Slug, factor.Name(english), counted.ByFactor.GetValueOrDefault(factor.Id, FactorCount.Zero)))],
            Row("", "", counted.Total),
            enrolled.OnLastDay,
            // Before its first case a school did not count: "up from 0" would tell of a rise nobody has seen.
            month > months.First ? enrolled.DayBefore : 0,
            new ExitFigures(
                counted.Exits.GetValueOrDefault(Exit.NoLongerAtRisk),
                counted.Exits.GetValueOrDefault(Exit.DroppedOut),
                counted.Exits.GetValueOrDefault(Exit.Transferred),
                counted.Exits.GetValueOrDefault(Exit.Graduated),
                counted.Exits.GetValueOrDefault(Exit.RegisteredInError)),
            counted.Levels,
            WeeklyLine.Of(cases, period.Last),
            [.. interventions.GroupBy(activity => activity.KindLabel, (kind, of) => new ActivityTotal(kind, of.Select(activity => activity.DoneOnce).Distinct().Count()))
                .OrderByDescending(total => total.Count).ThenBy(total => total.Label, StringComparer.Ordinal)],
            new VisitTotals(
                Count(VisitOutcome.Held),
                Count(VisitOutcome.NobodyHome),
                Count(VisitOutcome.Postponed),
                Count(VisitOutcome.Cancelled),
                Count(VisitOutcome.Planned)),
            [.. done.Where(activity => activity.Confidentiality != Confidentiality.Secret).OrderBy(activity => activity.On).ThenBy(activity => activity.RecordedAt).Select(activity => activity.Listed())],
            done.Count(activity => activity.Confidentiality == Confidentiality.Secret),
            done.Sum(activity => activity.Rupiah ?? 0));

        int Count(VisitOutcome outcome) => visits.Count(visit => visit.Outcome == outcome);
    }

    private static FactorFigures Row(string slug, string label, FactorCount count) =>
        new(slug, label, count.Opening, count.New, count.Returned, count.Left, count.Current, count.Handled, count.SpecialCare);

    private async Task<List<Activity>> InterventionsAsync(Period period, bool english, CancellationToken ct)
    {
        var (first, last) = (period.First, period.Last);
        return await db.Interventions.AsNoTracking()
            .Where(done => done.On >= first && done.On <= last)
            .Join(db.CaseFiles, done => done.CaseFileId, file => file.Id, (done, file) => new { done, file })
            .Select(row => new Activity(
                row.done.On,
                db.InterventionKinds.Where(kind => kind.Id == row.done.KindId).Select(kind => english ? kind.NameEn : kind.NameId).First(),
                row.file.Code,
                row.file.Student!.Name,
                row.file.Student.Guardians.Select(guardian => guardian.Name).ToList(),
                row.file.Confidentiality,
                db.Memberships.Where(member => member.UserId == row.done.OfficerUserId).Select(member => member.FullName).FirstOrDefault(),
                row.done.Result,
                null,
                row.done.SupportRupiah,
                null,
                row.done.RecordedAt,
                row.done.GroupId ?? row.done.Id))
            .ToListAsync(ct);
    }

    private async Task<List<Activity>> VisitsAsync(Period period, string label, CancellationToken ct)
    {
        var (first, last) = (period.First, period.Last);
        return await db.HomeVisits.AsNoTracking()
            .Where(visit => (visit.VisitedOn ?? visit.PlannedOn) >= first && (visit.VisitedOn ?? visit.PlannedOn) <= last)
            .Join(db.CaseFiles, visit => visit.CaseFileId, file => file.Id, (visit, file) => new { visit, file })
            .Select(row => new Activity(
                row.visit.VisitedOn ?? row.visit.PlannedOn,
                label,
                row.file.Code,
                row.file.Student!.Name,
                row.file.Student.Guardians.Select(guardian => guardian.Name).ToList(),
                row.file.Confidentiality,
                db.Memberships.Where(member => member.UserId == row.visit.OfficerUserId).Select(member => member.FullName).FirstOrDefault(),
                row.visit.Notes,
                row.visit.Agreed,
                row.visit.SupportRupiah,
                row.visit.Outcome,
                row.visit.RecordedAt,
                row.visit.Id))
            .ToListAsync(ct);
    }

    /// <param name="DoneOnce">The same for what was done once for several students: it counts once and is listed for each.</param>
    private sealed record Activity(
        DateOnly On,
        string KindLabel,
        string CaseCode,
        string StudentName,
        List<string> Guardians,
        Confidentiality Confidentiality,
        string? Officer,
        string? Result,
        string? FollowUp,
        long? Rupiah,
        VisitOutcome? Outcome,
        DateTime RecordedAt,
        Guid DoneOnce)
    {
        internal ReportActivity Listed() => Confidentiality == Confidentiality.General
            ? new ReportActivity(On, KindLabel, CaseCode, Officer, WithoutName.Of(Result, StudentName, CaseCode, Guardians), WithoutName.Of(FollowUp, StudentName, CaseCode, Guardians))
            : new ReportActivity(On, KindLabel, CaseCode, null, null, null);
    }
}
