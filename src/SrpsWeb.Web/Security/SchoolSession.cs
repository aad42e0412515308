using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Web.Security;

/// <summary>The current school and person of one request. Empty until the middleware has looked the person up.</summary>
public sealed class SchoolSession : ICurrentSchool, ICurrentPerson
{
    /// <summary>Claim in the sign-in cookie that names the school the person works in.</summary>
    public const string SchoolClaim = "srps:school";

    /// <summary>Claim that names the <see cref="SignInSession"/>.</summary>
    public const string SessionClaim = "srps:session";

    /// <summary>Claim of a person who, at the sign-in, held a role in some school that demands a second factor.</summary>
    public const string GuardedClaim = "srps:guarded";

    public Guid? SchoolId { get; private set; }

    public Viewer Viewer { get; private set; } = Viewer.Nobody;

    public SchoolZone Zone { get; private set; }

    public string? SchoolName { get; private set; }

    public string? FullName { get; private set; }

    public bool IsLoaded { get; private set; }

    /// <summary>The sign-in of this request; null without one.</summary>
    public Guid? SessionId { get; private set; }

    /// <summary>The account asks for a second factor.</summary>
    public bool HasSecondFactor { get; private set; }

    /// <summary>Roles wait for this person, a principal, to decide.</summary>
    public bool HasProposals { get; private set; }

    /// <summary>Makes a school current where no person is signed in: an invitation, the first start, an import that goes on by itself.</summary>
    public void EnterSchool(Guid? schoolId, SchoolZone zone = SchoolZone.Wib) => (SchoolId, Zone) = (schoolId, zone);

    internal void Enter(Guid? schoolId, Guid sessionId, ResumedSession resumed)
    {
        var facts = resumed.Facts;
        IsLoaded = true;
        SessionId = sessionId;
        HasSecondFactor = resumed.HasSecondFactor;
        SchoolId = facts is null ? null : schoolId;
        Viewer = facts?.Viewer ?? Viewer.Nobody;
        Zone = facts?.Zone ?? SchoolZone.Wib;
        SchoolName = facts?.SchoolName;
        FullName = facts?.FullName;
        HasProposals = facts?.HasProposals == true;
    }
}
