using SrpsWeb.Documents.Layout.Drawing;

namespace SrpsWeb.Documents.Layout.Composition;

/// <summary>Items of one page with their offset.</summary>
internal sealed class PageContent
{
    private readonly List<(IReadOnlyList<DrawItem> Items, float X, float Y)> parts = [];

    public IReadOnlyList<(IReadOnlyList<DrawItem> Items, float X, float Y)> Parts => parts;

    public void Add(IReadOnlyList<DrawItem> items, float x, float y) => parts.Add((items, x, y));
}

/// <summary>Places pieces on pages, in order, from top to bottom.</summary>
internal sealed class Paginator
{
    private readonly float bottom;
    private readonly float top;
    private readonly List<PageContent> pages = [];
    private float y;
    private bool isFresh;

    private Paginator(float firstTop, float top, float bottom)
    {
        this.top = top;
        this.bottom = bottom;
        BeginPage(firstTop);
    }

    /// <param name="firstTop">Where the first page begins, e.g. higher because it has no running header.</param>
    public static IReadOnlyList<PageContent> Place(IReadOnlyList<Piece> pieces, float firstTop, float top, float bottom)
    {
        var paginator = new Paginator(firstTop, top, bottom);
        for (var i = 0; i < pieces.Count; i++)
            paginator.Place(pieces, i);
        return paginator.pages;
    }

    private void Place(IReadOnlyList<Piece> pieces, int index)
    {
        var piece = pieces[index];
        if (piece.StartsPage && !isFresh)
            BeginPage(top);
        while (true)
        {
            var space = isFresh ? 0 : piece.SpaceBefore;
            var free = bottom - y - space;
            if (WantedHeight(piece, pieces, index) <= free)
            {
                Add(piece, space);
                return;
            }

            if (piece.LeastHeight <= free && piece.Split?.Invoke(free) is { } split)
            {
                Add(split.Head, space);
                BeginPage(top, piece.RunningHead);
                piece = split.Tail;
                continue;
            }

            if (isFresh)
            {
                // Higher than a page, or kept with more than a page holds: it cannot stand better anywhere else.
                Add(piece, space);
                return;
            }

            BeginPage(top, piece.RunningHead);
        }
    }

    /// <summary>The piece (or what is left of it) with what must follow it on the same page.</summary>
    private static float WantedHeight(Piece piece, IReadOnlyList<Piece> pieces, int index)
    {
        var height = piece.Height;
        while (pieces[index].KeepWithNext && index + 1 < pieces.Count)
        {
            index++;
            height += pieces[index].SpaceBefore + (pieces[index].KeepWithNext ? pieces[index].Height : pieces[index].LeastHeight);
        }

        return height;
    }

    private void Add(Piece piece, float space)
    {
        y += space;
        pages[^1].Add(piece.Items, Lengths.MarginSide, y);
        y += piece.Height;
        isFresh = false;
    }

    private void BeginPage(float at, Piece? runningHead = null)
    {
        pages.Add(new PageContent());
        y = at;
        if (runningHead is not null)
            Add(runningHead, 0);
        isFresh = true;
    }
}
