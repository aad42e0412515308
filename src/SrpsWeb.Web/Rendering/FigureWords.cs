using SrpsWeb.Domain.Figures;

namespace SrpsWeb.Web.Rendering;

/// <summary>The factor table's columns: in addresses, and what of them a phone shows.</summary>
public static class FigureWords
{
    private static readonly Dictionary<string, FigureColumn> Slugs = new(StringComparer.Ordinal)
    {
        ["awal"] = FigureColumn.Opening,
        ["baru"] = FigureColumn.New,
        ["kembali"] = FigureColumn.Returned,
        ["keluar"] = FigureColumn.Left,
        ["kini"] = FigureColumn.Current,
        ["ditangani"] = FigureColumn.Handled,
        ["khusus"] = FigureColumn.SpecialCare,
    };

    public static IReadOnlyList<FigureColumn> Columns { get; } = Enum.GetValues<FigureColumn>();

    /// <summary>Null where the text names no column.</summary>
    public static FigureColumn? ColumnOf(string? slug) => slug is not null && Slugs.TryGetValue(slug, out var column) ? column : null;

    /// <summary>The list of the cases behind a number.</summary>
    /// <param name="factorSlug">Null for the total.</param>
    public static string AddressOf(DateOnly month, FigureColumn column, string? factorSlug) =>
        $"/kasus?periode={MonthWords.Of(month)}&angka={Slugs.First(slug => slug.Value == column).Key}{(factorSlug is null ? "" : "&faktor=" + Uri.EscapeDataString(factorSlug))}";

    /// <summary>On a phone four columns stay, the factor included.</summary>
    public static string? ClassOf(FigureColumn column) => column switch
    {
        FigureColumn.Opening or FigureColumn.Handled => null,
        FigureColumn.Current => "now",
        _ => "opt",
    };
}
