using System.Collections.Frozen;

namespace SrpsWeb.Application.Imports;

/// <summary>Why a cell that was not empty carries no text.</summary>
public enum CellFault
{
    None,

    /// <summary>The cell held a 16-digit number (the shape of a NIK or family card number), which is never kept.</summary>
    IdentityNumber,

    /// <summary>The cell held a formula error such as #REF!.</summary>
    FormulaError,
}

/// <summary>One cell of a roster: its text (numbers in invariant form, dates as yyyy-MM-dd) and the date where the file stored a real one.</summary>
public readonly record struct RosterCell(string Text, DateOnly? Date = null, CellFault Fault = CellFault.None)
{
    private static readonly FrozenSet<string> FormulaErrors = new[] { "#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!" }.ToFrozenSet(StringComparer.Ordinal);

    public static RosterCell Empty => new("");

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && Fault == CellFault.None;

    /// <summary>A cell with this text, or a faulty one where the text is what a failed formula shows.</summary>
    public static RosterCell Of(string text) =>
        text.StartsWith('#') && FormulaErrors.Contains(text.Trim()) ? new RosterCell("", Fault: CellFault.FormulaError) : new RosterCell(text);
}

/// <summary>One column of the file. <paramref name="Slot"/> is its place in <see cref="RosterTableRow.Cells"/>, null when its values are never read.</summary>
public sealed record RosterColumn(int Index, string Heading, ColumnUse Use, RosterField? Field, int? Slot);

/// <summary>One row below the headings. <paramref name="Row"/> counts from 1 as a spreadsheet program shows it.</summary>
public sealed record RosterTableRow(int Row, IReadOnlyList<RosterCell> Cells);

/// <summary>The table found in a roster file: what each column means and the cells that may be kept.</summary>
public sealed record RosterTable(
    string? SheetName,
    int HeadingRow,
    IReadOnlyList<RosterColumn> Columns,
    IReadOnlyList<RosterTableRow> Rows,
    IReadOnlyList<string> OtherRosterSheets)
{
    private static readonly RosterField[] Required = [RosterField.Name, RosterField.Sex, RosterField.ClassGroup];

    /// <summary>Fields without which no row can be imported and which no column carries: the mapping page asks for them.</summary>
    public IReadOnlyList<RosterField> MissingFields =>
        [.. Required.Except(Columns.Select(column => column.Field).OfType<RosterField>())];

    /// <summary>
    /// Applies the user's answers, keyed by <see cref="RosterHeadings.Normalise"/> of the heading (null = leave out). Columns whose values were
    /// never read stay as they are; a field chosen for one column is taken from any column that had it before, unless a field may repeat.
    /// </summary>
    public RosterTable WithMapping(IReadOnlyDictionary<string, RosterField?> answers)
    {
        var chosen = Columns
            .Where(column => column.Slot is not null)
            .Where(column => answers.ContainsKey(RosterHeadings.Normalise(column.Heading)))
            .ToDictionary(column => column.Index, column => answers[RosterHeadings.Normalise(column.Heading)]);
        var taken = chosen.Values.OfType<RosterField>().Where(field => !RosterHeadings.MayRepeat(field)).ToHashSet();

        return this with
        {
            Columns =
            [
                .. Columns.Select(column =>
                    chosen.TryGetValue(column.Index, out var field)
                        ? column with { Field = field, Use = field is null ? ColumnUse.Unknown : ColumnUse.Mapped }
                        : column.Field is { } old && taken.Contains(old)
                            ? column with { Field = null, Use = ColumnUse.Unknown }
                            : column),
            ],
        };
    }
}
