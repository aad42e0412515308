namespace SrpsWeb.Documents.Layout;

/// <summary>The colours of the screens' light theme (theme.css), so that paper and screen look alike.</summary>
public static class Palette
{
    public static readonly InkColor Paper = InkColor.FromHex("#ffffff");
    public static readonly InkColor Text = InkColor.FromHex("#1d2a2a");
    public static readonly InkColor Heading = InkColor.FromHex("#12312f");
    public static readonly InkColor Secondary = InkColor.FromHex("#4e5f5f");
    public static readonly InkColor Line = InkColor.FromHex("#d9dfdb");
    public static readonly InkColor Primary = InkColor.FromHex("#0b6b63");
    public static readonly InkColor Soft = InkColor.FromHex("#e6f1ef");
    public static readonly InkColor SoftText = InkColor.FromHex("#0a544e");
    public static readonly InkColor Zebra = InkColor.FromHex("#f3f6f4");

    /// <summary>The paler partner in a pair of bars: how it was at the start.</summary>
    public static readonly InkColor Before = InkColor.FromHex("#b9c7c3");

    public static readonly InkColor Attention = InkColor.FromHex("#8a4a00");
    public static readonly InkColor AttentionGround = InkColor.FromHex("#fdf0d9");
    public static readonly InkColor Done = InkColor.FromHex("#14602f");
    public static readonly InkColor DoneGround = InkColor.FromHex("#e0f3e5");
}
