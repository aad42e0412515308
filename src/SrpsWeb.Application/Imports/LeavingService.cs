using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;

namespace SrpsWeb.Application.Imports;

/// <param name="LastDay">Last day enrolled.</param>
public sealed record RecordLeaving(Guid BatchId, IReadOnlyList<Guid> StudentIds, DateOnly LastDay);

/// <summary>Records that students whom an imported file does not name have left. They keep their records and their history; a case neither shows nor hinders.</summary>
public sealed class LeavingService(SrpsDbContext db, ICurrentPerson person, SchoolClock clock)
{
    /// <summary>All of them or none. Whoever has left already stays as recorded, so that sending it twice changes nothing.</summary>
    /// <returns>How many of the chosen are recorded as having left.</returns>
    /// <exception cref="RuleBrokenException"><c>Import.LeftNobody</c>, <c>Import.LeftInFuture</c>, <c>Import.LeftBeforeEnrolled</c> (name, first day in the class group).</exception>
    public async Task<int> RecordAsync(RecordLeaving command, CancellationToken ct)
    {
        if (!person.Viewer.Is(SchoolRole.Operator)) throw new AccessRefusedException(hidden: false, "Import.OperatorOnly");
        var batch = await db.ImportBatches.AsNoTracking()
            .Where(found => found.Id == command.BatchId && found.AppliedAt != null)
            .Select(found => new { found.NotInFile })
            .SingleOrDefaultAsync(ct) ?? throw new AccessRefusedException(hidden: true, "Import.Unknown");
        var offered = batch.NotInFile is null ? new HashSet<Guid>() : AbsentStudents.Unpack(batch.NotInFile).StudentIds;
        var chosen = command.StudentIds.Where(offered.Contains).Distinct().ToList();
        if (chosen.Count == 0) throw new RuleBrokenException("Import.LeftNobody", nameof(command.StudentIds));
        if (command.LastDay > clock.Today) throw new RuleBrokenException("Import.LeftInFuture", nameof(command.LastDay));

        var students = await db.Students.Include(student => student.Enrolments).Where(student => chosen.Contains(student.Id) && student.ClassGroupId != null).OrderBy(student => student.FoldedName).ToListAsync(ct);
        foreach (var student in students)
        {
            var since = student.Enrolments.Single(enrolment => enrolment.Until is null).From;
            if (command.LastDay < since) throw new RuleBrokenException("Import.LeftBeforeEnrolled", nameof(command.LastDay), student.Name, since);
            student.Leave(command.LastDay);
        }

        await db.SaveChangesAsync(ct);

        return chosen.Count;
    }
}
