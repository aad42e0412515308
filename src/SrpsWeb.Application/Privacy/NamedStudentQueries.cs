using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data;
using SrpsWeb.Domain.Reports;

namespace SrpsWeb.Application.Privacy;

/// <summary>The names that must not stand in what leaves the school.</summary>
public sealed class NamedStudentQueries(SrpsDbContext db)
{
    /// <summary>Every student the school ever had.</summary>
    public async Task<NamedStudents> AllAsync(CancellationToken ct) =>
        new(await db.Students.AsNoTracking().Select(student => student.Name).ToListAsync(ct));
}
