using SrpsWeb.Documents.Layout.Drawing;

namespace SrpsWeb.Documents.Layout.Composition;

/// <summary>A line of set text. Positions are points from its top left corner.</summary>
internal sealed record TextLine(IReadOnlyList<PlacedRun> Runs, float Width, float Height, float Baseline)
{
    public void AddTo(List<DrawItem> items, float x, float y)
    {
        foreach (var run in Runs)
            items.Add(new TextItem(x + run.X, y + Baseline, run.Run, run.Color));
    }
}

internal readonly record struct PlacedRun(float X, GlyphRun Run, InkColor Color);

/// <summary>Set text: lines one below the other.</summary>
internal sealed record TextLines(IReadOnlyList<TextLine> Lines)
{
    public float Height { get; } = Lines.Sum(line => line.Height);

    public void AddTo(List<DrawItem> items, float x, float y)
    {
        foreach (var line in Lines)
        {
            line.AddTo(items, x, y);
            y += line.Height;
        }
    }

    /// <summary>How many lines from the top fit into a height.</summary>
    public int Fitting(float height)
    {
        var count = 0;
        foreach (var line in Lines)
        {
            height -= line.Height;
            if (height < -0.01f)
                break;
            count++;
        }

        return count;
    }

    public (TextLines Head, TextLines Tail) SplitAt(int count) => (new([.. Lines.Take(count)]), new([.. Lines.Skip(count)]));
}
