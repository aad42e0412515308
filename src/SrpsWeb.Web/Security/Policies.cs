using Microsoft.AspNetCore.Authorization;
using SrpsWeb.Domain.Access;

namespace SrpsWeb.Web.Security;

/// <summary>Names of the policies, and which roles each lets in (access.md). A page's folder names its policy.</summary>
public static class Policies
{
    /// <summary>Signed in, in whatever school or none.</summary>
    public const string SignedIn = nameof(SignedIn);

    /// <summary>Any role in the current school.</summary>
    public const string Member = nameof(Member);

    public const string Settings = nameof(Settings);

    public const string Roster = nameof(Roster);

    /// <summary>Those who put the data of a student right.</summary>
    public const string StudentWriting = nameof(StudentWriting);

    /// <summary>Those who record and withdraw consents; the Satgas reads them.</summary>
    public const string ConsentWriting = nameof(ConsentWriting);

    /// <summary>Those who hand out a copy of everything about a student.</summary>
    public const string StudentCopy = nameof(StudentCopy);

    /// <summary>Those who propose to make a student anonymous, and the principal, who agrees.</summary>
    public const string Erasure = nameof(Erasure);

    /// <summary>Those who go through what is due.</summary>
    public const string Retention = nameof(Retention);

    public const string CaseHandling = nameof(CaseHandling);

    public const string CaseReading = nameof(CaseReading);

    /// <summary>Those who open cases and log; the principal reads.</summary>
    public const string CaseWriting = nameof(CaseWriting);

    public const string Figures = nameof(Figures);

    /// <summary>The state by factor, small cells hidden from those who do not read <see cref="Figures"/>.</summary>
    public const string Summary = nameof(Summary);

    /// <summary>The audit trail, each as far as the own part goes.</summary>
    public const string Audit = nameof(Audit);

    /// <summary>Says yes or no to the roles the operator asks for.</summary>
    public const string Approval = nameof(Approval);

    /// <summary>Everybody who meets students: writes a concern and is shown a receipt, nothing else.</summary>
    public const string ReportConcern = nameof(ReportConcern);

    public const string ConcernInbox = nameof(ConcernInbox);

    /// <summary>OSIS members log the support they gave.</summary>
    public const string PeerSupport = nameof(PeerSupport);

    public const string PeerSupportInbox = nameof(PeerSupportInbox);

    private static readonly Dictionary<string, SchoolRole[]> Roles = new(StringComparer.Ordinal)
    {
        [Member] = Enum.GetValues<SchoolRole>(),
        [Settings] = [SchoolRole.Operator],
        [Approval] = [SchoolRole.Principal],
        [Roster] = [SchoolRole.Operator, SchoolRole.Principal, SchoolRole.Coordinator, SchoolRole.Counsellor, SchoolRole.Homeroom, SchoolRole.OsisAdviser],
        [StudentWriting] = [SchoolRole.Operator, SchoolRole.Counsellor],
        [ConsentWriting] = [SchoolRole.Coordinator, SchoolRole.Counsellor],
        [StudentCopy] = [SchoolRole.Principal, SchoolRole.Counsellor],
        [Erasure] = [SchoolRole.Principal, SchoolRole.Coordinator, SchoolRole.Counsellor],
        [Retention] = [SchoolRole.Principal, SchoolRole.Coordinator, SchoolRole.Counsellor],
        [CaseHandling] = [SchoolRole.Principal, SchoolRole.Coordinator, SchoolRole.Counsellor, SchoolRole.Homeroom],
        [CaseWriting] = [SchoolRole.Coordinator, SchoolRole.Counsellor, SchoolRole.Homeroom],
        [CaseReading] = [SchoolRole.Principal, SchoolRole.Coordinator, SchoolRole.Counsellor, SchoolRole.Homeroom, SchoolRole.Facilitator],
        [ReportConcern] = [.. Enum.GetValues<SchoolRole>().Where(role => role is not (SchoolRole.Operator or SchoolRole.Facilitator))],
        [ConcernInbox] = [SchoolRole.Principal, SchoolRole.Coordinator, SchoolRole.Counsellor, SchoolRole.Homeroom],
        [PeerSupport] = [SchoolRole.OsisMember],
        [PeerSupportInbox] = [SchoolRole.Coordinator, SchoolRole.Counsellor],
        [Figures] = [SchoolRole.Principal, SchoolRole.Coordinator, SchoolRole.Counsellor, SchoolRole.Facilitator],
        [Audit] = [SchoolRole.Principal, SchoolRole.Coordinator, SchoolRole.Counsellor, SchoolRole.Facilitator],
        [Summary] = [SchoolRole.Principal, SchoolRole.Coordinator, SchoolRole.Counsellor, SchoolRole.Homeroom, SchoolRole.Teacher, SchoolRole.OsisAdviser, SchoolRole.Committee, SchoolRole.Facilitator],
    };

    /// <summary>True where the policy lets the viewer in: the navigation asks the same question as the pages.</summary>
    public static bool Allows(this Viewer viewer, string policy) => viewer.IsAny(Roles[policy]);

    internal static void AddTo(AuthorizationOptions options)
    {
        options.AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser());
        foreach (var (name, roles) in Roles)
            options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().AddRequirements(new SchoolRoleRequirement(roles)));
        options.FallbackPolicy = options.GetPolicy(Member);
    }
}

/// <summary>One of these roles, valid today, in the current school.</summary>
public sealed record SchoolRoleRequirement(IReadOnlyList<SchoolRole> Roles) : IAuthorizationRequirement;

public sealed class SchoolRoleHandler(IHttpContextAccessor http) : AuthorizationHandler<SchoolRoleRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, SchoolRoleRequirement requirement)
    {
        var session = http.HttpContext?.RequestServices.GetRequiredService<SchoolSession>();
        if (session is not null && requirement.Roles.Any(session.Viewer.Is))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
