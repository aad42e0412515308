using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Privacy;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Data.Configurations;

internal sealed class GuardianConsentConfiguration : IEntityTypeConfiguration<GuardianConsent>
{
    public void Configure(EntityTypeBuilder<GuardianConsent> builder)
    {
        builder.HasSchoolKey(consent => new { consent.SchoolId, consent.Id });
        builder.Property(consent => consent.GuardianName).HasMaxLength(TextLimits.Name);
        builder.Property(consent => consent.SharedWith).HasMaxLength(TextLimits.Line);
        builder.Property(consent => consent.Evidence).HasMaxLength(TextLimits.Line);
        builder.Property(consent => consent.WithdrawalReason).HasMaxLength(TextLimits.Line);
        // Withdrawn once: of two people withdrawing one consent the second is told.
        builder.Property(consent => consent.WithdrawnOn).IsConcurrencyToken();
        builder.RefersTo<GuardianConsent, Student>(consent => new { consent.SchoolId, consent.StudentId });
        builder.RefersTo<GuardianConsent, Membership>(consent => new { consent.SchoolId, consent.RecordedByUserId });
        builder.RefersTo<GuardianConsent, Membership>(consent => new { consent.SchoolId, consent.WithdrawnByUserId });
    }
}

internal sealed class RetentionPeriodsConfiguration : IEntityTypeConfiguration<RetentionPeriods>
{
    public void Configure(EntityTypeBuilder<RetentionPeriods> builder)
    {
        builder.HasSchoolKey(periods => new { periods.SchoolId, periods.Id });
        builder.Property(periods => periods.Version).IsConcurrencyToken();
        builder.Ignore(periods => periods.Times);
        builder.HasIndex(periods => periods.SchoolId).HasDatabaseName("OneRetentionOfASchool").IsUnique();
    }
}

internal sealed class AnonymisationRequestConfiguration : IEntityTypeConfiguration<AnonymisationRequest>
{
    public void Configure(EntityTypeBuilder<AnonymisationRequest> builder)
    {
        builder.HasSchoolKey(request => new { request.SchoolId, request.Id });
        builder.Property(request => request.Reason).HasMaxLength(TextLimits.Line);
        builder.Property(request => request.DecisionReason).HasMaxLength(TextLimits.Line);
        // Decided once: of two decisions at the same moment the second is told.
        builder.Property(request => request.State).IsConcurrencyToken();
        builder.RefersTo<AnonymisationRequest, Student>(request => new { request.SchoolId, request.StudentId });
        builder.RefersTo<AnonymisationRequest, Membership>(request => new { request.SchoolId, request.ProposedByUserId });
        builder.RefersTo<AnonymisationRequest, Membership>(request => new { request.SchoolId, request.DecidedByUserId });
        builder.HasIndex(request => new { request.SchoolId, request.StudentId }, "IX_AnonymisationRequests_OneWaiting").IsUnique().HasFilter("\"DecidedAt\" IS NULL");
    }
}
