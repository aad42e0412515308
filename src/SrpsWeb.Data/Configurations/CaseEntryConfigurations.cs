using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Data.Configurations;

internal sealed class InterventionConfiguration : IEntityTypeConfiguration<Intervention>
{
    public void Configure(EntityTypeBuilder<Intervention> builder)
    {
        builder.HasSchoolKey(intervention => new { intervention.SchoolId, intervention.Id });
        builder.Property(intervention => intervention.Note).HasMaxLength(TextLimits.Note);
        builder.Property(intervention => intervention.Result).HasMaxLength(TextLimits.Note);
        builder.Property(intervention => intervention.SupportKind).HasMaxLength(TextLimits.Name);
        builder.RefersTo<Intervention, CaseFile>(intervention => new { intervention.SchoolId, intervention.CaseFileId });
        builder.RefersTo<Intervention, InterventionKind>(intervention => new { intervention.SchoolId, intervention.KindId });
        builder.RefersTo<Intervention, Membership>(intervention => new { intervention.SchoolId, intervention.OfficerUserId });
        builder.RefersTo<Intervention, Membership>(intervention => new { intervention.SchoolId, intervention.RecordedByUserId });
        builder.HasIndex(intervention => new { intervention.SchoolId, intervention.On });
        builder.HasIndex(intervention => new { intervention.SchoolId, intervention.GroupId });
    }
}

internal sealed class HomeVisitConfiguration : IEntityTypeConfiguration<HomeVisit>
{
    public void Configure(EntityTypeBuilder<HomeVisit> builder)
    {
        builder.HasSchoolKey(visit => new { visit.SchoolId, visit.Id });
        builder.Property(visit => visit.Purpose).HasMaxLength(TextLimits.Line);
        builder.Property(visit => visit.MetWith).HasMaxLength(TextLimits.Name);
        builder.Property(visit => visit.Notes).HasMaxLength(TextLimits.Note);
        builder.Property(visit => visit.Agreed).HasMaxLength(TextLimits.Note);
        builder.Property(visit => visit.SupportKind).HasMaxLength(TextLimits.Name);
        builder.Property(visit => visit.Companions).HasMaxLength(TextLimits.Line);
        builder.Property(visit => visit.Housing).HasMaxLength(TextLimits.Note);
        builder.Property(visit => visit.SocialSupport).HasMaxLength(TextLimits.Note);
        builder.Property(visit => visit.CostObstacles).HasMaxLength(TextLimits.Note);
        builder.Property(visit => visit.Health).HasMaxLength(TextLimits.Note);
        builder.Property(visit => visit.Surroundings).HasMaxLength(TextLimits.Note);
        builder.Property(visit => visit.FamilyView).HasMaxLength(TextLimits.Note);
        builder.Ignore(visit => visit.Findings);
        // The outcome is written once: of two people recording one visit the second is told.
        builder.Property(visit => visit.Outcome).IsConcurrencyToken();
        builder.RefersTo<HomeVisit, CaseFile>(visit => new { visit.SchoolId, visit.CaseFileId });
        builder.RefersTo<HomeVisit, Membership>(visit => new { visit.SchoolId, visit.OfficerUserId });
        builder.RefersTo<HomeVisit, Membership>(visit => new { visit.SchoolId, visit.RecordedByUserId });
        builder.RefersTo<HomeVisit, Membership>(visit => new { visit.SchoolId, visit.ResultByUserId });
        builder.HasIndex(visit => new { visit.SchoolId, visit.PlannedOn });
    }
}

internal sealed class PlanTaskConfiguration : IEntityTypeConfiguration<PlanTask>
{
    public void Configure(EntityTypeBuilder<PlanTask> builder)
    {
        builder.HasSchoolKey(task => new { task.SchoolId, task.Id });
        builder.Property(task => task.Title).HasMaxLength(TextLimits.Line);
        builder.RefersTo<PlanTask, CaseFile>(task => new { task.SchoolId, task.CaseFileId });
        builder.RefersTo<PlanTask, Membership>(task => new { task.SchoolId, task.OwnerUserId });
        builder.RefersTo<PlanTask, Membership>(task => new { task.SchoolId, task.RecordedByUserId });
        builder.HasIndex(task => new { task.SchoolId, task.DueOn });
    }
}

internal sealed class ReviewConfiguration : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> builder)
    {
        builder.HasSchoolKey(review => new { review.SchoolId, review.Id });
        builder.Property(review => review.Rationale).HasMaxLength(TextLimits.Note);
        builder.RefersTo<Review, CaseFile>(review => new { review.SchoolId, review.CaseFileId });
        builder.RefersTo<Review, Membership>(review => new { review.SchoolId, review.RecordedByUserId });
    }
}

internal sealed class CorrectionConfiguration : IEntityTypeConfiguration<Correction>
{
    public void Configure(EntityTypeBuilder<Correction> builder)
    {
        builder.HasSchoolKey(correction => new { correction.SchoolId, correction.Id });
        builder.Property(correction => correction.OldText).HasMaxLength(TextLimits.Note);
        builder.Property(correction => correction.NewText).HasMaxLength(TextLimits.Note);
        builder.Property(correction => correction.Reason).HasMaxLength(TextLimits.Line);
        builder.RefersTo<Correction, CaseFile>(correction => new { correction.SchoolId, correction.CaseFileId });
        builder.RefersTo<Correction, Membership>(correction => new { correction.SchoolId, correction.RecordedByUserId });
    }
}

internal sealed class ConfidentialityChangeConfiguration : IEntityTypeConfiguration<ConfidentialityChange>
{
    public void Configure(EntityTypeBuilder<ConfidentialityChange> builder)
    {
        builder.HasSchoolKey(change => new { change.SchoolId, change.Id });
        builder.Property(change => change.Reason).HasMaxLength(TextLimits.Note);
        builder.RefersTo<ConfidentialityChange, CaseFile>(change => new { change.SchoolId, change.CaseFileId });
        builder.RefersTo<ConfidentialityChange, Membership>(change => new { change.SchoolId, change.RecordedByUserId });
    }
}

internal sealed class EvidenceConfiguration : IEntityTypeConfiguration<Evidence>
{
    public void Configure(EntityTypeBuilder<Evidence> builder)
    {
        builder.HasSchoolKey(evidence => new { evidence.SchoolId, evidence.Id });
        builder.Property(evidence => evidence.FileName).HasMaxLength(TextLimits.Name);
        builder.Property(evidence => evidence.MediaType).HasMaxLength(TextLimits.Code);
        builder.Property(evidence => evidence.ContentHash).HasMaxLength(64);
        builder.RefersTo<Evidence, CaseFile>(evidence => new { evidence.SchoolId, evidence.CaseFileId });
        builder.RefersTo<Evidence, Membership>(evidence => new { evidence.SchoolId, evidence.RecordedByUserId });
        builder.HasIndex(evidence => new { evidence.SchoolId, evidence.EntryId });
    }
}
