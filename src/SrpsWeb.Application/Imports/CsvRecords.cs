using System.Text;

namespace SrpsWeb.Application.Imports;

/// <summary>Splits delimited text into records as spreadsheets write them; a quotation mark counts only at the start of a cell, so that 5" in an address harms nothing.</summary>
internal static class CsvRecords
{
    /// <summary>More line breaks in one cell than an address has mean that a quotation mark was never closed.</summary>
    private const int MostLineBreaksInCell = 8;

    /// <summary>Records numbered from 1, blank lines included, as a spreadsheet program would show them.</summary>
    /// <exception cref="RosterFileException">Import.QuoteNotClosed with the record's number.</exception>
    public static IEnumerable<(int Row, string[] Cells)> Split(string text, char delimiter)
    {
        var at = 0;
        for (var row = 1; at < text.Length; row++)
        {
            var cells = new List<string>();
            do cells.Add(Cell(text, delimiter, row, ref at));
            while (at < text.Length && text[at++] == delimiter);
            if (at < text.Length && text[at] == '\n' && text[at - 1] == '\r') at++;

            yield return (row, [.. cells]);
        }
    }

    /// <summary>Reads one cell and leaves <paramref name="at"/> on the delimiter or line end behind it.</summary>
    private static string Cell(string text, char delimiter, int row, ref int at)
    {
        var quoted = at < text.Length && text[at] == '"' ? Quoted(text, row, ref at) : "";
        var start = at;
        while (at < text.Length && text[at] != delimiter && text[at] is not ('\r' or '\n')) at++;

        return quoted + text[start..at];
    }

    private static string Quoted(string text, int row, ref int at)
    {
        var cell = new StringBuilder();
        var lineBreaks = 0;
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                at++;
                if (at >= text.Length || text[at] != '"') return cell.ToString();
            }
            else if (text[at] == '\n' && ++lineBreaks > MostLineBreaksInCell)
            {
                break;
            }

            cell.Append(text[at]);
        }

        throw new RosterFileException("Import.QuoteNotClosed", row);
    }
}
