using SrpsWeb.Domain.Access;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Rendering;

/// <param name="Text">Key of the text.</param>
/// <param name="IsMainAct">The one thing to do: in the middle of the phone's bar.</param>
public sealed record NavigationLink(string Href, string Text, string Icon, bool IsMainAct = false);

/// <summary>What a phone's bar shows, and what is one tap away.</summary>
public sealed record BottomBar(IReadOnlyList<NavigationLink> Shown, IReadOnlyList<NavigationLink> More);

/// <summary>The pages a viewer may go to, by the same policies that guard them.</summary>
public static class Navigation
{
    private static readonly NavigationLink Home = new("/", "Nav.Home", "house");
    private static readonly NavigationLink Cases = new("/kasus", "Nav.Cases", "folder2-open");
    private static readonly NavigationLink Visits = new("/kunjungan", "Nav.Visits", "geo-alt");
    private static readonly NavigationLink Reviews = new("/evaluasi", "Nav.Reviews", "clipboard-check");
    private static readonly NavigationLink Indicators = new("/indikator", "Nav.Indicators", "graph-up");
    private static readonly NavigationLink Students = new("/siswa", "Nav.Students", "people");
    private static readonly NavigationLink Dashboard = new("/dasbor", "Nav.Dashboard", "bar-chart");
    private static readonly NavigationLink Summary = new("/ringkasan", "Nav.Summary", "bar-chart");
    private static readonly NavigationLink Reports = new("/laporan", "Nav.Reports", "file-earmark-pdf");
    private static readonly NavigationLink Audit = new("/audit", "Nav.Audit", "eye");
    private static readonly NavigationLink Imports = new("/impor", "Nav.Imports", "upload");
    private static readonly NavigationLink Settings = new("/pengaturan", "Nav.Settings", "gear");
    private static readonly NavigationLink Approvals = new("/persetujuan", "Nav.Approvals", "check2-circle");
    private static readonly NavigationLink Concerns = new("/kekhawatiran", "Nav.Concerns", "chat-left-text");
    private static readonly NavigationLink Report = new("/lapor", "Nav.Report", "chat-left-text");
    private static readonly NavigationLink PeerSupport = new("/teman-sebaya", "Nav.PeerSupport", "people");
    private static readonly NavigationLink QuickLog = new("/catat", "Nav.QuickLog", "plus-lg", IsMainAct: true);

    /// <param name="hasProposals">Roles wait for the viewer to decide.</param>
    public static IReadOnlyList<NavigationLink> For(Viewer viewer, bool hasProposals)
    {
        if (viewer.Roles.Count == 0)
            return [];
        var links = new List<NavigationLink> { Home };
        // Who has the inbox reports from there.
        if (!viewer.Allows(Policies.ConcernInbox))
            Add(Policies.ReportConcern, Report);
        Add(Policies.PeerSupport, PeerSupport);
        Add(Policies.CaseReading, Cases);
        Add(Policies.ConcernInbox, Concerns);
        Add(Policies.CaseHandling, Visits);
        Add(Policies.CaseWriting, Reviews);
        Add(Policies.CaseHandling, Indicators);
        Add(Policies.Roster, Students);
        Add(Policies.Figures, Dashboard, Reports);
        if (!viewer.Allows(Policies.Figures))
            Add(Policies.Summary, Summary);
        // The others find their own part of it on their account page.
        if (viewer.Is(SchoolRole.Principal))
            links.Add(Audit);
        if (hasProposals)
            Add(Policies.Approval, Approvals);
        Add(Policies.Settings, Imports, Settings);
        return links;

        void Add(string policy, params NavigationLink[] added)
        {
            if (viewer.Allows(policy))
                links.AddRange(added);
        }
    }

    public static NavigationLink? Current(IEnumerable<NavigationLink> links, PathString path) =>
        links.FirstOrDefault(link => link == Home ? path == "/" : path.StartsWithSegments(link.Href, StringComparison.Ordinal));

    /// <summary>At most four links and the menu; who writes cases has "+ Catat" in the middle, who only reads has the figures at hand.</summary>
    public static BottomBar Bottom(Viewer viewer, IReadOnlyList<NavigationLink> links)
    {
        var writes = viewer.IsAny(SchoolRole.Coordinator, SchoolRole.Counsellor, SchoolRole.Homeroom);
        NavigationLink[] shown = writes ? [Home, Cases, QuickLog, Visits]
            : viewer.Allows(Policies.Figures) ? [Home, Dashboard, Cases, Reports]
            : [.. links.Take(4)];
        return new BottomBar(shown, [.. links.Except(shown)]);
    }
}
