using SrpsWeb.Domain.Access;

namespace SrpsWeb.Domain.Tests.Builders;

internal static class Viewers
{
    /// <summary>Somebody with these roles who is wali kelas of no class.</summary>
    public static Viewer With(params SchoolRole[] roles) =>
        new(Guid.CreateVersion7(), roles.ToHashSet(), new HashSet<Guid>());

    public static Viewer OfClass(this Viewer viewer, params Guid[] classGroupIds) =>
        viewer with { HomeroomClassIds = classGroupIds.ToHashSet() };
}
