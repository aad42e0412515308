using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Data.Configurations;

/// <summary>What all tables of a school share: key <c>(SchoolId, …)</c> made by the application, foreign keys that carry the school.</summary>
internal static class SchoolRecordMapping
{
    /// <summary>Key made by whoever creates the record, never by the database: so a form sent twice is the same record.</summary>
    internal static void HasSchoolKey<T>(this EntityTypeBuilder<T> builder, Expression<Func<T, object?>> key)
        where T : class, ISchoolRecord
    {
        builder.HasKey(key);
        foreach (var property in builder.Metadata.FindPrimaryKey()!.Properties)
            builder.Property(property.Name).ValueGeneratedNever();
        builder.HasOne<School>().WithMany().HasForeignKey(record => record.SchoolId).OnDelete(DeleteBehavior.ClientNoAction);
    }

    /// <summary>A reference to a record of the same school: the database itself refuses one of another.</summary>
    internal static void RefersTo<T, TTarget>(this EntityTypeBuilder<T> builder, Expression<Func<T, object?>> foreignKey)
        where T : class, ISchoolRecord
        where TTarget : class, ISchoolRecord =>
        builder.HasOne<TTarget>().WithMany().HasForeignKey(foreignKey).OnDelete(DeleteBehavior.ClientNoAction);
}
