using SrpsWeb.Application.Session;
using SrpsWeb.Data.Audit;
using SrpsWeb.Domain.Audit;

namespace SrpsWeb.Application.Audit;

/// <summary>The current person, without an address.</summary>
public sealed class PersonOrigin(ICurrentPerson person, SchoolClock clock) : ICurrentOrigin
{
    public AuditOrigin Origin => new(person.Viewer.UserId == Guid.Empty ? null : person.Viewer.UserId, null);

    public DateTime Now => clock.Now;
}
