using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data;
using SrpsWeb.Domain.Imports;

namespace SrpsWeb.Application.Imports;

/// <summary>How far the rows of an upload have gone in.</summary>
/// <param name="Rows">Rows to go in; 0 while the job has not looked at the file yet.</param>
/// <param name="Failure">Code of what stopped it; null while it goes on.</param>
public sealed record ImportProgress(int RowsDone, int Rows, string? Failure);

/// <param name="Progress">From its start to its end; null before and after.</param>
/// <param name="AppliedAt">UTC; null before the end.</param>
public sealed record ImportBatchRow(Guid Id, string FileName, string UploadedBy, DateTime UploadedAt, ImportProgress? Progress, DateTime? AppliedAt, ImportOutcome? Outcome);

/// <summary>What was found in one row, with the student's name as the file has it.</summary>
public sealed record RowFindings(int Row, string Name, bool IsRefused, IReadOnlyList<RowIssue> Issues);

/// <summary>A staged upload with what it would do to the school as it is now.</summary>
/// <param name="Columns">Every column and its use; those with <see cref="RosterColumn.Slot"/> can be mapped.</param>
/// <param name="MissingFields">Required fields without a column: mapping comes first.</param>
/// <param name="EffectiveOn">Proposed first day of new enrolments and class changes.</param>
/// <param name="Findings">Rows in which something was found, refused ones first.</param>
public sealed record RosterPreview(
    Guid BatchId,
    string FileName,
    string SchoolYearName,
    DateOnly SchoolYearStartsOn,
    DateOnly SchoolYearEndsOn,
    string? SheetName,
    IReadOnlyList<string> OtherRosterSheets,
    IReadOnlyList<RosterColumn> Columns,
    IReadOnlyList<RosterField> MissingFields,
    DateOnly EffectiveOn,
    RosterPlan Plan,
    IReadOnlyList<RowFindings> Findings);

/// <summary>A row that is not imported, as the file has it, with everything found in it.</summary>
public sealed record RefusedRosterRow(int Row, IReadOnlyList<string> Cells, IReadOnlyList<RowIssue> Issues);

/// <summary>The refused rows under the headings of the file, so that they can be corrected and uploaded again.</summary>
public sealed record RefusedRoster(string FileName, IReadOnlyList<string> Headings, IReadOnlyList<RefusedRosterRow> Rows);

/// <summary>What the import pages read. Null for an upload that is not there (any more).</summary>
public sealed class RosterImportQueries(SrpsDbContext db, RosterPlanStore plans)
{
    private const int RecentBatches = 20;

    /// <summary>Staged, running and finished uploads, the latest first.</summary>
    public async Task<IReadOnlyList<ImportBatchRow>> RecentAsync(CancellationToken ct) =>
        await Rows(db.ImportBatches.OrderByDescending(batch => batch.UploadedAt).Take(RecentBatches)).ToListAsync(ct);

    public Task<ImportBatchRow?> FindAsync(Guid batchId, CancellationToken ct) =>
        Rows(db.ImportBatches.Where(batch => batch.Id == batchId)).SingleOrDefaultAsync(ct);

    /// <summary>Null for an unknown upload and for one already started.</summary>
    public async Task<RosterPreview?> PreviewAsync(Guid batchId, CancellationToken ct)
    {
        var batch = await db.ImportBatches.AsNoTracking().SingleOrDefaultAsync(found => found.Id == batchId && found.StartedAt == null && found.AppliedAt == null, ct);
        if (batch is null) return null;
        var staged = StagedRoster.Unpack(batch.Content);
        var planned = await plans.PlanAsync(plans.Check(staged.Table), ct);
        var table = staged.Table;

        return new RosterPreview(
            batch.Id,
            batch.FileName,
            planned.Year.Name,
            planned.Year.StartsOn,
            planned.Year.EndsOn,
            table.SheetName,
            table.OtherRosterSheets,
            table.Columns,
            table.MissingFields,
            await plans.EffectiveOnAsync(planned.Year, ct),
            planned.Plan,
            Findings(table, planned.Plan));
    }

    /// <summary>Refused rows, before and after applying.</summary>
    public async Task<RefusedRoster?> RefusedAsync(Guid batchId, CancellationToken ct)
    {
        var batch = await db.ImportBatches.AsNoTracking().SingleOrDefaultAsync(found => found.Id == batchId, ct);
        if (batch is null) return null;
        var staged = StagedRoster.Unpack(batch.Content);
        var issues = (staged.Issues ?? (await plans.PlanAsync(plans.Check(staged.Table), ct)).Plan.Issues).ToLookup(issue => issue.Row);
        var kept = staged.Table.Columns.Where(column => column.Slot is not null).OrderBy(column => column.Slot).ToList();
        var refused = staged.Table.Rows.Where(row => issues[row.Row].Any(issue => issue.Severity == IssueSeverity.Error));

        return new RefusedRoster(
            batch.FileName,
            [.. kept.Select(column => column.Heading)],
            [.. refused.Select(row => new RefusedRosterRow(row.Row, [.. row.Cells.Select(cell => cell.Text)], [.. issues[row.Row]]))]);
    }

    private static List<RowFindings> Findings(RosterTable table, RosterPlan plan)
    {
        var nameSlot = table.Columns.FirstOrDefault(column => column.Field == RosterField.Name)?.Slot;
        var names = table.Rows.ToDictionary(row => row.Row, row => nameSlot is { } slot ? row.Cells[slot].Text.Trim() : "");

        return
        [
            .. plan.Issues.GroupBy(issue => issue.Row)
                .Select(issues => new RowFindings(issues.Key, names[issues.Key], plan.RefusedRows.Contains(issues.Key), [.. issues]))
                .OrderByDescending(row => row.IsRefused)
                .ThenBy(row => row.Row),
        ];
    }

    private IQueryable<ImportBatchRow> Rows(IQueryable<ImportBatch> batches) =>
        batches.AsNoTracking().Select(batch => new ImportBatchRow(
            batch.Id,
            batch.FileName,
            db.Memberships.Where(member => member.UserId == batch.UploadedByUserId).Select(member => member.FullName).First(),
            batch.UploadedAt,
            batch.StartedAt == null || batch.AppliedAt != null ? null : new ImportProgress(batch.RowsDone, batch.Rows, batch.Failure),
            batch.AppliedAt,
            batch.AppliedAt == null ? null : new ImportOutcome(batch.Created, batch.Updated, batch.ClassChanged, batch.Unchanged, batch.Refused)));
}
