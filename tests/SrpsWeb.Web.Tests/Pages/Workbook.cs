using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using ExcelDataReader;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>An exported list as a spreadsheet program reads it.</summary>
internal sealed record Workbook(IReadOnlyList<object?[]> Rows, XDocument Sheet, string EveryPart)
{
    internal static Workbook Read(byte[] content)
    {
        // The reader asks for Windows-1252 whatever it reads.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(content));
        var rows = new List<object?[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
        using var package = new ZipArchive(new MemoryStream(content));
        var parts = package.Entries.ToDictionary(entry => entry.FullName, Text, StringComparer.Ordinal);
        return new Workbook(rows, XDocument.Parse(parts["xl/worksheets/sheet1.xml"]), string.Concat(parts.Values));
    }

    internal static Workbook Read(WebPage page) => Read(page.Content);

    internal IEnumerable<string?> Headings => Rows[0].Select(cell => cell?.ToString());

    /// <summary>The cells below a heading.</summary>
    internal IEnumerable<object?> Column(string heading)
    {
        var column = Headings.ToList().IndexOf(heading);
        return column < 0 ? throw new InvalidOperationException($"No column {heading}.") : Rows.Skip(1).Select(row => row[column]);
    }

    private static string Text(ZipArchiveEntry entry)
    {
        using var part = new StreamReader(entry.Open());
        return part.ReadToEnd();
    }
}
