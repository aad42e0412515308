namespace SrpsWeb.Domain.Figures;

/// <summary>Percentages with one digit after the comma, half away from zero, computed in decimal: 1 of 16 is 6.3.</summary>
public static class Percentage
{
    /// <summary>Null where the denominator is zero: there is nothing to be a part of.</summary>
    public static decimal? Of(int part, int whole) =>
        whole == 0 ? null : Math.Round(part * 100m / whole, 1, MidpointRounding.AwayFromZero);
}
