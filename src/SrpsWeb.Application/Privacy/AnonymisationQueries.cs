using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Privacy;

namespace SrpsWeb.Application.Privacy;

/// <summary>A proposal with the names of those who made and decided it.</summary>
public sealed record ErasureRow(AnonymisationRequest Request, string ProposedBy, string? DecidedBy);

/// <summary>What is known of removing a student's data. Nothing in it depends on the cases of the student.</summary>
/// <param name="DueOn">Null while the student is enrolled.</param>
/// <param name="Requests">Newest first.</param>
public sealed record StudentErasure(string StudentName, DateOnly? LeftOn, DateOnly? DueOn, DateOnly? AnonymisedOn, IReadOnlyList<ErasureRow> Requests, bool MayPropose, bool MayDecide)
{
    public ErasureRow? Waiting => Requests.FirstOrDefault(row => row.Request.State == ErasureState.Waiting);
}

/// <summary>Proposals to make students anonymous.</summary>
public sealed class AnonymisationQueries(SrpsDbContext db, RetentionService retention, ICurrentPerson person)
{
    /// <summary>Null for an unknown student.</summary>
    public async Task<StudentErasure?> FindAsync(Guid studentId, CancellationToken ct)
    {
        var student = await db.Students.AsNoTracking().Include(found => found.Enrolments).SingleOrDefaultAsync(found => found.Id == studentId, ct);
        if (student is null)
            return null;
        var requests = await db.AnonymisationRequests.AsNoTracking()
            .Where(request => request.StudentId == studentId)
            .OrderByDescending(request => request.ProposedAt)
            .Select(request => new ErasureRow(
                request,
                db.Memberships.Where(member => member.UserId == request.ProposedByUserId).Select(member => member.FullName).First(),
                db.Memberships.Where(member => member.UserId == request.DecidedByUserId).Select(member => member.FullName).FirstOrDefault()))
            .ToListAsync(ct);
        var times = await retention.TimesAsync(ct);
        return new StudentErasure(
            student.Name,
            student.LeftOn,
            student.LeftOn is { } left ? times.StudentDueOn(left) : null,
            student.AnonymisedOn,
            requests,
            student is { AnonymisedOn: null, LeftOn: not null } && person.Viewer.IsAny(SchoolRole.Coordinator, SchoolRole.Counsellor),
            person.Viewer.Is(SchoolRole.Principal));
    }
}
