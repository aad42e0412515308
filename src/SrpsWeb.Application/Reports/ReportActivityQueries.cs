using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Privacy;
using SrpsWeb.Data;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Figures;
using SrpsWeb.Domain.Reports;

namespace SrpsWeb.Application.Reports;

/// <summary>One thing done in the period.</summary>
/// <param name="Outcome">Of a home visit; null for an intervention.</param>
/// <param name="DoneOnce">The same for what was done once for several students: it counts once and is listed for each.</param>
internal sealed record Activity(
    DateOnly On,
    string KindLabel,
    Guid CaseFileId,
    string CaseCode,
    string StudentName,
    List<string> Guardians,
    Confidentiality Confidentiality,
    string? Officer,
    string? Result,
    string? FollowUp,
    long? Rupiah,
    SupportSource? Source,
    VisitOutcome? Outcome,
    DateTime RecordedAt,
    Guid DoneOnce)
{
    /// <summary>Notes tell of classmates, too: their full names go as well.</summary>
    internal ReportActivity Listed(NamedStudents named)
    {
        return new ReportActivity(On, KindLabel, CaseCode, Officer, Told(Result), Told(FollowUp));

        string? Told(string? text) => WithoutName.Of(text, StudentName, CaseCode, Guardians, named);
    }
}

/// <summary>Reads what was done in a period, of all cases; of General ones it is listed as <see cref="Activity.Listed"/> says.</summary>
public sealed class ReportActivityQueries(SrpsDbContext db)
{
    internal async Task<List<Activity>> InterventionsAsync(Period period, bool english, CancellationToken ct)
    {
        var (first, last) = (period.First, period.Last);
        return await db.Interventions.AsNoTracking()
            .Where(done => done.On >= first && done.On <= last)
            .Join(db.CaseFiles, done => done.CaseFileId, file => file.Id, (done, file) => new { done, file })
            .Select(row => new Activity(
                row.done.On,
                db.InterventionKinds.Where(kind => kind.Id == row.done.KindId).Select(kind => english ? kind.NameEn : kind.NameId).First(),
                row.file.Id,
                row.file.Code,
                row.file.Student!.Name,
                row.file.Student.Guardians.Select(guardian => guardian.Name).ToList(),
                row.file.Confidentiality,
                db.Memberships.Where(member => member.UserId == row.done.OfficerUserId).Select(member => member.FullName).FirstOrDefault(),
                row.done.Result,
                null,
                row.done.SupportRupiah,
                row.done.SupportSource,
                null,
                row.done.RecordedAt,
                row.done.GroupId ?? row.done.Id))
            .ToListAsync(ct);
    }

    /// <param name="label">What a home visit is called.</param>
    internal async Task<List<Activity>> VisitsAsync(Period period, string label, CancellationToken ct)
    {
        var (first, last) = (period.First, period.Last);
        return await db.HomeVisits.AsNoTracking()
            .Where(visit => (visit.VisitedOn ?? visit.PlannedOn) >= first && (visit.VisitedOn ?? visit.PlannedOn) <= last)
            .Join(db.CaseFiles, visit => visit.CaseFileId, file => file.Id, (visit, file) => new { visit, file })
            .Select(row => new Activity(
                row.visit.VisitedOn ?? row.visit.PlannedOn,
                label,
                row.file.Id,
                row.file.Code,
                row.file.Student!.Name,
                row.file.Student.Guardians.Select(guardian => guardian.Name).ToList(),
                row.file.Confidentiality,
                db.Memberships.Where(member => member.UserId == row.visit.OfficerUserId).Select(member => member.FullName).FirstOrDefault(),
                row.visit.Notes,
                row.visit.Agreed,
                row.visit.SupportRupiah,
                row.visit.SupportSource,
                row.visit.Outcome,
                row.visit.RecordedAt,
                row.visit.Id))
            .ToListAsync(ct);
    }
}
