using System.Runtime.InteropServices;

namespace SrpsWeb.Documents.Layout.Drawing;

/// <summary>Something to be drawn, placed relative to the piece it belongs to. All lengths are points.</summary>
internal abstract record DrawItem
{
    public abstract DrawItem MovedBy(float dx, float dy);
}

internal sealed record TextItem(float X, float Baseline, GlyphRun Run, InkColor Color) : DrawItem
{
    public override DrawItem MovedBy(float dx, float dy) => this with { X = X + dx, Baseline = Baseline + dy };
}

internal sealed record BoxItem(float X, float Y, float Width, float Height, InkColor Fill, float Radius = 0) : DrawItem
{
    public override DrawItem MovedBy(float dx, float dy) => this with { X = X + dx, Y = Y + dy };
}

internal sealed record FrameItem(float X, float Y, float Width, float Height, InkColor Color, float Thickness) : DrawItem
{
    public override DrawItem MovedBy(float dx, float dy) => this with { X = X + dx, Y = Y + dy };
}

internal sealed record RuleItem(float X, float Y, float ToX, float ToY, InkColor Color, float Thickness, bool Dotted = false) : DrawItem
{
    public override DrawItem MovedBy(float dx, float dy) => this with { X = X + dx, Y = Y + dy, ToX = ToX + dx, ToY = ToY + dy };
}

internal sealed record PolylineItem(IReadOnlyList<(float X, float Y)> Points, InkColor Color, float Thickness) : DrawItem
{
    public override DrawItem MovedBy(float dx, float dy) => this with { Points = [.. Points.Select(point => (point.X + dx, point.Y + dy))] };
}

internal sealed record DotItem(float X, float Y, float Radius, InkColor Fill, InkColor Stroke, float Thickness) : DrawItem
{
    public override DrawItem MovedBy(float dx, float dy) => this with { X = X + dx, Y = Y + dy };
}

internal sealed record PictureItem(float X, float Y, float Width, float Height, int Picture) : DrawItem
{
    public override DrawItem MovedBy(float dx, float dy) => this with { X = X + dx, Y = Y + dy };
}

/// <summary>Glyphs of one cut in one size, placed from the run's start; X and Y in points.</summary>
internal sealed record GlyphRun(FontCut Cut, float Size, IReadOnlyList<PlacedGlyph> Glyphs, float Width);

[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlacedGlyph(ushort Glyph, float X, float Y);
