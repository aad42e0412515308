using SrpsWeb.Documents.Layout.Drawing;

namespace SrpsWeb.Documents.Layout.Composition;

/// <summary>Sets a table: header, rows, total as one piece each.</summary>
internal sealed class TableComposer(TextSetter text)
{
    private const float PaddingAbove = 3.5f;
    private const float PaddingBelow = 4;
    private const float Gutter = 10;
    private const float ZebraPadding = 5;
    private const float MarkerSize = 7;
    private const float MarkerIndent = 12;

    /// <summary>A row up to this part of a page is moved as a whole rather than broken.</summary>
    private const float WholeRowShare = 0.2f;

    /// <summary>A table up to this part of a page is not broken at all.</summary>
    private const float WholeTableShare = 0.45f;

    public IEnumerable<Piece> Compose(Table table, float width)
    {
        var pieces = Pieces(table, width).ToList();
        return pieces.Sum(piece => piece.Height) > Lengths.BodyHeight * WholeTableShare
            ? pieces
            : Piece.KeptTogether(pieces);
    }

    private IEnumerable<Piece> Pieces(Table table, float width)
    {
        var columns = Columns(table, width);
        var header = Header(columns, width) with { KeepWithNext = true };
        yield return header;
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var isLast = i == table.Rows.Count - 1;
            var look = new RowLook(
                width,
                table.Style == TableStyle.Zebra && i % 2 == 0 ? Palette.Zebra : null,
                HasRuleBelow: table.Style == TableStyle.Hairlines && !(isLast && table.Total is not null));
            yield return Row(Cells(table.Rows[i], columns, isTotal: false), columns, look, header) with
            {
                KeepWithNext = isLast && table.Total is not null,
            };
        }

        if (table.Total is not null)
            yield return Total(Cells(table.Total, columns, isTotal: true), columns, width);
    }

    private static List<Column> Columns(Table table, float width)
    {
        var fixedWidth = table.Columns.Where(column => !column.Width.IsShare).Sum(column => Lengths.Mm(column.Width.Value));
        var shares = table.Columns.Where(column => column.Width.IsShare).Sum(column => column.Width.Value);
        var edge = table.Style == TableStyle.Zebra ? ZebraPadding : 0;
        var x = 0f;
        var columns = new List<Column>();
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var definition = table.Columns[i];
            var full = definition.Width.IsShare
                ? (float)((width - fixedWidth) * definition.Width.Value / shares)
                : Lengths.Mm(definition.Width.Value);
            var left = i == 0 ? edge : Gutter / 2;
            var right = i == table.Columns.Count - 1 ? edge : Gutter / 2;
            columns.Add(new Column(definition, x + left, full - left - right));
            x += full;
        }

        return columns;
    }

    private Piece Header(List<Column> columns, float width)
    {
        var cells = columns.ConvertAll(column =>
            text.Set(column.Definition.Header, TextStyle.TableHeader, column.Width, column.Definition.Alignment));
        var height = PaddingBelow + cells.Select(cell => cell.Height).DefaultIfEmpty(0).Max();
        var items = new List<DrawItem>();
        for (var i = 0; i < columns.Count; i++)
            cells[i].AddTo(items, columns[i].X, height - PaddingBelow - cells[i].Height);
        items.Add(new RuleItem(0, height, width, height, Palette.Heading, 0.75f));
        return new Piece(height, items);
    }

    private List<Cell> Cells(TableRow row, List<Column> columns, bool isTotal)
    {
        var cells = new List<Cell>();
        for (var i = 0; i < columns.Count && i < row.Cells.Count; i++)
        {
            var style = isTotal || columns[i].Definition.Emphasis ? TextStyle.TableCell.SemiBold() : TextStyle.TableCell;
            var indent = row.Cells[i].Marker is null ? 0 : MarkerIndent;
            var lines = text.Set(row.Cells[i].Spans, style, columns[i].Width - indent, columns[i].Definition.Alignment);
            cells.Add(new Cell(lines, indent, row.Cells[i].Marker));
        }

        return cells;
    }

    private static Piece Row(List<Cell> cells, List<Column> columns, RowLook look, Piece header)
    {
        var height = Height(cells);
        var items = new List<DrawItem>();
        if (look.Ground is { } ground)
            items.Add(new BoxItem(0, 0, look.Width, height, ground));
        AddCells(items, cells, columns, PaddingAbove);
        if (look.HasRuleBelow)
            items.Add(new RuleItem(0, height, look.Width, height, Palette.Line, 0.6f));
        var piece = new Piece(height, items) { RunningHead = header };
        if (height <= Lengths.BodyHeight * WholeRowShare)
            return piece;
        return piece with
        {
            LeastHeight = PaddingAbove + PaddingBelow + (3 * TextStyle.TableCell.LineHeight),
            Split = free => SplitRow(cells, columns, look, header, free),
        };
    }

    private static PieceSplit? SplitRow(List<Cell> cells, List<Column> columns, RowLook look, Piece header, float free)
    {
        var heads = new List<Cell>();
        var tails = new List<Cell>();
        foreach (var cell in cells)
        {
            var fitting = cell.Lines.Fitting(free - PaddingAbove - PaddingBelow);
            if (fitting == 0 && cell.Lines.Lines.Count > 0)
                return null;
            var (head, tail) = cell.Lines.SplitAt(fitting);
            heads.Add(cell with { Lines = head });
            tails.Add(cell with { Lines = tail, Marker = null });
        }

        return tails.TrueForAll(cell => cell.Lines.Lines.Count == 0)
            ? null
            : new PieceSplit(
                Row(heads, columns, look with { HasRuleBelow = false }, header),
                Row(tails, columns, look, header));
    }

    private static Piece Total(List<Cell> cells, List<Column> columns, float width)
    {
        var height = Height(cells);
        var items = new List<DrawItem> { new RuleItem(0, 0, width, 0, Palette.Heading, 1.1f) };
        AddCells(items, cells, columns, PaddingAbove);
        return new Piece(height, items);
    }

    private static float Height(List<Cell> cells) =>
        PaddingAbove + cells.Select(cell => cell.Lines.Height).DefaultIfEmpty(TextStyle.TableCell.LineHeight).Max() + PaddingBelow;

    private static void AddCells(List<DrawItem> items, List<Cell> cells, List<Column> columns, float y)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Marker is { } color)
            {
                var above = (TextStyle.TableCell.LineHeight - MarkerSize) / 2;
                items.Add(new BoxItem(columns[i].X, y + above + 0.4f, MarkerSize, MarkerSize, color, 1.6f));
            }

            cells[i].Lines.AddTo(items, columns[i].X + cells[i].Indent, y);
        }
    }

    private sealed record Column(TableColumn Definition, float X, float Width);

    private sealed record Cell(TextLines Lines, float Indent, InkColor? Marker);

    private sealed record RowLook(float Width, InkColor? Ground, bool HasRuleBelow);
}
