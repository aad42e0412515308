using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Data.Configurations;

internal sealed class SignInSessionConfiguration : IEntityTypeConfiguration<SignInSession>
{
    public void Configure(EntityTypeBuilder<SignInSession> builder)
    {
        builder.ToTable("SignInSessions");
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Property(session => session.Browser).HasMaxLength(24);
        builder.Property(session => session.System).HasMaxLength(24);
        // An IPv6 address with a mapped IPv4 one is the longest.
        builder.Property(session => session.Address).HasMaxLength(64);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(session => session.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(session => new { session.UserId, session.EndsAt });
    }
}

internal sealed class RoleProposalConfiguration : IEntityTypeConfiguration<RoleProposal>
{
    public void Configure(EntityTypeBuilder<RoleProposal> builder)
    {
        builder.ToTable("RoleProposals");
        builder.HasSchoolKey(proposal => new { proposal.SchoolId, proposal.Id });
        builder.RefersTo<RoleProposal, Membership>(proposal => new { proposal.SchoolId, proposal.ProposedByUserId });
        builder.HasIndex(proposal => new { proposal.SchoolId, proposal.UserId, proposal.Role }).IsUnique();
    }
}

internal sealed class AccountResetConfiguration : IEntityTypeConfiguration<AccountReset>
{
    public void Configure(EntityTypeBuilder<AccountReset> builder)
    {
        builder.ToTable("AccountResets");
        builder.HasSchoolKey(reset => new { reset.SchoolId, reset.Id });
        builder.RefersTo<AccountReset, Membership>(reset => new { reset.SchoolId, reset.UserId });
        builder.RefersTo<AccountReset, Membership>(reset => new { reset.SchoolId, reset.ResetByUserId });
        builder.RefersTo<AccountReset, Membership>(reset => new { reset.SchoolId, reset.SeenByUserId });
    }
}
