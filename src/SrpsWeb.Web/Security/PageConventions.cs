using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SrpsWeb.Web.Drafts;
using SrpsWeb.Web.Hosting;

namespace SrpsWeb.Web.Security;

/// <summary>
/// Gives every page its policy by its folder and, where the route names a case, the access check. Pages nobody may forget
/// about fall under the fallback policy; a reflection test lists every endpoint.
/// </summary>
internal static class PageConventions
{
    internal static void AddSrpsConventions(this RazorPagesOptions options)
    {
        var conventions = options.Conventions;
        conventions.AuthorizeFolder("/Settings", Policies.Settings);
        conventions.AuthorizeFolder("/Imports", Policies.Settings);
        conventions.AuthorizeFolder("/Students", Policies.Roster);
        conventions.AuthorizeFolder("/Cases", Policies.CaseReading);
        conventions.AuthorizeFolder("/Interventions", Policies.CaseHandling);
        conventions.AuthorizeFolder("/HomeVisits", Policies.CaseHandling);
        conventions.AuthorizeFolder("/FollowUp", Policies.CaseHandling);
        conventions.AuthorizeFolder("/Reviews", Policies.CaseHandling);
        conventions.AuthorizeFolder("/Indicators", Policies.CaseHandling);
        // What the programme aims at is set by those who answer for it, not by each homeroom teacher.
        conventions.AuthorizePage("/Indicators/Targets", Policies.Figures);
        conventions.AuthorizeFolder("/Retention", Policies.Retention);
        conventions.AuthorizeFolder("/Dashboard", Policies.Figures);
        conventions.AuthorizeFolder("/Summary", Policies.Summary);
        conventions.AuthorizeFolder("/Reports", Policies.Figures);
        conventions.AuthorizeFolder("/Audit", Policies.Audit);
        conventions.AuthorizePage("/Concerns/Report", Policies.ReportConcern);
        conventions.AuthorizePage("/Concerns/Sent", Policies.ReportConcern);
        conventions.AuthorizePage("/Concerns/Support", Policies.PeerSupport);
        conventions.AuthorizePage("/Concerns/Inbox", Policies.ConcernInbox);
        conventions.AuthorizePage("/Concerns/Details", Policies.ConcernInbox);
        conventions.AuthorizePage("/Concerns/SupportInbox", Policies.PeerSupportInbox);
        conventions.AuthorizePage("/Concerns/SupportDetails", Policies.PeerSupportInbox);
        conventions.AuthorizeFolder("/Guide", Policies.Member);
        conventions.AuthorizePage("/Index", Policies.Member);
        conventions.AuthorizeFolder("/Account", Policies.SignedIn);
        conventions.AuthorizeFolder("/Approvals", Policies.Approval);
        conventions.AllowAnonymousToFolder("/Anonymous");
        conventions.AddFolderApplicationModelConvention("/", model =>
        {
            // Around everything: what a page shows after a refusal is shown, too.
            model.Filters.Add(new ServiceFilterAttribute<AuditPageFilter>());
            // Around the refusals, because a refused form is kept as a draft.
            if (model.ModelType?.GetCustomAttribute<KeepsDraftAttribute>() is not null)
                model.Filters.Add(new ServiceFilterAttribute<DraftPageFilter>());
            model.Filters.Add(new ServiceFilterAttribute<RefusalPageFilter>());
            // A refused form is shown by the page of its status, which is no second form.
            if (model.ModelType?.GetCustomAttribute<EnableRateLimitingAttribute>() is null && !model.ViewEnginePath.StartsWith("/Anonymous/", StringComparison.Ordinal))
                model.EndpointMetadata.Add(new EnableRateLimitingAttribute(RequestLimits.Write));
            if (NamesACase(model))
                model.Filters.Add(new ServiceFilterAttribute<CasePageFilter>());
        });
    }

    private static bool NamesACase(PageApplicationModel model) =>
        model.ActionDescriptor.AttributeRouteInfo?.Template is { } template
        && (template.Contains("{" + CasePageFilter.CaseRouteValue, StringComparison.Ordinal) || template.Contains("{" + CasePageFilter.VisitRouteValue, StringComparison.Ordinal));
}
