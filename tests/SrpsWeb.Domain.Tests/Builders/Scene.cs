using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Domain.Tests.Builders;

/// <summary>The days and people most examples play with.</summary>
internal static class Scene
{
    /// <summary>A Tuesday.</summary>
    public static DateOnly Today { get; } = new(2026, 9, 15);

    public static DateOnly Tomorrow => Today.AddDays(1);

    /// <summary>The day <see cref="CaseBuilder"/> opens a case unless told otherwise.</summary>
    public static DateOnly OpenedOn { get; } = new(2026, 8, 10);

    /// <summary>Person responsible (PJ) of the cases built.</summary>
    public static Guid Responsible { get; } = Guid.CreateVersion7();

    /// <summary>Somebody else of the Satgas.</summary>
    public static Guid Officer { get; } = Guid.CreateVersion7();

    public static DateTime Now { get; } = new(2026, 9, 15, 3, 0, 0, DateTimeKind.Utc);

    public static Recorded Recorded { get; } = new(Officer, Now);

    /// <summary>One character more than allowed.</summary>
    public static string LongerThan(int limit) => new('a', limit + 1);
}
