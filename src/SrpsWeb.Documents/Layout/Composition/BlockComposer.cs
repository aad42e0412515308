namespace SrpsWeb.Documents.Layout.Composition;

/// <summary>Turns blocks into pieces and sets the distances between them.</summary>
internal sealed class BlockComposer
{
    private static readonly float ColumnGap = Lengths.Mm(9);

    private readonly ParagraphComposer paragraphs;
    private readonly TableComposer tables;
    private readonly FigureComposer figures;
    private readonly LineChartComposer lineCharts;
    private readonly PairedBarsComposer pairedBars;
    private readonly FactListComposer factLists;
    private readonly PageFrame frame;

    public BlockComposer(TextSetter text, Drawing.PictureStore pictures)
    {
        paragraphs = new ParagraphComposer(text);
        tables = new TableComposer(text);
        figures = new FigureComposer(text, pictures);
        lineCharts = new LineChartComposer(text);
        pairedBars = new PairedBarsComposer(text);
        factLists = new FactListComposer(text);
        frame = new PageFrame(text, pictures);
    }

    public List<Piece> Compose(IReadOnlyList<Block> blocks, float width)
    {
        var pieces = new List<Piece>();
        Block? previous = null;
        var extraSpace = 0f;
        var startsPage = false;
        foreach (var block in blocks)
        {
            switch (block)
            {
                case Spacer spacer:
                    extraSpace += Lengths.Mm(spacer.HeightMm);
                    continue;
                case PageBreak:
                    startsPage = true;
                    continue;
            }

            if (IsNoteOn(previous, block) && !startsPage)
                pieces[^1] = pieces[^1] with { KeepWithNext = true };
            var isFirst = true;
            foreach (var piece in Pieces(block, width))
            {
                pieces.Add(isFirst
                    ? piece with { SpaceBefore = (previous is null ? 0 : Distance(previous, block)) + extraSpace, StartsPage = startsPage }
                    : piece);
                isFirst = false;
            }

            (previous, extraSpace, startsPage) = (block, 0, false);
        }

        return pieces;
    }

    // Small print alone on the next page would have lost what it explains.
    private static bool IsNoteOn(Block? above, Block block) =>
        above is not null and not Heading && block is Paragraph { Style: ParagraphStyle.Small };

    private static float Distance(Block above, Block below) => (above, below) switch
    {
        (LetterheadHere, _) => 0,
        (_, Heading { Level: 1 }) => 30,
        (Heading { Level: 1 }, _) => 8,
        (_, Heading { Level: 2 }) => 24,
        (Heading { Level: 2 }, _) => 7,
        (_, Heading) => 16,
        (Heading, Table) => 5,
        (Heading, _) => 6,
        (Paragraph { Style: ParagraphStyle.Lead }, Paragraph) => 4,
        (Paragraph, KeyFigures) => 18,
        (KeyFigures, Paragraph { Style: ParagraphStyle.Body }) => 16,
        (_, Paragraph { Style: ParagraphStyle.Small }) => 6,
        (_, SignatureBlock) => 28,
        (_, KeyFigures or LineChart or PairedBars or Image or SideBySide) => 14,
        (_, Table or Callout or FactList) => 11,
        _ => 8,
    };

    private IEnumerable<Piece> Pieces(Block block, float width) => block switch
    {
        Heading heading => [paragraphs.Compose(heading, width)],
        Paragraph paragraph => [paragraphs.Compose(paragraph, width)],
        BulletList list => paragraphs.Compose(list, width),
        Callout callout => [paragraphs.Compose(callout, width)],
        KeyFigures keyFigures => figures.Compose(keyFigures, width),
        Table table => tables.Compose(table, width),
        FactList facts => factLists.Compose(facts, width),
        LetterheadHere letterhead => [frame.Letterhead(letterhead.Head)],
        SideBySide pair => Beside(pair, width),
        LineChart chart => [lineCharts.Compose(chart, width)],
        PairedBars chart => pairedBars.Compose(chart, width),
        Image image => [figures.Compose(image, width)],
        SignatureBlock signatures => [figures.Compose(signatures, width)],
        _ => throw new ArgumentException($"The kit cannot set a {block.GetType().Name}.", nameof(block)),
    };

    private List<Piece> Beside(SideBySide pair, float width)
    {
        var leftWidth = (width - ColumnGap) * (float)pair.LeftShare;
        var rightStart = leftWidth + ColumnGap;
        var left = Piece.Stack(Compose(pair.Left, leftWidth));
        var right = Piece.Stack(Compose(pair.Right, width - rightStart));
        var height = Math.Max(left.Height, right.Height);

        // What does not fit a page beside each other is set below each other, where it can break.
        return height > Lengths.BodyHeight
            ? Compose([.. pair.Left, .. pair.Right], width)
            : [new Piece(height, [.. left.Items, .. right.Items.Select(item => item.MovedBy(rightStart, 0))])];
    }
}
