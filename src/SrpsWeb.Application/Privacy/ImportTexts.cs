using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Imports;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Imports;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Privacy;

/// <summary>Rows of uploaded rosters that tell of a student: staged ones, and the refused ones that are kept.</summary>
internal sealed class ImportTexts(SrpsDbContext db, StudentNames names) : IStudentTexts
{
    /// <summary>The file is read again at every step of a running import.</summary>
    public Task<bool> IsInUseAsync(Student student, CancellationToken ct) =>
        db.ImportBatches.AnyAsync(batch => batch.StartedAt != null && batch.AppliedAt == null, ct);

    public async Task<IReadOnlyList<Guid>> EraseAsync(Student student, CancellationToken ct)
    {
        var isShared = (await names.MeaningAsync(student, ct)).IsShared;
        // One after the other: a large file is a large file.
        foreach (var id in await db.ImportBatches.Select(batch => batch.Id).ToListAsync(ct))
        {
            var batch = await db.ImportBatches.SingleAsync(found => found.Id == id, ct);
            if (batch.Content.Length > 0)
                Erase(batch, student, isShared);
        }

        return [];
    }

    private static void Erase(ImportBatch batch, Student student, bool isShared)
    {
        if (Unpack(batch) is not { } staged)
            return;
        var told = staged.Table.Rows.Where(row => TellsOf(staged.Table, row, student, isShared)).Select(row => row.Row).ToHashSet();
        if (told.Count == 0)
            return;
        var table = staged.Table with { Rows = [.. staged.Table.Rows.Where(row => !told.Contains(row.Row))] };
        batch.Replace(new StagedRoster(table, staged.Issues is null ? null : [.. staged.Issues.Where(issue => !told.Contains(issue.Row))]).Pack());
    }

    /// <summary>By the own NISN; by the name only where the row has no NISN and nobody else bears the name.</summary>
    private static bool TellsOf(RosterTable table, RosterTableRow row, Student student, bool isShared) =>
        (student.Nisn is { } nisn && row.Cells.Any(cell => NisnCell.Read(cell.Text).Nisn == nisn))
        || (!isShared
            && CellsOf(table, row, RosterField.Name).Any(cell => FoldedText.Of(cell.Text) == student.FoldedName)
            && !CellsOf(table, row, RosterField.Nisn).Any(cell => NisnCell.Read(cell.Text).Nisn is not null));

    private static IEnumerable<RosterCell> CellsOf(RosterTable table, RosterTableRow row, RosterField field) =>
        table.Columns.Where(column => column.Field == field).Select(column => column.Slot).OfType<int>().Where(slot => slot < row.Cells.Count).Select(slot => row.Cells[slot]);

    /// <summary>Null for what is no packed table: nothing of a student is in it.</summary>
    private static StagedRoster? Unpack(ImportBatch batch)
    {
        try
        {
            return StagedRoster.Unpack(batch.Content);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
