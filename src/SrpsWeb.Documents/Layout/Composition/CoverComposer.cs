using SrpsWeb.Documents.Layout.Drawing;

namespace SrpsWeb.Documents.Layout.Composition;

/// <summary>Sets the cover: title in the upper half, facts standing on the foot of the page.</summary>
internal sealed class CoverComposer(TextSetter text, PictureStore pictures)
{
    private const float FactPadding = 6;

    private static readonly float Left = Lengths.Mm(25);
    private static readonly float Width = Lengths.PageWidth - Lengths.Mm(50);
    private static readonly float Foot = Lengths.PageHeight - Lengths.Mm(20);
    private static readonly float LabelWidth = Lengths.Mm(48);
    private static readonly float LogoHeight = Lengths.Mm(20);
    private static readonly float WidestLogo = Lengths.Mm(70);

    public PageContent Compose(CoverPage cover)
    {
        var items = new List<DrawItem> { new BoxItem(0, 0, Lengths.PageWidth, Lengths.Mm(7), Palette.Primary) };
        AddLogos(items, cover.Logos);

        var y = Lengths.Mm(62);
        y = Add(items, cover.Kind, TextStyle.CoverKind, y) + 6;
        y = Add(items, cover.Title, TextStyle.CoverTitle, y) + 4;
        y = Add(items, cover.Subtitle, TextStyle.CoverSubtitle, y) + 14;
        if (cover.State is { } state)
            AddChip(items, state, y);

        var closing = cover.Closing.Select(line => text.Set(line, TextStyle.Small, Width)).ToList();
        y = Foot - closing.Sum(line => line.Height);
        var top = y;
        foreach (var line in closing)
        {
            line.AddTo(items, Left, y);
            y += line.Height;
        }

        AddFacts(items, cover.Facts, top - 24);
        var page = new PageContent();
        page.Add(items, 0, 0);
        return page;
    }

    private float Add(List<DrawItem> items, string value, TextStyle style, float y)
    {
        var lines = text.Set(value, style, Width);
        lines.AddTo(items, Left, y);
        return y + lines.Height;
    }

    private void AddLogos(List<DrawItem> items, IReadOnlyList<byte[]> logos)
    {
        var x = Left;
        foreach (var logo in logos)
        {
            if (pictures.Add(logo) is not { } picture)
                continue;
            var height = Math.Min(LogoHeight, WidestLogo * picture.Height / picture.Width);
            var width = height * picture.Width / picture.Height;
            items.Add(new PictureItem(x, Lengths.Mm(24), width, height, picture.Picture));
            x += width + Lengths.Mm(6);
        }
    }

    private void AddChip(List<DrawItem> items, StateChip state, float y)
    {
        var word = text.Line(state.Text, TextStyle.CoverKind.Colored(state.Color));
        items.Add(new BoxItem(Left, y, word.Width + 20, word.Height + 6, state.Ground, (word.Height + 6) / 2));
        word.AddTo(items, Left + 10, y + 3);
    }

    private void AddFacts(List<DrawItem> items, IReadOnlyList<Fact> facts, float bottom)
    {
        var rows = facts
            .Select(fact => (
                Label: text.Set(fact.Label, TextStyle.Body.Colored(Palette.Secondary), LabelWidth - 8),
                Value: text.Set(fact.Value, TextStyle.Body.SemiBold(), Width - LabelWidth)))
            .Select(row => (row.Label, row.Value, Height: Math.Max(row.Label.Height, row.Value.Height) + (2 * FactPadding)))
            .ToList();
        var y = bottom - rows.Sum(row => row.Height);
        items.Add(new RuleItem(Left, y, Left + Width, y, Palette.Heading, 0.9f));
        foreach (var row in rows)
        {
            row.Label.AddTo(items, Left, y + FactPadding);
            row.Value.AddTo(items, Left + LabelWidth, y + FactPadding);
            y += row.Height;
            items.Add(new RuleItem(Left, y, Left + Width, y, Palette.Line, 0.6f));
        }
    }
}
