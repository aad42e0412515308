using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Files;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Privacy;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Privacy;

/// <param name="Id">Made by whoever sends the form.</param>
public sealed record ProposeErasure(Guid Id, Guid StudentId, ErasureGround Ground, string Reason);

public sealed record DecideErasure(Guid StudentId, Guid RequestId);

/// <summary>
/// Makes a student anonymous, by two persons: coordinator or counsellor proposes, the principal agrees, and it happens at once and as a
/// whole (UU 27/2022, articles 8, 43 and 44; docs/adr/0023).
/// </summary>
public sealed class AnonymisationService(
    SrpsDbContext db, IEnumerable<IStudentTexts> places, RetentionService retention, EvidenceStore evidence, FormStore forms, ICurrentPerson person, SchoolClock clock)
{
    /// <exception cref="AccessRefusedException">Not for this person, or no such student.</exception>
    /// <exception cref="RuleBrokenException">A rule refuses, with its code.</exception>
    public async Task ProposeAsync(ProposeErasure command, CancellationToken ct)
    {
        Require(SchoolRole.Coordinator, SchoolRole.Counsellor);
        var student = await LoadAsync(command.StudentId, ct);
        var reason = Typed.Text(command.Reason);
        await forms.StoreOnceAsync(
            () => db.AnonymisationRequests.Where(stored => stored.Id == command.Id)
                .Select(stored => (bool?)(stored.StudentId == command.StudentId && stored.Ground == command.Ground && stored.Reason == reason))
                .SingleOrDefaultAsync(ct),
            async () =>
            {
                if (await db.AnonymisationRequests.AnyAsync(other => other.StudentId == command.StudentId && other.DecidedAt == null, ct))
                    throw new RuleBrokenException("Anonymisation.AlreadyProposed");
                var times = await retention.TimesAsync(ct);
                var request = new AnonymisationRequest(
                    command.Id, student.Id, command.Ground, command.Reason, student.LeftOn is { } left ? times.StudentDueOn(left) : null, clock.Today, clock.Recorded);
                await RequireFreeAsync(student, ct);
                db.AnonymisationRequests.Add(request);
            },
            ct);
    }

    /// <summary>Agreeing twice is agreeing once.</summary>
    /// <exception cref="AccessRefusedException">Not for this person, or no such proposal.</exception>
    /// <exception cref="RuleBrokenException">A rule refuses, with its code; nothing has been removed then.</exception>
    public async Task AgreeAsync(DecideErasure command, CancellationToken ct)
    {
        var request = await RequestAsync(command, ct);
        Require(SchoolRole.Principal);
        if (request.State == ErasureState.Done && request.DecidedByUserId == person.Viewer.UserId)
            return;
        var student = await LoadAsync(command.StudentId, ct);
        request.Agree(clock.Recorded);
        await RequireFreeAsync(student, ct);
        var files = await EraseAsync(student, ct);
        await db.SaveChangesAsync(ct);
        evidence.Discard(files);
    }

    /// <summary>Declining twice for the same reason is declining once.</summary>
    /// <exception cref="AccessRefusedException">Not for this person, or no such proposal.</exception>
    /// <exception cref="RuleBrokenException">A rule refuses, with its code.</exception>
    public async Task DeclineAsync(DecideErasure command, string reason, CancellationToken ct)
    {
        var request = await RequestAsync(command, ct);
        Require(SchoolRole.Principal);
        if (request.State == ErasureState.Declined && request.DecisionReason == Typed.Text(reason))
            return;
        request.Decline(reason, clock.Recorded);
        await db.SaveChangesAsync(ct);
    }

    private async Task<List<Guid>> EraseAsync(Student student, CancellationToken ct)
    {
        var files = new List<Guid>();
        foreach (var place in places)
            files.AddRange(await place.EraseAsync(student, ct));
        foreach (var consent in await db.GuardianConsents.Where(consent => consent.StudentId == student.Id).ToListAsync(ct))
            consent.EraseTexts();
        foreach (var request in await db.AnonymisationRequests.Where(request => request.StudentId == student.Id).ToListAsync(ct))
            request.EraseTexts();
        student.Anonymise(clock.Today);
        return files;
    }

    /// <summary>One answer for whatever is in the way, also for a case the person does not know of.</summary>
    private async Task RequireFreeAsync(Student student, CancellationToken ct)
    {
        foreach (var place in places)
        {
            if (await place.IsInUseAsync(student, ct))
                throw new RuleBrokenException("Anonymisation.StillInUse");
        }
    }

    private async Task<Student> LoadAsync(Guid studentId, CancellationToken ct) =>
        await db.Students.Include(student => student.Guardians).Include(student => student.Enrolments).AsSplitQuery().SingleOrDefaultAsync(student => student.Id == studentId && student.AnonymisedOn == null, ct)
        ?? throw new AccessRefusedException(hidden: true, "Student.Unknown");

    private async Task<AnonymisationRequest> RequestAsync(DecideErasure command, CancellationToken ct) =>
        await db.AnonymisationRequests.SingleOrDefaultAsync(request => request.Id == command.RequestId && request.StudentId == command.StudentId, ct)
        ?? throw new AccessRefusedException(hidden: true, "Student.Unknown");

    private void Require(params ReadOnlySpan<SchoolRole> roles)
    {
        if (!person.Viewer.IsAny(roles))
            throw new AccessRefusedException(hidden: false, "Student.ReaderOnly");
    }
}
