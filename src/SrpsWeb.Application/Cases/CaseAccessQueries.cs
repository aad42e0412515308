using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.Cases;

/// <summary>What every page of a case shows in its head, as far as the viewer may see it.</summary>
/// <param name="StudentName">Null where the viewer reads by code only.</param>
public sealed record CaseHeader(
    Guid Id,
    string Code,
    Guid StudentId,
    string? StudentName,
    Confidentiality Confidentiality,
    DateOnly OpenedOn,
    DateOnly? ClosedOn,
    RiskLevel Level,
    Handling Handling,
    Guid MainFactorId,
    Guid ResponsibleUserId,
    CaseAccessDecision Access)
{
    public bool IsOpen => ClosedOn is null;

    /// <summary>The name, or the code in its place.</summary>
    public string Title => StudentName ?? Code;
}

/// <summary>Asks the one access decision for a page.</summary>
public sealed class CaseAccessQueries(SrpsDbContext db, ICurrentPerson person)
{
    /// <summary>The decision with the head of the case; no head where the case does not exist for the viewer.</summary>
    public async Task<(CaseAccessDecision Decision, CaseHeader? Header)> DecideAsync(Guid caseFileId, CancellationToken ct)
    {
        var caseFile = await db.CaseFiles.AsNoTracking()
            .Include(file => file.Student)
            .Include(file => file.Participants)
            .SingleOrDefaultAsync(file => file.Id == caseFileId, ct);
        if (caseFile is null)
            return (new CaseAccessDecision(CaseAccessLevel.Hidden, "CaseAccess.Unknown"), null);
        var decision = CaseAccess.For(person.Viewer, caseFile);
        return decision.MayOpen ? (decision, HeaderOf(caseFile, decision)) : (decision, null);
    }

    /// <summary>The case a visit belongs to, or null.</summary>
    public Task<Guid?> CaseOfVisitAsync(Guid visitId, CancellationToken ct) =>
        db.HomeVisits.Where(visit => visit.Id == visitId).Select(visit => (Guid?)visit.CaseFileId).SingleOrDefaultAsync(ct);

    private static CaseHeader HeaderOf(CaseFile caseFile, CaseAccessDecision decision) => new(
        caseFile.Id,
        caseFile.Code,
        caseFile.StudentId,
        decision.MaySeeName ? caseFile.Student!.Name : null,
        caseFile.Confidentiality,
        caseFile.OpenedOn,
        caseFile.ClosedOn,
        caseFile.CurrentLevel,
        caseFile.CurrentHandling,
        caseFile.MainFactorId,
        caseFile.ResponsibleUserId,
        decision);
}
