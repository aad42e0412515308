using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Imports;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Imports;

/// <summary>
/// Puts the valid rows of a started upload in, a few hundred in each transaction together with their count (ADR 0011). Whoever takes the job
/// up after another compares the file with the school anew, so that a row that is in already has nothing to do.
/// </summary>
public sealed class RosterImportJob(SrpsDbContext db, RosterPlanStore plans, SchoolClock clock)
{
    /// <summary>Rows of one transaction: on SQLite nobody else writes meanwhile, some tens of milliseconds.</summary>
    public const int RowsAtATime = 250;

    private const int HugeFile = 5_000;

    /// <summary>Works on the upload until it is finished, unless somebody else does.</summary>
    /// <returns>What the whole import did; null when the job is not waiting, is somebody else's, or has failed.</returns>
    /// <exception cref="OperationCanceledException">The rows that are in stay, and the job waits for the next to take it up; also after any other exception.</exception>
    public async Task<ImportOutcome?> RunAsync(Guid batchId, CancellationToken ct)
    {
        if (await TakeUpAsync(batchId, ct) is not { } batch) return null;
        try
        {
            await CarryAsync(batch, ct);
            return batch.Outcome;
        }
        catch (RuleBrokenException broken)
        {
            await LeaveAsync(batch, left => left.Fail(broken.Arguments.Count == 0 ? broken.Code : "Import.Failed"));
            return null;
        }
        catch
        {
            // When the lease ran out and somebody else has it, whatever went wrong here is of no account.
            if (await LeaveAsync(batch, left => left.Release())) throw;
            return null;
        }
    }

    private async Task<ImportBatch?> TakeUpAsync(Guid batchId, CancellationToken ct)
    {
        var batch = await db.ImportBatches.SingleOrDefaultAsync(found => found.Id == batchId, ct);
        if (batch is null) return null;
        var isOurs = batch.TakeUp(clock.Now);
        try
        {
            await db.SaveChangesAsync(ct);
            return isOurs ? batch : null;
        }
        catch (DbUpdateException)
        {
            // Somebody else took it up at the same moment, or another import of this school is running.
            db.ForgetChanges();
            return null;
        }
    }

    private async Task CarryAsync(ImportBatch batch, CancellationToken ct)
    {
        var work = await PrepareAsync(batch.Content, ct);
        GiveBack(work.ValidRows);
        batch.Expect(work.Pending.Sum(rows => rows.Length), clock.Now);
        await db.SaveChangesAsync(ct);

        var carrier = new RowCarrier(db, work.SchoolYearId, batch.EffectiveOn!.Value, work.NewClassGroups);
        while (work.Pending.TryDequeue(out var rows))
        {
            await carrier.CarryAsync(rows, ct);
            batch.Advance(rows.Count(row => row.Act == PlannedAct.Create), rows.Count(row => row.Act == PlannedAct.Update), rows.Count(row => row.Act == PlannedAct.ChangeClass), clock.Now);
            await db.SaveChangesAsync(ct);
            foreach (var entry in db.ChangeTracker.Entries().Where(entry => entry.Entity != batch).ToList()) entry.State = EntityState.Detached;
        }

        batch.Finish(Math.Max(0, work.ValidRows - batch.RowsDone), work.RefusedRows, work.RefusedContent, work.NotInFile, clock.Now);
        await db.SaveChangesAsync(ct);
    }

    private async Task<Work> PrepareAsync(byte[] content, CancellationToken ct)
    {
        var table = StagedRoster.Unpack(content).Table;
        var parse = plans.Check(table);
        GiveBack(table.Rows.Count);
        var (plan, year) = await plans.PlanAsync(parse, ct);

        return new Work(
            year.Id,
            new Queue<PlannedRow[]>(plan.Rows.Where(row => row.Act != PlannedAct.Nothing).Chunk(RowsAtATime)),
            plan.NewClassGroups,
            plan.Rows.Count,
            plan.Outcome.Refused,
            new StagedRoster(table with { Rows = [.. table.Rows.Where(row => plan.RefusedRows.Contains(row.Row))] }, plan.Issues).Pack(),
            AbsentStudents.Of(plan).Pack());
    }

    /// <summary>False when somebody else has the job by now.</summary>
    private async Task<bool> LeaveAsync(ImportBatch batch, Action<ImportBatch> act)
    {
        var version = db.Entry(batch).Property(own => own.Version).OriginalValue;
        db.ForgetChanges();
        if (await db.ImportBatches.SingleOrDefaultAsync(own => own.Id == batch.Id && own.Version == version, CancellationToken.None) is not { } left) return false;
        act(left);
        await db.SaveChangesAsync(CancellationToken.None);

        return true;
    }

    /// <summary>
    /// Reading and planning a file of a size no single school has leaves a hundred megabytes of garbage, which the runtime would keep for
    /// later. Where the program shares a school's PC that is too much.
    /// </summary>
    private static void GiveBack(int rows)
    {
        if (rows >= HugeFile) GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    /// <summary>What is left of file and plan while the rows go in: of 20,000 rows the whole would be a hundred megabytes.</summary>
    private sealed record Work(
        Guid SchoolYearId,
        Queue<PlannedRow[]> Pending,
        IReadOnlyList<PlannedClassGroup> NewClassGroups,
        int ValidRows,
        int RefusedRows,
        byte[] RefusedContent,
        byte[] NotInFile);

    /// <summary>Turns planned rows into changed and new records of the context.</summary>
    private sealed class RowCarrier(SrpsDbContext db, Guid yearId, DateOnly effectiveOn, IReadOnlyList<PlannedClassGroup> newGroups)
    {
        private readonly Dictionary<string, Guid> _created = new(StringComparer.Ordinal);

        public async Task CarryAsync(IReadOnlyList<PlannedRow> rows, CancellationToken ct)
        {
            var ids = rows.Select(row => row.StudentId).OfType<Guid>().ToList();
            var students = ids.Count == 0
                ? []
                : await db.Students.Include(student => student.Guardians).Include(student => student.Enrolments)
                    .Where(student => ids.Contains(student.Id))
                    .AsSplitQuery()
                    .ToDictionaryAsync(student => student.Id, ct);
            foreach (var row in rows)
                Carry(row, row.StudentId is { } id ? students[id] : null);
        }

        private void Carry(PlannedRow row, Student? known)
        {
            var after = known is null ? StudentState.Of(row.Row) : StudentState.Of(known).UpdatedBy(row.Row);
            var student = known ?? new Student(Guid.CreateVersion7(), after.Name, after.Sex, after.Nisn, after.Nis);
            if (known is null || row.Changes.Count > 0) after.WriteTo(student);
            Enrol(student, row.ClassGroupId ?? NewGroup(row.Row.ClassGroup.Key));
            if (known is null) db.Students.Add(student);
        }

        // An enrolment never begins before the one it follows.
        private void Enrol(Student student, Guid classGroupId)
        {
            var follows = student.Enrolments.Select(enrolment => enrolment.Until is { } until ? until.AddDays(1) : enrolment.From).DefaultIfEmpty(effectiveOn).Max();
            student.Enrol(classGroupId, follows > effectiveOn ? follows : effectiveOn);
        }

        // With the first student in it: a job that stops leaves no empty class behind.
        private Guid NewGroup(string key)
        {
            if (_created.TryGetValue(key, out var id)) return id;
            var group = newGroups.First(candidate => candidate.Name.Key == key);
            _created[key] = id = Guid.CreateVersion7();
            db.ClassGroups.Add(new ClassGroup(id, yearId, group.Name.Display, group.Level, group.ProgrammeId, homeroomUserId: null));

            return id;
        }
    }
}
