using System.Text;

namespace SrpsWeb.Application.Imports;

/// <summary>Writes rows as a CSV that Excel in Indonesia opens by double click: semicolons, UTF-8 with its mark, no cell that could run as a formula.</summary>
public static class RefusedRowsFile
{
    public static byte[] Write(IEnumerable<IEnumerable<string>> rows)
    {
        var text = string.Concat(rows.Select(row => string.Join(';', row.Select(Cell)) + "\r\n"));

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];
    }

    // The reader takes the apostrophe off again.
    private static string Cell(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;

        return safe.AsSpan().ContainsAny(";\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
