using System.Globalization;
using SrpsWeb.Web.Rendering;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>The words of the product, to be found on a page.</summary>
internal static class Said
{
    private static readonly CultureInfo Indonesian = CultureInfo.GetCultureInfo("id-ID");

    internal static string Text(string key, params object[] arguments) => string.Format(Indonesian, Texts.AllIndonesian[key], arguments);

    internal static string Date(DateOnly day) => day.ToString("d MMMM yyyy", Indonesian);
}
