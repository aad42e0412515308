using SrpsWeb.Application.Audit;
using SrpsWeb.Application.Session;
using SrpsWeb.Data.Audit;
using SrpsWeb.Domain.Audit;

namespace SrpsWeb.Web.Security;

/// <summary>The person of this request and the address it came from; the program itself where there is no request.</summary>
public sealed class RequestOrigin(IHttpContextAccessor http, ICurrentPerson person, SchoolClock clock) : ICurrentOrigin
{
    private readonly PersonOrigin _person = new(person, clock);

    public AuditOrigin Origin => _person.Origin with
    {
        Address = http.HttpContext?.Connection.RemoteIpAddress is { } address ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString() : null,
    };

    public DateTime Now => _person.Now;
}
