namespace SrpsWeb.Web.Rendering;

/// <summary>The address of an invitation, as it is sent by WhatsApp.</summary>
public static class InvitationLink
{
    public static Uri To(HttpRequest request, string token) => new($"{request.Scheme}://{request.Host}{request.PathBase}/undangan/{token}");
}
