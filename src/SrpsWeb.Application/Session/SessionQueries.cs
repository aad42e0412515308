using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Application.Session;

/// <summary>A signed-in person in the current school as of now.</summary>
/// <param name="HasProposals">Roles of others wait for this person, who is a principal, to decide.</param>
public sealed record SessionFacts(string SchoolName, SchoolZone Zone, string FullName, Viewer Viewer, bool HasProposals = false);

/// <summary>A sign-in as of now.</summary>
/// <param name="End">Why it is over; null while it lasts.</param>
/// <param name="Facts">Null when the person is not, or no longer, an active member of the current school with a valid role.</param>
public sealed record ResumedSession(SessionEnd? End, bool HasSecondFactor, SessionFacts? Facts);

/// <summary>Read anew at every request, so that an ended session, a changed role or an ended grant acts at once. One query.</summary>
public sealed class SessionQueries(SrpsDbContext db, TimeProvider time)
{
    /// <summary>How old the note of the last request may become before it is written again.</summary>
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    /// <summary>The sign-in with all that the current school says of its person; one that is not there, or another's, is over.</summary>
    public async Task<ResumedSession> ResumeAsync(Guid sessionId, Guid userId, CancellationToken ct)
    {
        var found = await (
            from session in db.SignInSessions.AsNoTracking()
            where session.Id == sessionId && session.UserId == userId
            join user in db.Users on session.UserId equals user.Id
            join member in db.Memberships.Where(member => member.IsActive) on session.UserId equals member.UserId into members
            from member in members.DefaultIfEmpty()
            join school in db.Schools on member.SchoolId equals school.Id into schools
            from school in schools.DefaultIfEmpty()
            select new
            {
                session.EndedAt,
                session.EndsAt,
                session.LastSeenAt,
                session.IsShared,
                user.TwoFactorEnabled,
                FullName = (string?)member.FullName,
                SchoolName = (string?)school.Name,
                Zone = (SchoolZone?)school.Zone,
                Roles = db.Set<MembershipRole>().Where(role => role.UserId == session.UserId).Select(role => new { role.Role, role.ExpiresOn }).ToList(),
                Classes = db.ClassGroups.Where(own => own.HomeroomUserId == session.UserId).Select(own => own.Id).ToList(),
                HasProposals = db.RoleProposals.Any(proposal => proposal.UserId != userId && proposal.ProposedByUserId != userId && db.Memberships.Any(asked => asked.UserId == proposal.UserId)),
            })
            .AsSingleQuery()
            .SingleOrDefaultAsync(ct);
        if (found is null)
            return new ResumedSession(SessionEnd.Ended, false, null);
        var now = time.GetUtcNow().UtcDateTime;
        if (SignInSession.EndOf(found.EndedAt, found.EndsAt, found.LastSeenAt, found.IsShared, now) is { } end)
            return new ResumedSession(end, found.TwoFactorEnabled, null);
        if (now - found.LastSeenAt >= SeenEvery)
            await db.SignInSessions.Where(session => session.Id == sessionId).ExecuteUpdateAsync(update => update.SetProperty(session => session.LastSeenAt, now), ct);
        if (found.FullName is null || found.SchoolName is null || found.Zone is not { } zone)
            return new ResumedSession(null, found.TwoFactorEnabled, null);
        var facts = FactsOf(userId, found.SchoolName, zone, found.FullName, found.Roles.Select(role => (role.Role, role.ExpiresOn)), found.Classes);
        return new ResumedSession(null, found.TwoFactorEnabled, facts is null ? null : facts with { HasProposals = found.HasProposals && facts.Viewer.Is(SchoolRole.Principal) });
    }

    /// <summary>What the current school says of a person; null as in <see cref="ResumedSession.Facts"/>.</summary>
    public async Task<SessionFacts?> LoadAsync(Guid userId, CancellationToken ct)
    {
        var found = await db.Memberships.AsNoTracking()
            .Where(member => member.UserId == userId && member.IsActive)
            .Join(db.Schools, member => member.SchoolId, school => school.Id, (member, school) => new { Member = member, School = school })
            .Select(row => new
            {
                row.Member.FullName,
                SchoolName = row.School.Name,
                row.School.Zone,
                Roles = row.Member.Roles.Select(role => new { role.Role, role.ExpiresOn }).ToList(),
                Classes = db.ClassGroups.Where(group => group.HomeroomUserId == row.Member.UserId).Select(group => group.Id).ToList(),
            })
            .AsSingleQuery()
            .SingleOrDefaultAsync(ct);
        return found is null ? null : FactsOf(userId, found.SchoolName, found.Zone, found.FullName, found.Roles.Select(role => (role.Role, role.ExpiresOn)), found.Classes);
    }

    private SessionFacts? FactsOf(Guid userId, string schoolName, SchoolZone zone, string fullName, IEnumerable<(SchoolRole Role, DateOnly? ExpiresOn)> held, IEnumerable<Guid> classes)
    {
        var today = zone.Day(time.GetUtcNow());
        var roles = held.Where(role => role.ExpiresOn is null || today <= role.ExpiresOn).Select(role => role.Role).ToHashSet();
        return roles.Count == 0 ? null : new SessionFacts(schoolName, zone, fullName, new Viewer(userId, roles, classes.ToHashSet()));
    }
}
