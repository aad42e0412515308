using SrpsWeb.Documents.Layout;

namespace SrpsWeb.Documents;

/// <summary>The colour of a risk factor, the same on every screen and page (theme.css: f1 to f4).</summary>
internal static class FactorColors
{
    private static readonly InkColor Other = InkColor.FromHex("#5b6b6b");

    private static readonly Dictionary<string, InkColor> BySlug = new(StringComparer.Ordinal)
    {
        ["motivasi"] = InkColor.FromHex("#0b6b63"),
        ["ekonomi"] = InkColor.FromHex("#b45f06"),
        ["keluarga"] = InkColor.FromHex("#7a3e9d"),
        ["perundungan"] = InkColor.FromHex("#3f5b8c"),
    };

    /// <summary>Factors beyond the four of the programme share one grey: the word tells them apart.</summary>
    public static InkColor Of(string slug) => BySlug.GetValueOrDefault(slug, Other);
}
