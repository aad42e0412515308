using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Reports;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Data.Configurations;

internal sealed class ReportNarrativeConfiguration : IEntityTypeConfiguration<ReportNarrative>
{
    public void Configure(EntityTypeBuilder<ReportNarrative> builder)
    {
        builder.HasSchoolKey(narrative => new { narrative.SchoolId, narrative.Id });
        builder.Property(narrative => narrative.Text).HasMaxLength(ReportNarrative.MostCharacters);
        builder.Property(narrative => narrative.Basis).HasMaxLength(TextLimits.Line);
        builder.RefersTo<ReportNarrative, Membership>(narrative => new { narrative.SchoolId, narrative.RecordedByUserId });
        // Of two people writing the same text at the same moment the second is told.
        builder.HasIndex(narrative => new { narrative.SchoolId, narrative.Month, narrative.Section, narrative.Sequence }).IsUnique();
    }
}
