using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace SrpsWeb.Application.Imports;

/// <summary>Opens the sheets of an Excel workbook (XLSX, XLS). Formulas count with the value last computed; merged cells repeat theirs.</summary>
internal static class WorkbookSheets
{
    /// <summary>Widest sheet looked at; a stray cell far to the right is no column of a roster.</summary>
    private const int MostColumns = 300;

    /// <summary>
    /// Formatted but empty rows down to the end of a sheet are common, and one cell in its last row makes a million: a list of as many students
    /// as are taken, with as many blank lines between, ends before.
    /// </summary>
    private const int MostSheetRows = 2 * RosterFileReader.MostRows;

    private const int MostSheets = 100;

    static WorkbookSheets() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static IReadOnlyList<Sheet> Open(byte[] content)
    {
        using var reader = Reader(content);
        var sheets = new List<Sheet>();
        do
        {
            var index = sheets.Count;
            sheets.Add(new Sheet(reader.Name, reader.VisibleState is not (null or "visible"), Head(reader), columns => Rows(content, index, columns)));
        }
        while (sheets.Count < MostSheets && reader.NextResult());

        return sheets;
    }

    private static IExcelDataReader Reader(byte[] content) =>
        ExcelReaderFactory.CreateReader(new MemoryStream(content), new ExcelReaderConfiguration { FallbackEncoding = CodePagesEncodingProvider.Instance.GetEncoding(1252) });

    private static List<RosterCell[]> Head(IExcelDataReader reader)
    {
        var head = new List<RosterCell[]>();
        var width = Math.Min(reader.FieldCount, MostColumns);
        while (head.Count < HeadingRowFinder.SearchedRows && reader.Read())
            head.Add([.. Enumerable.Range(0, width).Select(column => Cell(reader, column))]);

        return head;
    }

    private static IEnumerable<(int Row, RosterCell[] Cells)> Rows(byte[] content, int sheet, IReadOnlyList<int> columns)
    {
        using var reader = Reader(content);
        for (var i = 0; i < sheet; i++) reader.NextResult();

        var width = reader.FieldCount;
        var merged = new DownwardMerges(reader.MergeCells ?? []);
        for (var row = 0; row < MostSheetRows && reader.Read(); row++)
            yield return (row + 1, [.. columns.Select(column => merged.Fill(row, column, column < width ? Cell(reader, column) : RosterCell.Empty))]);
    }

    private static RosterCell Cell(IExcelDataReader reader, int column) =>
        reader.GetValue(column) switch
        {
            null => RosterCell.Empty,
            string text => RosterCell.Of(text),
            DateTime moment => new RosterCell(moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), DateOnly.FromDateTime(moment)),
            double number => new RosterCell(number.ToString("0.##########", CultureInfo.InvariantCulture)),
            var other => new RosterCell(Convert.ToString(other, CultureInfo.InvariantCulture) ?? ""),
        };

    /// <summary>Cells merged over several rows ("X TKRO 1" beside a whole class) hold their value in the first row only.</summary>
    private sealed class DownwardMerges(IReadOnlyList<CellRange> ranges)
    {
        private readonly ILookup<int, CellRange> _byColumn = ranges
            .Where(range => range.ToRow > range.FromRow)
            .ToLookup(range => range.FromColumn);

        private readonly Dictionary<int, (int LastRow, RosterCell Cell)> _open = [];

        public RosterCell Fill(int row, int column, RosterCell cell)
        {
            if (_byColumn[column].FirstOrDefault(range => range.FromRow == row) is { } starting) _open[column] = (starting.ToRow, cell);
            else if (cell.IsEmpty && _open.TryGetValue(column, out var above) && row <= above.LastRow) return above.Cell;

            return cell;
        }
    }
}
