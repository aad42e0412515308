using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Indicators;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Data.Configurations;

internal sealed class IndicatorReadingConfiguration : IEntityTypeConfiguration<IndicatorReading>
{
    public void Configure(EntityTypeBuilder<IndicatorReading> builder)
    {
        builder.HasSchoolKey(reading => new { reading.SchoolId, reading.Id });
        builder.Property(reading => reading.Value).HasPrecision(5, 1);
        builder.Property(reading => reading.Source).HasMaxLength(TextLimits.Name);
        builder.RefersTo<IndicatorReading, Student>(reading => new { reading.SchoolId, reading.StudentId });
        builder.RefersTo<IndicatorReading, Membership>(reading => new { reading.SchoolId, reading.RecordedByUserId });
        // Of two people reading one thing at the same moment the second is told.
        builder.HasIndex(reading => new { reading.SchoolId, reading.StudentId, reading.Month, reading.Indicator, reading.Sequence }).IsUnique();
    }
}

internal sealed class IndicatorTargetConfiguration : IEntityTypeConfiguration<IndicatorTarget>
{
    public void Configure(EntityTypeBuilder<IndicatorTarget> builder)
    {
        builder.HasSchoolKey(target => new { target.SchoolId, target.Id });
        builder.Property(target => target.Value).HasPrecision(4, 1);
        builder.RefersTo<IndicatorTarget, Membership>(target => new { target.SchoolId, target.RecordedByUserId });
        // Of two people setting one aim at the same moment the second is told.
        builder.HasIndex(target => new { target.SchoolId, target.Indicator, target.Sequence }).IsUnique();
    }
}
