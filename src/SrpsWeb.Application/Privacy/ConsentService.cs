using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Privacy;

namespace SrpsWeb.Application.Privacy;

/// <param name="Id">Made by whoever sends the form.</param>
public sealed record RecordConsent(Guid Id, Guid StudentId, ConsentGiven Given);

public sealed record WithdrawConsent(Guid StudentId, Guid ConsentId, DateOnly On, string Reason);

/// <summary>Consents of parents and guardians (UU 27/2022, articles 9 and 25). For coordinator and counsellor.</summary>
public sealed class ConsentService(SrpsDbContext db, FormStore forms, ICurrentPerson person, SchoolClock clock)
{
    /// <exception cref="AccessRefusedException">Not for this person, or no such student.</exception>
    /// <exception cref="RuleBrokenException">A rule refuses, with its code.</exception>
    public async Task RecordAsync(RecordConsent command, CancellationToken ct)
    {
        RequireWriter();
        if (!await db.Students.AnyAsync(student => student.Id == command.StudentId && student.AnonymisedOn == null, ct))
            throw new AccessRefusedException(hidden: true, "Student.Unknown");
        var given = command.Given;
        var (guardian, evidence, sharedWith) = (Typed.Text(given.GuardianName), Typed.Text(given.Evidence), Typed.Optional(given.SharedWith));
        await forms.StoreOnceAsync(
            () => db.GuardianConsents.Where(stored => stored.Id == command.Id)
                .Select(stored => (bool?)(stored.StudentId == command.StudentId && stored.Purpose == given.Purpose && stored.GuardianName == guardian
                    && stored.Relation == given.Relation && stored.SharedWith == sharedWith && stored.GivenOn == given.GivenOn && stored.Evidence == evidence))
                .SingleOrDefaultAsync(ct),
            () =>
            {
                db.GuardianConsents.Add(new GuardianConsent(command.Id, command.StudentId, given, clock.Today, clock.Recorded));
                return Task.CompletedTask;
            },
            ct);
    }

    /// <summary>The same withdrawal sent twice is stored once.</summary>
    /// <exception cref="AccessRefusedException">Not for this person, or no such consent.</exception>
    /// <exception cref="RuleBrokenException">A rule refuses, with its code.</exception>
    public async Task WithdrawAsync(WithdrawConsent command, CancellationToken ct)
    {
        RequireWriter();
        var consent = await db.GuardianConsents.SingleOrDefaultAsync(stored => stored.Id == command.ConsentId && stored.StudentId == command.StudentId, ct)
            ?? throw new AccessRefusedException(hidden: true, "Student.Unknown");
        if (consent.WithdrawnOn == command.On && consent.WithdrawalReason == Typed.Text(command.Reason))
            return;
        consent.Withdraw(command.On, command.Reason, clock.Today, clock.Recorded);
        await db.SaveChangesAsync(ct);
    }

    private void RequireWriter()
    {
        if (!person.Viewer.IsAny(SchoolRole.Coordinator, SchoolRole.Counsellor))
            throw new AccessRefusedException(hidden: false, "Student.ReaderOnly");
    }
}
