using System.Globalization;

namespace SrpsWeb.Web.Rendering;

/// <summary>Figures as people type them.</summary>
public static class TypedNumber
{
    /// <summary>
    /// Understands 72, 72,5 and 72.5 alike in both languages, with or without a percent sign: whoever types a point for a comma
    /// must not have entered 725.
    /// </summary>
    /// <returns>False where the text is no figure. True with null where nothing was typed.</returns>
    public static bool TryRead(string? text, out decimal? value)
    {
        value = null;
        var digits = text?.Trim().TrimEnd('%').TrimEnd().Replace(',', '.');
        if (string.IsNullOrEmpty(digits))
            return string.IsNullOrWhiteSpace(text);
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read))
            return false;
        value = read;
        return true;
    }
}
