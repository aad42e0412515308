using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SrpsWeb.Domain;

namespace SrpsWeb.Data;

/// <summary>Refuses to save a record of any school but the current one, whatever way it came into the context.</summary>
public sealed class SchoolTenancyInterceptor : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Check((SrpsDbContext)eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check((SrpsDbContext)eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private static void Check(SrpsDbContext context)
    {
        foreach (var entry in context.ChangeTracker.Entries<ISchoolRecord>())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached)
                continue;
            if (context.CurrentSchoolId is not { } schoolId || entry.Entity.SchoolId != schoolId)
                throw new InvalidOperationException($"A {entry.Metadata.ShortName()} of another school than the current one would have been saved.");
        }
    }
}
