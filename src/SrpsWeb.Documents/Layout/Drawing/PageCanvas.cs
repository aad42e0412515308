using SkiaSharp;

namespace SrpsWeb.Documents.Layout.Drawing;

/// <summary>Draws items on the pages of one PDF with the document's font subsets.</summary>
internal sealed class PageCanvas : IDisposable
{
    private readonly PictureStore pictures;
    private readonly SKTypeface?[] typefaces;
    private readonly Dictionary<(FontCut Cut, float Size), SKFont> fonts = [];
    private readonly SKPaint fill = new() { IsAntialias = true, Style = SKPaintStyle.Fill };
    private readonly SKPaint stroke = new()
    {
        IsAntialias = true,
        Style = SKPaintStyle.Stroke,
        StrokeJoin = SKStrokeJoin.Round,
    };

    public PageCanvas(DocumentFonts fonts, PictureStore pictures)
    {
        this.pictures = pictures;
        typefaces = [.. Enum.GetValues<FontCut>().Select(fonts.Subset)];
    }

    public void Draw(SKCanvas canvas, DrawItem item)
    {
        switch (item)
        {
            case TextItem text:
                DrawText(canvas, text);
                break;
            case BoxItem box:
                var area = SKRect.Create(box.X, box.Y, box.Width, box.Height);
                if (box.Radius > 0)
                    canvas.DrawRoundRect(area, box.Radius, box.Radius, Fill(box.Fill));
                else
                    canvas.DrawRect(area, Fill(box.Fill));
                break;
            case FrameItem frame:
                canvas.DrawRect(
                    SKRect.Create(frame.X, frame.Y, frame.Width, frame.Height),
                    Stroke(frame.Color, frame.Thickness));
                break;
            case RuleItem rule:
                DrawRule(canvas, rule);
                break;
            case PolylineItem line:
                DrawPolyline(canvas, line);
                break;
            case DotItem dot:
                canvas.DrawCircle(dot.X, dot.Y, dot.Radius, Fill(dot.Fill));
                canvas.DrawCircle(dot.X, dot.Y, dot.Radius, Stroke(dot.Stroke, dot.Thickness));
                break;
            case PictureItem picture:
                canvas.DrawImage(
                    pictures[picture.Picture],
                    SKRect.Create(picture.X, picture.Y, picture.Width, picture.Height),
                    new SKSamplingOptions(SKFilterMode.Linear));
                break;
            default:
                throw new InvalidOperationException($"Nothing draws {item.GetType().Name}.");
        }
    }

    public void Dispose()
    {
        foreach (var font in fonts.Values)
            font.Dispose();
        foreach (var typeface in typefaces)
            typeface?.Dispose();
        fill.Dispose();
        stroke.Dispose();
    }

    private static SKColor Color(InkColor color) => new(color.Red, color.Green, color.Blue);

    private void DrawText(SKCanvas canvas, TextItem item)
    {
        var run = item.Run;
        using var builder = new SKTextBlobBuilder();
        var glyphs = new ushort[run.Glyphs.Count];
        var points = new SKPoint[glyphs.Length];
        for (var i = 0; i < glyphs.Length; i++)
        {
            glyphs[i] = run.Glyphs[i].Glyph;
            points[i] = new SKPoint(run.Glyphs[i].X, run.Glyphs[i].Y);
        }

        builder.AddPositionedRun(glyphs, FontOf(run.Cut, run.Size), points);
        using var blob = builder.Build();
        if (blob is not null)
            canvas.DrawText(blob, item.X, item.Baseline, Fill(item.Color));
    }

    private void DrawRule(SKCanvas canvas, RuleItem rule)
    {
        var paint = Stroke(rule.Color, rule.Thickness);
        if (!rule.Dotted)
        {
            canvas.DrawLine(rule.X, rule.Y, rule.ToX, rule.ToY, paint);
            return;
        }

        using var dots = SKPathEffect.CreateDash([0.8f, 2.2f], 0);
        paint.PathEffect = dots;
        canvas.DrawLine(rule.X, rule.Y, rule.ToX, rule.ToY, paint);
        paint.PathEffect = null;
    }

    private void DrawPolyline(SKCanvas canvas, PolylineItem line)
    {
        using var builder = new SKPathBuilder();
        builder.MoveTo(line.Points[0].X, line.Points[0].Y);
        foreach (var (x, y) in line.Points.Skip(1))
            builder.LineTo(x, y);
        using var path = builder.Detach();
        canvas.DrawPath(path, Stroke(line.Color, line.Thickness));
    }

    private SKFont FontOf(FontCut cut, float size)
    {
        if (fonts.TryGetValue((cut, size), out var font))
            return font;
        font = new SKFont(typefaces[(int)cut], size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None };
        fonts.Add((cut, size), font);
        return font;
    }

    private SKPaint Fill(InkColor color)
    {
        fill.Color = Color(color);
        return fill;
    }

    private SKPaint Stroke(InkColor color, float thickness)
    {
        stroke.Color = Color(color);
        stroke.StrokeWidth = thickness;
        return stroke;
    }
}
