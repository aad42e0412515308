using SrpsWeb.Data;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Application.Session;

/// <summary>The clock on the school's wall, and the signature under what is recorded now.</summary>
public sealed class SchoolClock(TimeProvider time, ICurrentPerson person)
{
    /// <summary>The school's local day.</summary>
    public DateOnly Today => person.Zone.Day(time.GetUtcNow());

    /// <summary>UTC, as it is stored.</summary>
    public DateTime Now => time.StoredNow();

    public Recorded Recorded => new(person.Viewer.UserId, Now);
}
