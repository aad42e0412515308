using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>Forms that show what they would store before they store it.</summary>
internal static class CheckedForms
{
    /// <summary>Sends the form to its check.</summary>
    internal static Task<WebPage> CheckAsync(this Visitor visitor, PageForm form) => visitor.SendAsync(form.Press(Said.Text("Check.Submit")));

    /// <summary>Sends the form and confirms what its check shows; the answer of the check where that refuses.</summary>
    internal static async Task<WebPage> ConfirmAsync(this Visitor visitor, PageForm form)
    {
        var check = await visitor.CheckAsync(form);
        return IsCheck(check) ? await visitor.SendAsync(Confirm(check)) : check;
    }

    internal static bool IsCheck(WebPage page) => page.Document.QuerySelector("main button[value=simpan]") is not null;

    /// <summary>The check's form with the button that stores.</summary>
    internal static PageForm Confirm(WebPage check) => check.Form().Press(check.Document.QuerySelector("main button[value=simpan]")!.TextContent.Trim());

    /// <summary>The check's form with the button that leads back.</summary>
    internal static PageForm Change(WebPage check) => check.Form().Press(Said.Text("Check.Change"));
}
