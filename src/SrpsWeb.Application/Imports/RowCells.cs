using SrpsWeb.Domain;

namespace SrpsWeb.Application.Imports;

/// <summary>One row seen by field, collecting what is found in it.</summary>
internal sealed class RowCells(RosterTableRow row, ILookup<RosterField, RosterColumn> columns, List<RowIssue> issues)
{
    public int Row => row.Row;

    public bool HasErrors { get; private set; }

    public bool Has(RosterField field) => columns.Contains(field);

    public string Heading(RosterField field) => columns[field].FirstOrDefault()?.Heading ?? "";

    /// <summary>The field's cells as they are; several where several columns feed it.</summary>
    public IEnumerable<RosterCell> Cells(RosterField field) =>
        columns[field].Select(column => column.Slot is { } slot && slot < row.Cells.Count ? row.Cells[slot] : RosterCell.Empty);

    public RosterCell Cell(RosterField field) => Cells(field).FirstOrDefault(cell => !cell.IsEmpty, RosterCell.Empty);

    /// <summary>The field's cleaned text, null where there is none; text too long for a field is cut and reported.</summary>
    public string? Text(RosterField field, int limit = TextLimits.Name)
    {
        if (CellText.Clean(Cell(field).Text) is not { } text) return null;
        if (text.Length <= limit) return text;
        Warn(field, "Import.Row.TextTooLong", text);

        return text[..limit].TrimEnd();
    }

    public IReadOnlyList<string> Phones(RosterField field)
    {
        var phones = new List<string>();
        foreach (var cell in Cells(field))
        {
            var reading = PhoneCell.Read(CellText.Clean(cell.Text) is null ? null : cell.Text);
            if (reading.HasInvalid) Warn(field, "Import.Row.PhoneInvalid", cell.Text);
            phones.AddRange(reading.Phones.Except(phones, StringComparer.Ordinal).ToList());
        }

        return phones;
    }

    /// <summary>Reports formula errors and removed identity numbers, once for each cell.</summary>
    public void ReportFaults()
    {
        foreach (var field in columns.Select(group => group.Key))
        {
            foreach (var cell in Cells(field))
            {
                if (cell.Fault == CellFault.FormulaError) Warn(field, "Import.Row.FormulaError");
                if (cell.Fault == CellFault.IdentityNumber && field != RosterField.Nisn) Warn(field, "Import.Row.IdentityNumberRemoved");
            }
        }
    }

    public void Warn(RosterField field, string code, string? value = null) => Add(field, code, IssueSeverity.Warning, value, otherRow: null);

    public void Refuse(RosterField field, string code, string? value = null, int? otherRow = null)
    {
        HasErrors = true;
        Add(field, code, IssueSeverity.Error, value, otherRow);
    }

    private void Add(RosterField field, string code, IssueSeverity severity, string? value, int? otherRow) =>
        issues.Add(new RowIssue(Row, field, code, severity, CellText.Shortened(value is null ? null : CellText.Clean(value)), otherRow));
}
