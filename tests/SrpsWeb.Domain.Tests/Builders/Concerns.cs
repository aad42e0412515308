using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Concerns;

namespace SrpsWeb.Domain.Tests.Builders;

/// <summary>A general concern with the student in words, reported at <see cref="Scene.Now"/>, unless told otherwise.</summary>
internal static class Reported
{
    public static ConcernReport Report { get; } = new(Guid.CreateVersion7(), ConcernKind.General, null, "Rahmat, X TKRO 1", [SignSeen.Withdrawn], "Sering menyendiri.", false, [], null);

    public static Concern Concern(Func<ConcernReport, ConcernReport>? change = null, Recorded? recorded = null) =>
        Domain.Concerns.Concern.Report((change ?? (report => report))(Report with { Id = Guid.CreateVersion7() }), "L-7K4MQ", recorded ?? Scene.Recorded);
}
