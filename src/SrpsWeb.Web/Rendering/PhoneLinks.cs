using System.Globalization;

namespace SrpsWeb.Web.Rendering;

/// <summary>A number to call or to write to.</summary>
/// <param name="Number">E.164, or null.</param>
/// <param name="Name">Whose it is.</param>
/// <param name="GreetingKey">Text of the message: greets, says who writes from which school, and nothing else (screens.md).</param>
public sealed record PhoneLinks(string? Number, string Name, string GreetingKey)
{
    /// <summary>WhatsApp with a prepared text, or null for what is not an international number. The text is in Indonesian whatever language the page is in: it is for the family.</summary>
    public string? WhatsApp(string? writer, string? school) => Number is ['+', .. var digits] && digits.All(char.IsAsciiDigit)
        ? $"https://wa.me/{digits}?text={Uri.EscapeDataString(string.Format(CultureInfo.InvariantCulture, Texts.AllIndonesian[GreetingKey], Name, writer, school))}"
        : null;
}
