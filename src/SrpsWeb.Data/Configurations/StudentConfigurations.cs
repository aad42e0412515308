using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Data.Configurations;

internal sealed class StudentConfiguration : IEntityTypeConfiguration<Student>
{
    public void Configure(EntityTypeBuilder<Student> builder)
    {
        builder.HasSchoolKey(student => new { student.SchoolId, student.Id });
        builder.Property(student => student.Name).HasMaxLength(TextLimits.Name);
        builder.Property(student => student.FoldedName).HasMaxLength(TextLimits.Name);
        builder.Property(student => student.Nisn).HasMaxLength(10).IsFixedLength();
        builder.Property(student => student.Nis).HasMaxLength(TextLimits.Code);
        builder.Property(student => student.BirthPlace).HasMaxLength(TextLimits.Name);
        builder.Property(student => student.Address).HasMaxLength(TextLimits.Line);
        builder.Property(student => student.Hamlet).HasMaxLength(TextLimits.Name);
        builder.Property(student => student.Village).HasMaxLength(TextLimits.Name);
        builder.Property(student => student.District).HasMaxLength(TextLimits.Name);
        builder.Property(student => student.Phone).HasMaxLength(TextLimits.Code);
        builder.Property(student => student.KipNumber).HasMaxLength(TextLimits.Code);
        builder.Property(student => student.PkhNumber).HasMaxLength(TextLimits.Code);
        builder.Property(student => student.Transport).HasMaxLength(TextLimits.Name);
        builder.Property(student => student.DistanceKm).HasPrecision(5, 1);
        builder.Ignore(student => student.Details);
        builder.Ignore(student => student.LeftOn);
        builder.RefersTo<Student, ClassGroup>(student => new { student.SchoolId, student.ClassGroupId });
        builder.HasMany(student => student.Guardians).WithOne().HasForeignKey(guardian => new { guardian.SchoolId, guardian.StudentId }).OnDelete(DeleteBehavior.ClientCascade);
        builder.HasMany(student => student.Enrolments).WithOne().HasForeignKey(enrolment => new { enrolment.SchoolId, enrolment.StudentId }).OnDelete(DeleteBehavior.ClientCascade);
        builder.HasIndex(student => new { student.SchoolId, student.Nisn }).IsUnique().HasFilter("\"Nisn\" IS NOT NULL");
        builder.HasIndex(student => new { student.SchoolId, student.FoldedName });
    }
}

internal sealed class GuardianConfiguration : IEntityTypeConfiguration<Guardian>
{
    public void Configure(EntityTypeBuilder<Guardian> builder)
    {
        builder.ToTable("Guardians");
        builder.HasSchoolKey(guardian => new { guardian.SchoolId, guardian.Id });
        builder.Property(guardian => guardian.Name).HasMaxLength(TextLimits.Name);
        builder.Property(guardian => guardian.Occupation).HasMaxLength(TextLimits.Name);
        builder.Property(guardian => guardian.Phone).HasMaxLength(TextLimits.Code);
    }
}

internal sealed class EnrolmentConfiguration : IEntityTypeConfiguration<Enrolment>
{
    public void Configure(EntityTypeBuilder<Enrolment> builder)
    {
        builder.HasSchoolKey(enrolment => new { enrolment.SchoolId, enrolment.Id });
        builder.RefersTo<Enrolment, ClassGroup>(enrolment => new { enrolment.SchoolId, enrolment.ClassGroupId });
        builder.HasIndex(enrolment => new { enrolment.SchoolId, enrolment.From, enrolment.Until });
    }
}
