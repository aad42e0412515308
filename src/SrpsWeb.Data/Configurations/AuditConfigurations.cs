using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SrpsWeb.Domain.Audit;

namespace SrpsWeb.Data.Configurations;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.HasSchoolKey(entry => new { entry.SchoolId, entry.Sequence });
        builder.Property(entry => entry.Address).HasMaxLength(45);
        builder.Property(entry => entry.RecordIds).HasMaxLength(AuditFacts.MostIds * 33);
        builder.Property(entry => entry.Detail).HasMaxLength(AuditFacts.LongestDetail);
        builder.Property(entry => entry.PreviousHash).HasMaxLength(64);
        builder.Property(entry => entry.Hash).HasMaxLength(64);
        builder.HasIndex(entry => new { entry.SchoolId, entry.CaseFileId });
        builder.HasIndex(entry => new { entry.SchoolId, entry.ByUserId });
    }
}

internal sealed class AuditHeadConfiguration : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.HasSchoolKey(head => head.SchoolId);
        builder.Property(head => head.Hash).HasMaxLength(64);
    }
}
