namespace SrpsWeb.Application.Imports;

/// <summary>Opens a text file whose delimiter (semicolon, comma, tab, bar) is the one that makes its headings readable.</summary>
internal static class CsvSheets
{
    private const string Delimiters = ";,\t|";

    public static IReadOnlyList<Sheet> Open(byte[] content)
    {
        var text = CsvText.Decode(content);
        var (delimiter, head) = Delimiters
            .Select(candidate => (Delimiter: candidate, Head: Head(text, candidate)))
            .MaxBy(candidate => HeadingRowFinder.Find(candidate.Head)?.Score ?? 0);

        return [new Sheet(Name: null, IsHidden: false, head, columns => CsvRecords.Split(text, delimiter).Select(record => (record.Row, Pick(record.Cells, columns))))];
    }

    // A quotation mark left open below the headings is reported when the rows are read, with the delimiter that fits.
    private static List<RosterCell[]> Head(string text, char delimiter)
    {
        var head = new List<RosterCell[]>();
        try
        {
            foreach (var (_, cells) in CsvRecords.Split(text, delimiter).Take(HeadingRowFinder.SearchedRows))
                head.Add(Array.ConvertAll(cells, cell => new RosterCell(cell)));
        }
        catch (RosterFileException) when (head.Count > 0)
        {
            return head;
        }

        return head;
    }

    private static RosterCell[] Pick(string[] cells, IReadOnlyList<int> columns) =>
        [.. columns.Select(column => column < cells.Length ? RosterCell.Of(cells[column]) : RosterCell.Empty)];
}
