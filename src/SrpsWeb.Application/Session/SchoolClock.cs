using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Application.Session;

/// <summary>The clock on the school's wall, and the signature under what is recorded now.</summary>
public sealed class SchoolClock(TimeProvider time, ICurrentPerson person)
{
    /// <summary>The school's local day.</summary>
    public DateOnly Today => person.Zone.Day(time.GetUtcNow());

    /// <summary>UTC, cut to microseconds: PostgreSQL keeps no more, and a value must read back as it was written.</summary>
    public DateTime Now
    {
        get
        {
            var now = time.GetUtcNow().UtcDateTime;
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        }
    }

    public Recorded Recorded => new(person.Viewer.UserId, Now);
}
