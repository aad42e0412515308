using SrpsWeb.Application.Accounts;

namespace SrpsWeb.Web.Rendering;

/// <summary>The link of an invitation, as it is sent by WhatsApp.</summary>
/// <param name="ExpiresAt">UTC.</param>
/// <param name="IsNewPassword">For somebody who has a password already.</param>
public sealed record InvitationLink(Uri Address, DateTime ExpiresAt, bool IsNewPassword)
{
    public static InvitationLink Of(HttpRequest request, Invited invited) =>
        new(new Uri($"{request.Scheme}://{request.Host}{request.PathBase}/undangan/{invited.Token}"), invited.ExpiresAt, invited.IsNewPassword);

    /// <summary>WhatsApp with a prepared text, in Indonesian whatever language the page is in. It says nothing of what the program is for.</summary>
    public string WhatsApp => "https://wa.me/?text=" + Uri.EscapeDataString(string.Format(
        System.Globalization.CultureInfo.InvariantCulture,
        Texts.AllIndonesian[IsNewPassword ? "InvitationLink.MessageNewPassword" : "InvitationLink.Message"],
        Address));
}
