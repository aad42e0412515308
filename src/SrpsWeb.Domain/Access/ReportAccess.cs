namespace SrpsWeb.Domain.Access;

/// <summary>Who does what with the monthly report (access.md). Reading it is the pages' policy.</summary>
public static class ReportAccess
{
    /// <summary>True for those who write its texts; the principal reads and approves.</summary>
    public static bool MayWrite(Viewer viewer) => viewer.IsAny(SchoolRole.Coordinator, SchoolRole.Counsellor, SchoolRole.Facilitator);
}
