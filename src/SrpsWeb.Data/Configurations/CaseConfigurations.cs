using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Data.Configurations;

internal sealed class RiskFactorConfiguration : IEntityTypeConfiguration<RiskFactor>
{
    public void Configure(EntityTypeBuilder<RiskFactor> builder)
    {
        builder.HasSchoolKey(factor => new { factor.SchoolId, factor.Id });
        builder.Property(factor => factor.Slug).HasMaxLength(TextLimits.Code);
        builder.Property(factor => factor.NameId).HasMaxLength(TextLimits.Name);
        builder.Property(factor => factor.NameEn).HasMaxLength(TextLimits.Name);
        builder.HasIndex(factor => new { factor.SchoolId, factor.Slug }).IsUnique();
    }
}

internal sealed class InterventionKindConfiguration : IEntityTypeConfiguration<InterventionKind>
{
    public void Configure(EntityTypeBuilder<InterventionKind> builder)
    {
        builder.HasSchoolKey(kind => new { kind.SchoolId, kind.Id });
        builder.Property(kind => kind.Slug).HasMaxLength(TextLimits.Code);
        builder.Property(kind => kind.NameId).HasMaxLength(TextLimits.Name);
        builder.Property(kind => kind.NameEn).HasMaxLength(TextLimits.Name);
        builder.HasIndex(kind => new { kind.SchoolId, kind.Slug }).IsUnique();
    }
}

internal sealed class CaseFileConfiguration : IEntityTypeConfiguration<CaseFile>
{
    public void Configure(EntityTypeBuilder<CaseFile> builder)
    {
        builder.HasSchoolKey(file => new { file.SchoolId, file.Id });
        builder.Property(file => file.Code).HasMaxLength(TextLimits.Code);
        builder.Property(file => file.OpeningRationale).HasMaxLength(TextLimits.Note);
        builder.Property(file => file.SignsNote).HasMaxLength(TextLimits.Note);
        builder.Property(file => file.Version).IsConcurrencyToken();
        builder.HasOne(file => file.Student).WithMany().HasForeignKey(file => new { file.SchoolId, file.StudentId }).OnDelete(DeleteBehavior.ClientNoAction);
        builder.HasIndex(file => new { file.SchoolId, file.StudentId }, "IX_CaseFiles_Student");
        // Rule 1: at most one open case outside Secret and one Secret one; the place keeps hidden twins apart.
        builder.HasIndex(file => new { file.SchoolId, file.StudentId, file.IsSecret, file.SecretPlace }, "IX_CaseFiles_OneOpen")
            .IsUnique()
            .HasFilter("\"ClosedOn\" IS NULL");
        builder.HasIndex(file => new { file.SchoolId, file.Code }).IsUnique();
        builder.RefersTo<CaseFile, RiskFactor>(file => new { file.SchoolId, file.MainFactorId });
        builder.RefersTo<CaseFile, Membership>(file => new { file.SchoolId, file.ResponsibleUserId });
        builder.RefersTo<CaseFile, Membership>(file => new { file.SchoolId, file.RecordedByUserId });
        builder.HasMany(file => file.Spans).WithOne().HasForeignKey(span => new { span.SchoolId, span.CaseFileId }).OnDelete(DeleteBehavior.ClientNoAction);
        builder.HasMany(file => file.Factors).WithOne().HasForeignKey(factor => new { factor.SchoolId, factor.CaseFileId }).OnDelete(DeleteBehavior.ClientNoAction);
        builder.HasMany(file => file.MainFactors).WithOne().HasForeignKey(change => new { change.SchoolId, change.CaseFileId }).OnDelete(DeleteBehavior.ClientNoAction);
        builder.HasMany(file => file.Participants).WithOne().HasForeignKey(participant => new { participant.SchoolId, participant.CaseFileId }).OnDelete(DeleteBehavior.ClientNoAction);
        builder.HasMany(file => file.Signs).WithOne().HasForeignKey(sign => new { sign.SchoolId, sign.CaseFileId }).OnDelete(DeleteBehavior.ClientNoAction);
    }
}

internal sealed class CaseSpanConfiguration : IEntityTypeConfiguration<CaseSpan>
{
    public void Configure(EntityTypeBuilder<CaseSpan> builder)
    {
        builder.ToTable("CaseSpans");
        builder.HasSchoolKey(span => new { span.SchoolId, span.Id });
        builder.Property(span => span.ReopenReason).HasMaxLength(TextLimits.Note);
        builder.Property(span => span.ClosingRationale).HasMaxLength(TextLimits.Note);
        builder.RefersTo<CaseSpan, Membership>(span => new { span.SchoolId, span.OpenedByUserId });
        builder.RefersTo<CaseSpan, Membership>(span => new { span.SchoolId, span.ClosedByUserId });
    }
}

internal sealed class CaseFactorConfiguration : IEntityTypeConfiguration<CaseFactor>
{
    public void Configure(EntityTypeBuilder<CaseFactor> builder)
    {
        builder.ToTable("CaseFactors");
        builder.HasSchoolKey(factor => new { factor.SchoolId, factor.Id });
        builder.Property(factor => factor.MappingNote).HasMaxLength(TextLimits.Note);
        builder.Property(factor => factor.Strengths).HasMaxLength(TextLimits.Note);
        builder.RefersTo<CaseFactor, RiskFactor>(factor => new { factor.SchoolId, factor.RiskFactorId });
        builder.HasIndex(factor => new { factor.SchoolId, factor.CaseFileId, factor.RiskFactorId }).IsUnique();
    }
}

internal sealed class CaseSignConfiguration : IEntityTypeConfiguration<CaseSign>
{
    public void Configure(EntityTypeBuilder<CaseSign> builder)
    {
        builder.ToTable("CaseSigns");
        builder.HasSchoolKey(sign => new { sign.SchoolId, sign.CaseFileId, sign.Sign });
    }
}

internal sealed class MainFactorChangeConfiguration : IEntityTypeConfiguration<MainFactorChange>
{
    public void Configure(EntityTypeBuilder<MainFactorChange> builder)
    {
        builder.ToTable("MainFactorChanges");
        builder.HasSchoolKey(change => new { change.SchoolId, change.Id });
        builder.Property(change => change.Reason).HasMaxLength(TextLimits.Note);
        builder.RefersTo<MainFactorChange, RiskFactor>(change => new { change.SchoolId, change.RiskFactorId });
        builder.RefersTo<MainFactorChange, Membership>(change => new { change.SchoolId, change.RecordedByUserId });
    }
}

internal sealed class CaseParticipantConfiguration : IEntityTypeConfiguration<CaseParticipant>
{
    public void Configure(EntityTypeBuilder<CaseParticipant> builder)
    {
        builder.ToTable("CaseParticipants");
        builder.Property(participant => participant.Reason).HasMaxLength(TextLimits.Note);
        builder.HasSchoolKey(participant => new { participant.SchoolId, participant.CaseFileId, participant.UserId });
        builder.RefersTo<CaseParticipant, Membership>(participant => new { participant.SchoolId, participant.UserId });
        builder.RefersTo<CaseParticipant, Membership>(participant => new { participant.SchoolId, participant.RecordedByUserId });
    }
}
