using System.Globalization;

namespace SrpsWeb.Application.Imports;

/// <summary>
/// Reads a school's roster file (XLSX, XLS, CSV) into a <see cref="RosterTable"/>. The kind is told by the content, never by the file's ending.
/// Columns with identity card, family card or bank numbers are never read, and 16-digit numbers elsewhere are dropped.
/// </summary>
public static class RosterFileReader
{
    /// <summary>Largest file taken, in bytes (5 MB).</summary>
    public const int LargestFile = 5 * 1024 * 1024;

    /// <summary>Most rows below the headings.</summary>
    public const int MostRows = 20_000;

    /// <summary>Reads the sheet that looks most like a roster.</summary>
    /// <param name="file">The upload; read to its end, not disposed.</param>
    /// <param name="fileName">Named in refusals; its ending is not trusted.</param>
    /// <exception cref="RosterFileException">
    /// Import.Empty, Import.TooLarge (largest size in MB), Import.UnsupportedType (file name), Import.Encrypted, Import.ZipBomb, Import.Unreadable,
    /// Import.QuoteNotClosed (row), Import.NotARoster, Import.NoStudents, Import.TooManyRows (most rows).
    /// </exception>
    public static RosterTable Read(Stream file, string fileName)
    {
        var content = ReadAll(file);
        if (content.Length == 0) throw new RosterFileException("Import.Empty");

        var kind = RosterFileKind.Of(content);
        if (kind == FileKind.Unknown) throw new RosterFileException("Import.UnsupportedType", fileName);
        if (kind == FileKind.EncryptedWorkbook) throw new RosterFileException("Import.Encrypted");
        if (kind == FileKind.Xlsx) WorkbookPackage.Check(content, fileName);

        try
        {
            var sheets = kind == FileKind.Text ? CsvSheets.Open(content) : WorkbookSheets.Open(content);
            return Table(sheets);
        }
        catch (Exception e) when (e is not RosterFileException and not OutOfMemoryException)
        {
            // A damaged workbook makes the parser fail in any of a dozen ways; to the user they are one.
            throw new RosterFileException("Import.Unreadable", e);
        }
    }

    private static byte[] ReadAll(Stream file)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = file.Read(buffer)) > 0)
        {
            copy.Write(buffer, 0, read);
            if (copy.Length > LargestFile) throw new RosterFileException("Import.TooLarge", LargestFile / 1024 / 1024);
        }

        return copy.ToArray();
    }

    private static RosterTable Table(IReadOnlyList<Sheet> sheets)
    {
        var rosters = sheets
            .Select(sheet => (Sheet: sheet, Heading: HeadingRowFinder.Find(sheet.Head)))
            .Where(found => found.Heading is not null)
            .ToList();
        if (rosters.Count == 0)
        {
            throw sheets.All(sheet => sheet.Head.All(row => row.All(cell => cell.IsEmpty)))
                ? new RosterFileException("Import.Empty")
                : new RosterFileException("Import.NotARoster");
        }

        var (best, heading) = rosters.OrderBy(found => found.Sheet.IsHidden).ThenByDescending(found => found.Heading!.Score).First();
        var kept = heading!.Columns.Where(column => column.Slot is not null).ToList();
        var rows = Rows(best, heading.LastRow, kept);
        if (rows.Count == 0) throw new RosterFileException("Import.NoStudents");

        return new RosterTable(best.Name, heading.LastRow, heading.Columns, rows, [.. rosters.Select(found => found.Sheet).Where(sheet => sheet != best).Select(sheet => sheet.Name ?? "")]);
    }

    private static List<RosterTableRow> Rows(Sheet sheet, int headingRow, List<RosterColumn> kept)
    {
        var rows = new List<RosterTableRow>();
        foreach (var (number, cells) in sheet.Rows([.. kept.Select(column => column.Index)]))
        {
            if (number <= headingRow || cells.All(cell => cell.IsEmpty)) continue;
            if (RepeatsHeadings(cells, kept) || NumbersColumns(cells, number, headingRow) || IsFooter(cells, kept)) continue;
            if (rows.Count == MostRows) throw new RosterFileException("Import.TooManyRows", MostRows);
            rows.Add(new RosterTableRow(number, [.. cells.Zip(kept, WithoutIdentityNumber)]));
        }

        return rows;
    }

    private static RosterCell WithoutIdentityNumber(RosterCell cell, RosterColumn column) =>
        column.Field is not (RosterField.KipNumber or RosterField.PkhNumber) && IdentityNumbers.In(cell.Text)
            ? new RosterCell("", Fault: CellFault.IdentityNumber)
            : cell;

    /// <summary>Printed lists repeat their headings on every page.</summary>
    private static bool RepeatsHeadings(RosterCell[] cells, List<RosterColumn> kept) =>
        cells.Zip(kept).Count(pair => pair.First.Text.Length > 0 && IsHeadingOf(pair.Second, pair.First.Text.Trim())) >= 2;

    private static bool IsHeadingOf(RosterColumn column, string text) =>
        column.Heading.Equals(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>Many sheets number their columns 1, 2, 3 … right under the headings.</summary>
    private static bool NumbersColumns(RosterCell[] cells, int row, int headingRow)
    {
        if (row != headingRow + 1) return false;
        var numbers = cells.Where(cell => !cell.IsEmpty)
            .Select(cell => int.TryParse(cell.Text.Trim('(', ')', ' '), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)
            .ToList();

        return numbers.Count >= 2 && numbers.Zip(numbers.Skip(1)).All(pair => pair.First >= 0 && pair.Second > pair.First && pair.Second <= 200);
    }

    /// <summary>Totals, dates and signatures below the list: no name, no number, no birth date, at most two cells.</summary>
    private static bool IsFooter(RosterCell[] cells, List<RosterColumn> kept)
    {
        var filled = cells.Zip(kept).Where(pair => !pair.First.IsEmpty).Select(pair => pair.Second.Field).ToList();

        return filled.Count <= 2 && !filled.Exists(field => field is RosterField.Name or RosterField.Nisn or RosterField.Nis or RosterField.NisAndNisn or RosterField.BirthDate or RosterField.BirthPlaceAndDate);
    }
}
