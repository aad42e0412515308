using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Privacy;

/// <summary>The names by which students are known in texts.</summary>
internal sealed class StudentNames(SrpsDbContext db)
{
    /// <summary>Against all who are or were at the school, those made anonymous aside.</summary>
    internal async Task<MeantStudent> MeaningAsync(Student student, CancellationToken ct) =>
        new(student.Name, await db.Students.AsNoTracking().Where(other => other.Id != student.Id && other.AnonymisedOn == null).Select(other => other.Name).ToListAsync(ct));
}
