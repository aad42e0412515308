using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Application.Accounts;

/// <summary>A role that waits for a principal.</summary>
/// <param name="Until">Last valid day; null: no end.</param>
/// <param name="IsExtension">The person holds the role already, with an earlier end.</param>
/// <param name="MayDecide">False for a proposal about, or by, the person who looks.</param>
public sealed record ProposalRow(Guid Id, Guid UserId, string FullName, string? Position, SchoolRole Role, DateOnly? Until, bool IsExtension, string ProposedBy, DateTime ProposedAt, bool MayDecide);

/// <summary>What the operator asks for, and a principal decides.</summary>
public sealed class RoleApprovalService(SrpsDbContext db, AccountResets resets, SecretCaseKeepers keepers, ICurrentPerson person, SchoolClock clock)
{
    /// <summary>Everything that waits, the oldest first.</summary>
    public async Task<IReadOnlyList<ProposalRow>> ListAsync(CancellationToken ct)
    {
        var me = person.Viewer.UserId;
        return await db.RoleProposals.AsNoTracking()
            .OrderBy(proposal => proposal.ProposedAt)
            .ThenBy(proposal => proposal.Id)
            .Join(db.Memberships, proposal => proposal.UserId, member => member.UserId, (proposal, member) => new { proposal, member })
            .Join(db.Memberships, row => row.proposal.ProposedByUserId, proposer => proposer.UserId, (row, proposer) => new ProposalRow(
                row.proposal.Id,
                row.proposal.UserId,
                row.member.FullName,
                row.member.Position,
                row.proposal.Role,
                row.proposal.Until,
                row.member.Roles.Any(role => role.Role == row.proposal.Role),
                proposer.FullName,
                row.proposal.ProposedAt,
                row.proposal.UserId != me && row.proposal.ProposedByUserId != me))
            .ToListAsync(ct);
    }

    /// <exception cref="RuleBrokenException">As <see cref="Membership.Approve"/> says, or <c>RoleProposal.JustReset</c>.</exception>
    public Task ApproveAsync(Guid proposalId, CancellationToken ct) =>
        DecideAsync(proposalId, member => member.Approve(proposalId, person.Viewer.UserId, clock.Today, clock.Now), ct);

    /// <exception cref="RuleBrokenException">As <see cref="Membership.Refuse"/> says, or <c>RoleProposal.JustReset</c>.</exception>
    public Task RefuseAsync(Guid proposalId, CancellationToken ct) => DecideAsync(proposalId, member => member.Refuse(proposalId, person.Viewer.UserId), ct);

    private async Task DecideAsync(Guid proposalId, Action<Membership> decide, CancellationToken ct)
    {
        if (!person.Viewer.Is(SchoolRole.Principal))
            throw new AccessRefusedException(hidden: false, "RoleProposal.PrincipalOnly");
        await resets.RequireMayDecideAsync(ct);
        var member = await db.Memberships.Include(candidate => candidate.Roles).Include(candidate => candidate.Proposals).AsSplitQuery()
            .SingleOrDefaultAsync(candidate => candidate.Proposals.Any(proposal => proposal.Id == proposalId), ct)
            ?? throw new RuleBrokenException("RoleProposal.Gone");
        decide(member);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.SaveChangesAsync(ct);
        await keepers.NameWhereNobodyIsLeftAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
