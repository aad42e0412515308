using SrpsWeb.Documents.Layout.Drawing;

namespace SrpsWeb.Documents.Layout.Composition;

/// <summary>Sets what stays whole: key figures, pictures, places to sign.</summary>
internal sealed class FigureComposer(TextSetter text, PictureStore pictures)
{
    private const float FigureGap = 16;
    private const float FigureRowGap = 14;
    private const float FigurePadding = 6;
    private const float CaptionGap = 5;
    private const float SignatureRowGap = 28;
    private const float LeastFigureScale = 0.4f;

    private static readonly float RoomToSign = Lengths.Mm(27);
    private static readonly float LongestPicture = Lengths.BodyHeight * 0.8f;

    public IEnumerable<Piece> Compose(KeyFigures figures, float width)
    {
        var perRow = Math.Clamp(figures.PerRow, 1, 6);
        var cellWidth = (width - (FigureGap * (perRow - 1))) / perRow;
        var baseline = text.Line("0", TextStyle.FigureValue).Baseline;
        var rows = figures.Figures.Chunk(perRow).ToList();
        for (var row = 0; row < rows.Count; row++)
        {
            var items = new List<DrawItem>();
            var labels = rows[row].Select(figure => text.Set(figure.Label, TextStyle.FigureLabel, cellWidth)).ToList();
            var valueTop = FigurePadding + labels.Max(label => label.Height);
            var height = 0f;
            for (var i = 0; i < labels.Count; i++)
            {
                var x = i * (cellWidth + FigureGap);
                items.Add(new RuleItem(x, 0, x + cellWidth, 0, Palette.Primary, 1));
                labels[i].AddTo(items, x, FigurePadding);
                var value = Fitted(rows[row][i].Value, cellWidth);
                value.AddTo(items, x, valueTop + baseline - value.Baseline);
                var bottom = valueTop + TextStyle.FigureValue.LineHeight;
                if (rows[row][i].Note is { } remark)
                {
                    var note = text.Set(remark, TextStyle.Small, cellWidth);
                    note.AddTo(items, x, bottom);
                    bottom += note.Height;
                }

                height = Math.Max(height, bottom);
            }

            yield return new Piece(height, items) { SpaceBefore = row == 0 ? 0 : FigureRowGap };
        }
    }

    /// <summary>A figure is never broken over two lines: it becomes smaller.</summary>
    private TextLine Fitted(string value, float width)
    {
        var style = TextStyle.FigureValue;
        var line = text.Line(value, style);
        if (line.Width <= width)
            return line;
        var scale = Math.Max(LeastFigureScale, width / line.Width);
        return text.Line(value, style with { Size = style.Size * scale, LineHeight = style.LineHeight * scale }, width);
    }

    public Piece Compose(Image image, float width)
    {
        var wanted = Math.Min(Lengths.Mm(image.WidthMm), width);
        var items = new List<DrawItem>();
        float height;
        if (pictures.Add(image.Encoded) is { } picture)
        {
            height = wanted * picture.Height / picture.Width;
            if (height > LongestPicture)
                (wanted, height) = (wanted * LongestPicture / height, LongestPicture);
            items.Add(new PictureItem(0, 0, wanted, height, picture.Picture));
        }
        else
        {
            var alternative = text.Set(image.Alternative, TextStyle.Small, wanted - (2 * FigurePadding));
            height = alternative.Height + (2 * FigurePadding);
            items.Add(new FrameItem(0, 0, wanted, height, Palette.Line, 0.75f));
            alternative.AddTo(items, FigurePadding, FigurePadding);
        }

        if (image.Caption is null)
            return new Piece(height, items);
        var caption = text.Set(image.Caption, TextStyle.Small, wanted);
        caption.AddTo(items, 0, height + CaptionGap);
        return new Piece(height + CaptionGap + caption.Height, items);
    }

    public Piece Compose(SignatureBlock block, float width)
    {
        var gap = Lengths.Mm(12);
        var cellWidth = (width - gap) / 2;
        var items = new List<DrawItem>();
        var place = text.Set(block.PlaceAndDate, TextStyle.Body, cellWidth);
        place.AddTo(items, cellWidth + gap, 0);
        var y = place.Height + 2;
        foreach (var pair in block.Signatories.Chunk(2))
        {
            var headings = Array.ConvertAll(pair, signatory => text.Set(Heading(signatory, pair), TextStyle.Body, cellWidth));
            var nameTop = y + headings.Max(heading => heading.Height) + RoomToSign;
            var bottom = nameTop;
            for (var i = 0; i < pair.Length; i++)
            {
                var isAlone = pair.Length == 1 && block.Signatories.Count > 1;
                var x = isAlone ? (width - cellWidth) / 2 : i * (cellWidth + gap);
                headings[i].AddTo(items, x, y);
                bottom = Math.Max(bottom, AddName(items, pair[i], x, nameTop, cellWidth));
            }

            y = bottom + SignatureRowGap;
        }

        return new Piece(y - SignatureRowGap, items);
    }

    // Where one of two has a line above the position, the other gets an empty one: positions stand side by side.
    private static string Heading(Signatory signatory, Signatory[] row) =>
        Array.Exists(row, other => other.Prefix is not null) ? $"{signatory.Prefix}\n{signatory.Position}" : signatory.Position;

    /// <returns>Where the name and the number under it end.</returns>
    private float AddName(List<DrawItem> items, Signatory signatory, float x, float y, float width)
    {
        if (signatory.Name is null)
        {
            y += TextStyle.Body.LineHeight;
            items.Add(new RuleItem(x, y - 3, x + (width * 0.8f), y - 3, Palette.Secondary, 0.8f, Dotted: true));
        }
        else
        {
            var name = text.Set(signatory.Name, TextStyle.Body.SemiBold(), width);
            name.AddTo(items, x, y);
            y += name.Height;
            items.Add(new RuleItem(x, y - 1.5f, x + name.Lines.Max(line => line.Width), y - 1.5f, Palette.Text, 0.6f));
        }

        var identification = text.Set(signatory.Identification, TextStyle.Body, width);
        identification.AddTo(items, x, y);
        return y + identification.Height;
    }
}
