using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Imports;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Data.Configurations;

internal sealed class ImportBatchConfiguration : IEntityTypeConfiguration<ImportBatch>
{
    public void Configure(EntityTypeBuilder<ImportBatch> builder)
    {
        builder.HasSchoolKey(batch => new { batch.SchoolId, batch.Id });
        builder.Property(batch => batch.FileName).HasMaxLength(TextLimits.Line);
        builder.Property(batch => batch.Mapping).HasMaxLength(ImportBatch.LongestMapping);
        builder.Property(batch => batch.Failure).HasMaxLength(ImportBatch.LongestFailure);
        builder.Property(batch => batch.Version).IsConcurrencyToken();
        builder.Ignore(batch => batch.Outcome);
        builder.Ignore(batch => batch.IsStarted);
        builder.RefersTo<ImportBatch, Membership>(batch => new { batch.SchoolId, batch.UploadedByUserId });
        builder.HasIndex(batch => new { batch.SchoolId, batch.UploadedAt });
        // One job of a school at a time: two at once could both enrol a student who has no NISN.
        builder.HasIndex(batch => batch.SchoolId).HasDatabaseName("OneImportAtATime").IsUnique().HasFilter("\"LeaseUntil\" IS NOT NULL");
    }
}
