using SrpsWeb.Documents.Layout.Drawing;

namespace SrpsWeb.Documents.Layout.Composition;

/// <summary>A part of the flow that is placed as a whole, unless it knows how to be split. Lengths in points.</summary>
internal sealed record Piece(float Height, IReadOnlyList<DrawItem> Items)
{
    /// <summary>Distance to what stands above; none at the top of a page.</summary>
    public float SpaceBefore { get; init; }

    /// <summary>The next piece (or its beginning) must follow on the same page.</summary>
    public bool KeepWithNext { get; init; }

    public bool StartsPage { get; init; }

    /// <summary>Placed again above this piece where it begins a page: a table's header.</summary>
    public Piece? RunningHead { get; init; }

    /// <summary>Least height with which the piece can begin at the foot of a page.</summary>
    public float LeastHeight { get; init; } = Height;

    /// <summary>Splits at a height that is free; null when no good split exists. Null for pieces that stay whole.</summary>
    public Func<float, PieceSplit?>? Split { get; init; }

    /// <summary>The pieces, all of which must stand on one page.</summary>
    public static IEnumerable<Piece> KeptTogether(IReadOnlyList<Piece> pieces) =>
        pieces.Select((piece, i) => i < pieces.Count - 1 ? piece with { KeepWithNext = true } : piece);

    /// <summary>Puts pieces below each other into one that stays whole.</summary>
    public static Piece Stack(IReadOnlyList<Piece> pieces)
    {
        var items = new List<DrawItem>();
        var y = 0f;
        foreach (var piece in pieces)
        {
            if (y > 0)
                y += piece.SpaceBefore;
            items.AddRange(piece.Items.Select(item => item.MovedBy(0, y)));
            y += piece.Height;
        }

        return new Piece(y, items);
    }
}

internal sealed record PieceSplit(Piece Head, Piece Tail);
