using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Data.Configurations;

internal sealed class SchoolConfiguration : IEntityTypeConfiguration<School>
{
    public void Configure(EntityTypeBuilder<School> builder)
    {
        builder.Property(school => school.Id).ValueGeneratedNever();
        builder.Property(school => school.Name).HasMaxLength(TextLimits.Name);
        builder.Property(school => school.Npsn).HasMaxLength(8).IsFixedLength();
        builder.Property(school => school.Address).HasMaxLength(TextLimits.Line);
        builder.Property(school => school.Village).HasMaxLength(TextLimits.Name);
        builder.Property(school => school.District).HasMaxLength(TextLimits.Name);
        builder.Property(school => school.Regency).HasMaxLength(TextLimits.Name);
        builder.Property(school => school.Province).HasMaxLength(TextLimits.Name);
        builder.Property(school => school.Phone).HasMaxLength(TextLimits.Code);
        builder.Property(school => school.PrivacyContact).HasMaxLength(TextLimits.Line);
        builder.Property(school => school.Email).HasMaxLength(TextLimits.Name);
        builder.HasIndex(school => school.Npsn).IsUnique();
    }
}

internal sealed class SchoolYearConfiguration : IEntityTypeConfiguration<SchoolYear>
{
    public void Configure(EntityTypeBuilder<SchoolYear> builder)
    {
        builder.HasSchoolKey(year => new { year.SchoolId, year.Id });
        builder.Property(year => year.Name).HasMaxLength(TextLimits.Code);
        builder.HasMany(year => year.Terms).WithOne().HasForeignKey(term => new { term.SchoolId, term.SchoolYearId }).OnDelete(DeleteBehavior.ClientNoAction);
        builder.HasIndex(year => new { year.SchoolId, year.Name }).IsUnique();
    }
}

internal sealed class TermConfiguration : IEntityTypeConfiguration<Term>
{
    public void Configure(EntityTypeBuilder<Term> builder)
    {
        builder.ToTable("Terms");
        builder.HasSchoolKey(term => new { term.SchoolId, term.Id });
        builder.HasIndex(term => new { term.SchoolId, term.SchoolYearId, term.Kind }).IsUnique();
    }
}

internal sealed class ProgrammeConfiguration : IEntityTypeConfiguration<Programme>
{
    public void Configure(EntityTypeBuilder<Programme> builder)
    {
        builder.HasSchoolKey(programme => new { programme.SchoolId, programme.Id });
        builder.Property(programme => programme.Code).HasMaxLength(TextLimits.Code);
        builder.Property(programme => programme.Name).HasMaxLength(TextLimits.Name);
        builder.HasIndex(programme => new { programme.SchoolId, programme.Code }).IsUnique();
    }
}

internal sealed class ClassGroupConfiguration : IEntityTypeConfiguration<ClassGroup>
{
    public void Configure(EntityTypeBuilder<ClassGroup> builder)
    {
        builder.HasSchoolKey(group => new { group.SchoolId, group.Id });
        builder.Property(group => group.Name).HasMaxLength(TextLimits.Code);
        builder.Property(group => group.FoldedName).HasMaxLength(TextLimits.Code);
        builder.RefersTo<ClassGroup, SchoolYear>(group => new { group.SchoolId, group.SchoolYearId });
        builder.RefersTo<ClassGroup, Programme>(group => new { group.SchoolId, group.ProgrammeId });
        builder.RefersTo<ClassGroup, Membership>(group => new { group.SchoolId, group.HomeroomUserId });
        builder.HasIndex(group => new { group.SchoolId, group.SchoolYearId, group.FoldedName }).IsUnique();
    }
}

internal sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.HasSchoolKey(membership => new { membership.SchoolId, membership.UserId });
        builder.Property(membership => membership.FullName).HasMaxLength(TextLimits.Name);
        builder.Property(membership => membership.Nip).HasMaxLength(TextLimits.Code);
        builder.Property(membership => membership.Position).HasMaxLength(TextLimits.Name);
        builder.Property(membership => membership.Version).IsConcurrencyToken();
        builder.HasQueryFilter(SrpsDbContext.JoinedFilter, membership => !membership.WaitsForPerson);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(membership => membership.UserId).OnDelete(DeleteBehavior.ClientNoAction);
        builder.HasMany(membership => membership.Roles).WithOne().HasForeignKey(role => new { role.SchoolId, role.UserId }).OnDelete(DeleteBehavior.ClientCascade);
        builder.HasMany(membership => membership.Proposals).WithOne().HasForeignKey(proposal => new { proposal.SchoolId, proposal.UserId }).OnDelete(DeleteBehavior.ClientCascade);
    }
}

internal sealed class MembershipRoleConfiguration : IEntityTypeConfiguration<MembershipRole>
{
    public void Configure(EntityTypeBuilder<MembershipRole> builder)
    {
        builder.ToTable("MembershipRoles");
        builder.HasSchoolKey(role => new { role.SchoolId, role.UserId, role.Role });
    }
}

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.HasSchoolKey(invitation => new { invitation.SchoolId, invitation.Id });
        builder.Property(invitation => invitation.TokenHash).HasMaxLength(64);
        builder.RefersTo<Invitation, Membership>(invitation => new { invitation.SchoolId, invitation.UserId });
        builder.HasIndex(invitation => invitation.TokenHash).IsUnique();
    }
}

internal sealed class SatgasMemberConfiguration : IEntityTypeConfiguration<SatgasMember>
{
    public void Configure(EntityTypeBuilder<SatgasMember> builder)
    {
        builder.HasSchoolKey(member => new { member.SchoolId, member.Id });
        builder.Property(member => member.Position).HasMaxLength(TextLimits.Name);
        builder.Property(member => member.DecreeNumber).HasMaxLength(TextLimits.Name);
        builder.Property(member => member.Nip).HasMaxLength(SatgasMember.NipLength);
        builder.Property(member => member.Version).IsConcurrencyToken();
        builder.RefersTo<SatgasMember, Membership>(member => new { member.SchoolId, member.UserId });
        // Two operators who add the same person at the same moment.
        builder.HasIndex(member => new { member.SchoolId, member.UserId }, "IX_SatgasMembers_OneWithoutEnd")
            .IsUnique()
            .HasFilter("\"Until\" IS NULL");
    }
}
