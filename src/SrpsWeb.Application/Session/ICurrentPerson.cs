using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Application.Session;

/// <summary>Port: who acts now, with the roles valid today in the current school, and that school's zone.</summary>
public interface ICurrentPerson
{
    Viewer Viewer { get; }

    SchoolZone Zone { get; }
}

/// <summary>A person chosen by code: seeding and tests.</summary>
public sealed class ChosenPerson : ICurrentPerson
{
    public Viewer Viewer { get; set; } = Viewer.Nobody;

    public SchoolZone Zone { get; set; } = SchoolZone.Wib;
}
