using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace SrpsWeb.Application.Tests.Imports;

/// <summary>What a test can put into a cell besides text and numbers.</summary>
internal sealed record Formula(string Expression, object? CachedValue = null);

internal sealed record ErrorValue(string Code);

/// <summary>Writes small, valid XLSX files cell by cell, so that tests hold exactly what a spreadsheet program stores: dates as numbers, merges, formulas, several sheets.</summary>
internal sealed class Workbook
{
    private readonly List<(string Name, List<object?[]> Rows, List<string> Merges)> _sheets = [];
    private readonly HashSet<string> _hidden = new(StringComparer.Ordinal);
    private bool _countsFrom1904;

    public static byte[] Of(params object?[][] rows) => new Workbook().Sheet("Sheet1", rows).ToBytes();

    public Workbook Sheet(string name, params object?[][] rows)
    {
        _sheets.Add((name, [.. rows], []));
        return this;
    }

    /// <summary>Merges a range such as "A1:C1" on the sheet added last.</summary>
    public Workbook Merge(string range)
    {
        _sheets[^1].Merges.Add(range);
        return this;
    }

    /// <summary>Hides the sheet added last.</summary>
    public Workbook Hide()
    {
        _hidden.Add(_sheets[^1].Name);
        return this;
    }

    /// <summary>Dates of the workbook count from 1 January 1904, as old Macs wrote them.</summary>
    public Workbook CountFrom1904()
    {
        _countsFrom1904 = true;
        return this;
    }

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(archive, "[Content_Types].xml", ContentTypes());
            Part(archive, "_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Part(archive, "xl/workbook.xml", WorkbookXml());
            Part(archive, "xl/_rels/workbook.xml.rels", WorkbookRelations());
            Part(archive, "xl/styles.xml", Styles);
            for (var i = 0; i < _sheets.Count; i++) Part(archive, $"xl/worksheets/sheet{i + 1}.xml", SheetXml(_sheets[i].Rows, _sheets[i].Merges, _countsFrom1904));
        }

        return bytes.ToArray();
    }

    public static string ColumnName(int index) => index < 26 ? ((char)('A' + index)).ToString() : ColumnName((index / 26) - 1) + (char)('A' + (index % 26));

    // Style 1 is a date, style 2 is text.
    private const string Styles = """
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>
        """;

    private string ContentTypes()
    {
        var sheets = string.Concat(_sheets.Select((_, i) => $"""<Override PartName="/xl/worksheets/sheet{i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"""));

        return $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>{sheets}</Types>""";
    }

    private string WorkbookXml()
    {
        var sheets = string.Concat(_sheets.Select((sheet, i) => $"""<sheet name="{SecurityElement.Escape(sheet.Name)}" sheetId="{i + 1}"{(_hidden.Contains(sheet.Name) ? " state=\"hidden\"" : "")} r:id="rId{i + 1}"/>"""));

        return $"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">{(_countsFrom1904 ? "<workbookPr date1904=\"1\"/>" : "")}<sheets>{sheets}</sheets></workbook>""";
    }

    private string WorkbookRelations()
    {
        var sheets = string.Concat(_sheets.Select((_, i) => $"""<Relationship Id="rId{i + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{i + 1}.xml"/>"""));

        return $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{sheets}<Relationship Id="rId{_sheets.Count + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>""";
    }

    private static string SheetXml(List<object?[]> rows, List<string> merges, bool countsFrom1904)
    {
        var xml = new StringBuilder("""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>""");
        for (var r = 0; r < rows.Count; r++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{r + 1}\">");
            for (var c = 0; c < rows[r].Length; c++) xml.Append(CellXml($"{ColumnName(c)}{r + 1}", rows[r][c], countsFrom1904));
            xml.Append("</row>");
        }

        xml.Append("</sheetData>");
        if (merges.Count > 0) xml.Append(CultureInfo.InvariantCulture, $"<mergeCells count=\"{merges.Count}\">{string.Concat(merges.Select(range => $"<mergeCell ref=\"{range}\"/>"))}</mergeCells>");

        return xml.Append("</worksheet>").ToString();
    }

    private static string CellXml(string reference, object? value, bool countsFrom1904) => value switch
    {
        null => "",
        string text => $"""<c r="{reference}" s="2" t="inlineStr"><is><t xml:space="preserve">{SecurityElement.Escape(text)}</t></is></c>""",
        DateOnly date => $"""<c r="{reference}" s="1"><v>{date.DayNumber - (countsFrom1904 ? new DateOnly(1904, 1, 1) : new DateOnly(1899, 12, 30)).DayNumber}</v></c>""",
        ErrorValue error => $"""<c r="{reference}" t="e"><f>A1/0</f><v>{error.Code}</v></c>""",
        Formula { CachedValue: null } formula => $"""<c r="{reference}"><f>{SecurityElement.Escape(formula.Expression)}</f></c>""",
        Formula { CachedValue: string text } formula => $"""<c r="{reference}" t="str"><f>{SecurityElement.Escape(formula.Expression)}</f><v>{SecurityElement.Escape(text)}</v></c>""",
        Formula formula => $"""<c r="{reference}"><f>{SecurityElement.Escape(formula.Expression)}</f><v>{Convert.ToString(formula.CachedValue, CultureInfo.InvariantCulture)}</v></c>""",
        _ => $"""<c r="{reference}"><v>{Convert.ToString(value, CultureInfo.InvariantCulture)}</v></c>""",
    };

    private static void Part(ZipArchive archive, string name, string xml)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        // A fixed moment: the same workbook is the same file.
        entry.LastWriteTime = new DateTimeOffset(2023, 8, 14, 0, 0, 0, TimeSpan.Zero);
        using var part = entry.Open();
        part.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + xml.TrimStart()));
    }

    /// <summary>A package of whatever parts.</summary>
    internal static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
