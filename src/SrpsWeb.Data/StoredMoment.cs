namespace SrpsWeb.Data;

public static class StoredMoment
{
    /// <summary>UTC, cut to microseconds: PostgreSQL keeps no more, and a value must read back as it was written.</summary>
    public static DateTime StoredNow(this TimeProvider time)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
