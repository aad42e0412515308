using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Application.Students;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Privacy;

namespace SrpsWeb.Application.Privacy;

/// <summary>One consent with who recorded and who withdrew it.</summary>
/// <param name="WithdrawnBy">Null while it holds.</param>
public sealed record ConsentRow(GuardianConsent Consent, string RecordedBy, string? WithdrawnBy);

/// <param name="Consents">Those that hold today first, then the newest.</param>
/// <param name="MayWrite">Coordinator and counsellor record and withdraw; the others read.</param>
public sealed record StudentConsents(string StudentName, IReadOnlyList<ConsentRow> Consents, bool MayWrite);

/// <summary>What parents or guardians agreed to, for the Satgas; a wali kelas sees the own class.</summary>
public sealed class ConsentQueries(SrpsDbContext db, StudentQueries students, ICurrentPerson person, SchoolClock clock)
{
    /// <summary>Null for an unknown student or one out of the viewer's scope.</summary>
    public async Task<StudentConsents?> FindAsync(Guid studentId, CancellationToken ct)
    {
        if (await students.NameAsync(studentId, ct) is not { } name)
            return null;
        var rows = await Rows(studentId).ToListAsync(ct);
        return new StudentConsents(
            name,
            [.. rows.OrderByDescending(row => row.Consent.HoldsOn(clock.Today)).ThenByDescending(row => row.Consent.GivenOn).ThenByDescending(row => row.Consent.RecordedAt)],
            person.Viewer.IsAny(SchoolRole.Coordinator, SchoolRole.Counsellor));
    }

    /// <summary>Whether telling somebody outside the school rests on a consent today. With whom is for the reader to look at.</summary>
    public async Task<bool> SharingHoldsAsync(Guid studentId, CancellationToken ct)
    {
        var today = clock.Today;
        return await db.GuardianConsents.AnyAsync(
            consent => consent.StudentId == studentId && consent.Purpose == ConsentPurpose.Sharing && consent.GivenOn <= today && (consent.WithdrawnOn == null || consent.WithdrawnOn > today),
            ct);
    }

    internal IQueryable<ConsentRow> Rows(Guid studentId) => db.GuardianConsents.AsNoTracking()
        .Where(consent => consent.StudentId == studentId)
        .Select(consent => new ConsentRow(
            consent,
            db.Memberships.Where(member => member.UserId == consent.RecordedByUserId).Select(member => member.FullName).First(),
            db.Memberships.Where(member => member.UserId == consent.WithdrawnByUserId).Select(member => member.FullName).FirstOrDefault()));
}
