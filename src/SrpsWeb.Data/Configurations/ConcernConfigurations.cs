using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Concerns;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Data.Configurations;

internal sealed class ConcernConfiguration : IEntityTypeConfiguration<Concern>
{
    public void Configure(EntityTypeBuilder<Concern> builder)
    {
        builder.HasSchoolKey(concern => new { concern.SchoolId, concern.Id });
        builder.Property(concern => concern.Receipt).HasMaxLength(TextLimits.Code);
        builder.Property(concern => concern.StudentText).HasMaxLength(TextLimits.Line);
        builder.Property(concern => concern.Seen).HasMaxLength(TextLimits.Note);
        builder.Property(concern => concern.InvolvedText).HasMaxLength(TextLimits.Line);
        builder.Property(concern => concern.NoCaseReason).HasMaxLength(TextLimits.Note);
        builder.Property(concern => concern.Version).IsConcurrencyToken();
        builder.HasOne(concern => concern.Student).WithMany().HasForeignKey(concern => new { concern.SchoolId, concern.StudentId }).OnDelete(DeleteBehavior.ClientNoAction);
        builder.RefersTo<Concern, CaseFile>(concern => new { concern.SchoolId, concern.CaseFileId });
        builder.RefersTo<Concern, Membership>(concern => new { concern.SchoolId, concern.ReportedByUserId });
        builder.RefersTo<Concern, Membership>(concern => new { concern.SchoolId, concern.AnsweredByUserId });
        builder.HasMany(concern => concern.Signs).WithOne().HasForeignKey(sign => new { sign.SchoolId, sign.ConcernId }).OnDelete(DeleteBehavior.ClientNoAction);
        builder.HasMany(concern => concern.Involved).WithOne().HasForeignKey(involved => new { involved.SchoolId, involved.ConcernId }).OnDelete(DeleteBehavior.ClientNoAction);
        builder.HasMany(concern => concern.Acts).WithOne().HasForeignKey(act => new { act.SchoolId, act.ConcernId }).OnDelete(DeleteBehavior.ClientNoAction);
        builder.HasIndex(concern => new { concern.SchoolId, concern.Receipt }).IsUnique();
        builder.HasIndex(concern => new { concern.SchoolId, concern.ReportedAt });
    }
}

internal sealed class ConcernSignConfiguration : IEntityTypeConfiguration<ConcernSign>
{
    public void Configure(EntityTypeBuilder<ConcernSign> builder)
    {
        builder.ToTable("ConcernSigns");
        builder.HasSchoolKey(sign => new { sign.SchoolId, sign.ConcernId, sign.Sign });
    }
}

internal sealed class ConcernInvolvedConfiguration : IEntityTypeConfiguration<ConcernInvolved>
{
    public void Configure(EntityTypeBuilder<ConcernInvolved> builder)
    {
        builder.ToTable("ConcernInvolved");
        builder.HasSchoolKey(involved => new { involved.SchoolId, involved.ConcernId, involved.UserId });
        builder.RefersTo<ConcernInvolved, Membership>(involved => new { involved.SchoolId, involved.UserId });
    }
}

internal sealed class ConcernActConfiguration : IEntityTypeConfiguration<ConcernAct>
{
    public void Configure(EntityTypeBuilder<ConcernAct> builder)
    {
        builder.ToTable("ConcernActs");
        builder.HasSchoolKey(act => new { act.SchoolId, act.Id });
        builder.RefersTo<ConcernAct, Membership>(act => new { act.SchoolId, act.ByUserId });
    }
}

internal sealed class PeerSupportConfiguration : IEntityTypeConfiguration<PeerSupport>
{
    public void Configure(EntityTypeBuilder<PeerSupport> builder)
    {
        builder.HasSchoolKey(support => new { support.SchoolId, support.Id });
        builder.Property(support => support.Receipt).HasMaxLength(TextLimits.Code);
        builder.Property(support => support.StudentText).HasMaxLength(TextLimits.Line);
        builder.Property(support => support.Note).HasMaxLength(TextLimits.Note);
        builder.RefersTo<PeerSupport, CaseFile>(support => new { support.SchoolId, support.CaseFileId });
        builder.RefersTo<PeerSupport, Membership>(support => new { support.SchoolId, support.RecordedByUserId });
        builder.RefersTo<PeerSupport, Membership>(support => new { support.SchoolId, support.LinkedByUserId });
        builder.HasIndex(support => new { support.SchoolId, support.Receipt }).IsUnique();
        builder.HasIndex(support => new { support.SchoolId, support.RecordedAt });
    }
}
