using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace SrpsWeb.Application.Exports;

/// <summary>
/// Writes a list as an XLSX with one sheet: a bold first row that stays in sight, texts as texts, days as dates. With the Open XML
/// SDK, because MiniExcel stores texts so that Excel makes formulas of them when they are edited.
/// </summary>
public static partial class ListWorkbook
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // Built-in number formats: text, so that what is typed over such a cell stays text, and the short date of whoever reads.
    private const uint AsText = 49;
    private const uint AsDay = 14;

    // Places of the cell formats in the style sheet.
    private const uint TextFormat = 1;
    private const uint DayFormat = 2;
    private const uint HeadingFormat = 3;

    private static readonly DateOnly DayZero = new(1899, 12, 30);

    /// <param name="name">Of the sheet; at most 31 characters.</param>
    public static byte[] Write<T>(string name, IReadOnlyList<ListColumn<T>> columns, IEnumerable<T> rows)
    {
        using var file = new MemoryStream();
        using (var package = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = package.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            WriteSheet(sheet, columns, rows);
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Name = name, SheetId = 1, Id = workbook.GetIdOfPart(sheet) }));
        }

        return file.ToArray();
    }

    private static Stylesheet Styles() => new(
        new Fonts(FontOf(isBold: false), FontOf(isBold: true)),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { NumberFormatId = AsText, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = AsDay, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = AsText, ApplyNumberFormat = true, FontId = 1, ApplyFont = true }));

    private static Font FontOf(bool isBold)
    {
        var font = new Font { FontSize = new FontSize { Val = 11 }, FontName = new FontName { Val = "Calibri" } };
        if (isBold)
            font.Bold = new Bold();
        return font;
    }

    /// <summary>Row by row: the tree of a list of 20,000 would take hundreds of megabytes.</summary>
    private static void WriteSheet<T>(WorksheetPart part, IReadOnlyList<ListColumn<T>> columns, IEnumerable<T> rows)
    {
        using var sheet = OpenXmlWriter.Create(part);
        sheet.WriteStartElement(new Worksheet());
        var headingStays = new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen };
        sheet.WriteElement(new SheetViews(new SheetView(headingStays) { WorkbookViewId = 0 }));
        sheet.WriteElement(new Columns(columns.Index().Select(column =>
            new Column { Min = (uint)column.Index + 1, Max = (uint)column.Index + 1, Width = column.Item.Width, CustomWidth = true })));
        sheet.WriteStartElement(new SheetData());
        sheet.WriteElement(new Row(columns.Index().Select(column => TextCell(Place(column.Index, 1), column.Item.Heading, HeadingFormat))));
        foreach (var (index, row) in rows.Index())
            sheet.WriteElement(new Row(columns.Index().Select(column => CellOf(Place(column.Index, index + 2), column.Item, row))));
        sheet.WriteEndElement();
        sheet.WriteEndElement();
    }

    private static Cell CellOf<T>(string place, ListColumn<T> column, T row) => column switch
    {
        TextColumn<T> text => TextCell(place, text.Value(row), TextFormat),
        DayColumn<T> day => DayCell(place, day.Value(row)),
        _ => throw new ArgumentException($"{column} is no column of a list.", nameof(column)),
    };

    private static Cell TextCell(string place, string? text, uint format)
    {
        var cell = new Cell { CellReference = place, StyleIndex = format };
        if (string.IsNullOrEmpty(text))
            return cell;
        cell.DataType = CellValues.InlineString;
        cell.InlineString = new InlineString(new Text(Storable(text)) { Space = SpaceProcessingModeValues.Preserve });
        return cell;
    }

    private static Cell DayCell(string place, DateOnly? day)
    {
        var cell = new Cell { CellReference = place, StyleIndex = DayFormat };
        if (day is { } known)
            cell.CellValue = new CellValue(known.DayNumber - DayZero.DayNumber);
        return cell;
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
