using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace SrpsWeb.Application.Exports;

/// <summary>
/// Writes a list as an XLSX with one sheet: a bold first row that stays in sight, texts as texts, days as dates. Written by hand
/// after ECMA-376 part 1 (SpreadsheetML), because MiniExcel stores texts so that Excel makes formulas of them when they are edited.
/// </summary>
public static partial class ListWorkbook
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    // Places of the formats in Styles.
    private const string TextFormat = "1";
    private const string DayFormat = "2";
    private const string HeadingFormat = "3";

    /// <summary>Text is numFmt 49: what is typed over such a cell stays text, too. 14 is the short date of whoever reads.</summary>
    private const string Styles =
        $"""
        <styleSheet xmlns="{Sheet}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
        <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
        <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        <cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
        <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>
        """;

    private const string ContentTypes =
        """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
        <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
        <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
        """;

    private static readonly DateOnly DayZero = new(1899, 12, 30);

    /// <param name="name">Of the sheet; at most 31 characters.</param>
    public static byte[] Write<T>(string name, IReadOnlyList<ListColumn<T>> columns, IEnumerable<T> rows)
    {
        using var file = new MemoryStream();
        using (var package = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(package, "[Content_Types].xml", ContentTypes);
            Add(package, "_rels/.rels", Relationships(("officeDocument", "xl/workbook.xml")));
            Add(package, "xl/workbook.xml", $"""<workbook xmlns="{Sheet}" xmlns:r="{Relationship}"><sheets><sheet name="{name}" sheetId="1" r:id="r1"/></sheets></workbook>""");
            Add(package, "xl/_rels/workbook.xml.rels", Relationships(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")));
            Add(package, "xl/styles.xml", Styles);
            using var part = package.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            using var xml = XmlWriter.Create(part);
            WriteSheet(xml, columns, rows);
        }

        return file.ToArray();
    }

    private static string Relationships(params IReadOnlyList<(string Kind, string Target)> targets) =>
        $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(targets.Index().Select(target =>
            $"""<Relationship Id="r{target.Index + 1}" Type="{Relationship}/{target.Item.Kind}" Target="{target.Item.Target}"/>"""))}</Relationships>""";

    private static void Add(ZipArchive package, string path, string content)
    {
        using var part = new StreamWriter(package.CreateEntry(path, CompressionLevel.Fastest).Open(), Encoding.UTF8);
        part.Write("""<?xml version="1.0" encoding="utf-8"?>""" + content);
    }

    private static void WriteSheet<T>(XmlWriter xml, IReadOnlyList<ListColumn<T>> columns, IEnumerable<T> rows)
    {
        xml.WriteStartElement("worksheet", Sheet);
        xml.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>""");
        xml.WriteStartElement("cols");
        foreach (var (index, column) in columns.Index())
            xml.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"""<col min="{index + 1}" max="{index + 1}" width="{column.Width}" customWidth="1"/>"""));
        xml.WriteEndElement();
        xml.WriteStartElement("sheetData");
        xml.WriteStartElement("row");
        foreach (var (index, column) in columns.Index())
            WriteText(xml, Place(index, 1), column.Heading, HeadingFormat);
        xml.WriteEndElement();
        foreach (var (index, row) in rows.Index())
            WriteRow(xml, index + 2, columns, row);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteRow<T>(XmlWriter xml, int number, IReadOnlyList<ListColumn<T>> columns, T row)
    {
        xml.WriteStartElement("row");
        foreach (var (index, column) in columns.Index())
        {
            if (column is TextColumn<T> text)
                WriteText(xml, Place(index, number), text.Value(row), TextFormat);
            else if (column is DayColumn<T> day)
                WriteDay(xml, Place(index, number), day.Value(row));
        }

        xml.WriteEndElement();
    }

    private static void WriteText(XmlWriter xml, string place, string? text, string format)
    {
        xml.WriteStartElement("c");
        xml.WriteAttributeString("r", place);
        xml.WriteAttributeString("s", format);
        if (!string.IsNullOrEmpty(text))
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is");
            xml.WriteStartElement("t");
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(Storable(text));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteDay(XmlWriter xml, string place, DateOnly? day)
    {
        xml.WriteStartElement("c");
        xml.WriteAttributeString("r", place);
        xml.WriteAttributeString("s", DayFormat);
        if (day is { } known)
            xml.WriteElementString("v", (known.DayNumber - DayZero.DayNumber).ToString(CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }

    /// <summary>A1, Z1, AA1: a list has far fewer than 702 columns.</summary>
    private static string Place(int column, int row)
    {
        var first = column < 26 ? "" : ((char)('A' + (column / 26) - 1)).ToString();
        return string.Create(CultureInfo.InvariantCulture, $"{first}{(char)('A' + (column % 26))}{row}");
    }

    /// <summary>Without what XML cannot hold; what looks like Excel's own escape is told apart from one.</summary>
    private static string Storable(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)))
            kept.Append(rune.ToString());
        return LooksEscaped().Replace(kept.ToString(), "_x005F_");
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.None, 1000)]
    private static partial Regex LooksEscaped();
}
