namespace SrpsWeb.Documents.Layout.Composition;

/// <summary>The measures of the page. Everything inside the kit is in points; blocks speak millimetres.</summary>
internal static class Lengths
{
    public const float PageWidth = 595.28f;
    public const float PageHeight = 841.89f;

    public static readonly float MarginSide = Mm(20);
    public static readonly float ContentWidth = PageWidth - (2 * MarginSide);
    public static readonly float BodyTop = Mm(26);
    public static readonly float BodyTopUnderLetterhead = Mm(14);
    public static readonly float BodyBottom = PageHeight - Mm(22);
    public static readonly float BodyHeight = BodyBottom - BodyTop;
    public static readonly float HeaderBaseline = Mm(15);
    public static readonly float FooterBaseline = PageHeight - Mm(12);

    public static float Mm(double millimetres) => (float)(millimetres * 72 / 25.4);
}
