using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Schools;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Application.Reports;

/// <summary>The staff a report names: the Satgas of a day, and who signs.</summary>
public sealed class ReportPeopleQueries(SrpsDbContext db, SatgasQueries satgas)
{
    /// <summary>How decrees word the chair's position; a deputy's begins otherwise.</summary>
    private const string Chair = "Ketua";

    private sealed record Signer(Guid UserId, string Name, string? Nip, SchoolRole Role, DateTime GrantedAt);

    /// <param name="lastDay">Last day of the period: the Satgas and the facilitators of that day.</param>
    /// <param name="signedOn">The day on the approval page.</param>
    public async Task<(ReportApproval Approval, IReadOnlyList<ReportMember> Satgas)> OfAsync(School school, DateOnly lastDay, DateOnly signedOn, CancellationToken ct)
    {
        var members = await satgas.OnAsync(lastDay, ct);
        var nips = members.Where(member => member.Nip is not null).GroupBy(member => member.UserId).ToDictionary(group => group.Key, group => group.First().Nip);
        var signers = await SignersAsync(lastDay, ct);
        var chair = members.FirstOrDefault(member => member.Position.StartsWith(Chair, StringComparison.OrdinalIgnoreCase));
        var approval = new ReportApproval(
            school.Village ?? school.District ?? school.Regency,
            signedOn,
            chair is null ? OfRole(SchoolRole.Coordinator) : new ReportOfficer(chair.FullName, chair.Nip),
            OfRole(SchoolRole.Facilitator),
            OfRole(SchoolRole.Principal));
        return (approval, [.. members.Select(member => new ReportMember(member.FullName, member.Position, member.DecreeNumber, member.Nip))]);

        ReportOfficer? OfRole(SchoolRole role) => signers.Find(signer => signer.Role == role) is { } signer
            ? new ReportOfficer(signer.Name, nips.GetValueOrDefault(signer.UserId) ?? SatgasMember.NipOf(signer.Nip))
            : null;
    }

    /// <summary>Whoever got the role last comes first: an earlier principal may still have an account. A facilitator's grant must have covered the day.</summary>
    private async Task<List<Signer>> SignersAsync(DateOnly day, CancellationToken ct) =>
        await db.Memberships.AsNoTracking()
            .Where(member => member.IsActive)
            .SelectMany(member => member.Roles, (member, held) => new { member, held })
            .Where(row => (row.held.Role == SchoolRole.Coordinator || row.held.Role == SchoolRole.Facilitator || row.held.Role == SchoolRole.Principal)
                && (row.held.ExpiresOn == null || row.held.ExpiresOn >= day))
            .OrderByDescending(row => row.held.GrantedAt)
            .ThenBy(row => row.member.UserId)
            .Select(row => new Signer(row.member.UserId, row.member.FullName, row.member.Nip, row.held.Role, row.held.GrantedAt))
            .ToListAsync(ct);
}
