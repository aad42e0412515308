using SrpsWeb.Domain.Access;

namespace SrpsWeb.Domain.Concerns;

/// <summary>
/// Everybody of the Satgas with a role valid today, from whom the readers of a concern are taken. As lists for one decision, or as
/// questions to the database for a filter.
/// </summary>
public sealed record SatgasOnDuty(IQueryable<Guid> Counsellors, IQueryable<Guid> Coordinators, IQueryable<Guid> Principals, IQueryable<Guid> Homerooms)
{
    public static SatgasOnDuty Of(IEnumerable<Viewer> people)
    {
        var all = people.ToList();
        return new SatgasOnDuty(With(SchoolRole.Counsellor), With(SchoolRole.Coordinator), With(SchoolRole.Principal), With(SchoolRole.Homeroom));

        IQueryable<Guid> With(SchoolRole role) => all.Where(viewer => viewer.Is(role)).Select(viewer => viewer.UserId).ToList().AsQueryable();
    }

    /// <summary>
    /// Whether anybody at all may read a concern in which these people are involved. Where nobody is left it is not taken in: the
    /// facilitator is not told instead, and whoever reports is shown another way to help.
    /// </summary>
    public bool AnybodyLeft(IReadOnlyCollection<Guid> involved) =>
        new[] { Counsellors, Coordinators, Principals, Homerooms }.Any(circle => circle.AsEnumerable().Any(userId => !involved.Contains(userId)));
}
