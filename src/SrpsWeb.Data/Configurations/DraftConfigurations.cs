using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Drafts;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Data.Configurations;

internal sealed class DraftConfiguration : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.HasSchoolKey(draft => new { draft.SchoolId, draft.Id });
        builder.Property(draft => draft.Path).HasMaxLength(TextLimits.Line);
        builder.Property(draft => draft.Content).HasMaxLength(Draft.MostCharacters);
        builder.RefersTo<Draft, Membership>(draft => new { draft.SchoolId, draft.UserId });
        builder.RefersTo<Draft, CaseFile>(draft => new { draft.SchoolId, draft.CaseFileId });
        builder.HasIndex(draft => new { draft.SchoolId, draft.UserId, draft.Path });
    }
}
