using SrpsWeb.Domain.Drafts;

namespace SrpsWeb.Web.Drafts;

/// <summary>A page whose form keeps what is typed on the server until it is sent: see <see cref="DraftPageFilter"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeepsDraftAttribute(DraftSubject subject) : Attribute
{
    public DraftSubject Subject { get; } = subject;
}
