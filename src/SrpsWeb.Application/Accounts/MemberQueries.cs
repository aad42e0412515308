using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;

namespace SrpsWeb.Application.Accounts;

public sealed record MemberRow(
    Guid UserId,
    string FullName,
    string UserName,
    string? Nip,
    string? Position,
    bool IsActive,
    bool HasPassword,
    IReadOnlyList<SchoolRole> Roles,
    DateOnly? FacilitatorUntil);

/// <summary>People of the school, for the operator.</summary>
public sealed class MemberQueries(SrpsDbContext db)
{
    public async Task<IReadOnlyList<MemberRow>> ListAsync(CancellationToken ct)
    {
        var rows = await Rows(db).OrderBy(row => row.FullName).ToListAsync(ct);
        return rows;
    }

    public Task<MemberRow?> FindAsync(Guid userId, CancellationToken ct) => Rows(db).SingleOrDefaultAsync(row => row.UserId == userId, ct);

    private static IQueryable<MemberRow> Rows(SrpsDbContext db) =>
        db.Memberships.AsNoTracking().Join(
            db.Users,
            member => member.UserId,
            user => user.Id,
            (member, user) => new MemberRow(
                member.UserId,
                member.FullName,
                user.UserName!,
                member.Nip,
                member.Position,
                member.IsActive,
                user.PasswordHash != null,
                member.Roles.Select(role => role.Role).ToList(),
                member.Roles.Where(role => role.Role == SchoolRole.Facilitator).Select(role => role.ExpiresOn).FirstOrDefault()));
}
