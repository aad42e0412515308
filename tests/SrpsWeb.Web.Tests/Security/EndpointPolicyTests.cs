using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SrpsWeb.Testing;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Tests.Security;

/// <summary>No endpoint without a policy, and no page whose policy is not the one of the table.</summary>
public sealed class EndpointPolicyTests(TestSite site)
{
    /// <summary>Build output answers for a file that is not in the manifest; it carries no data and is not published.</summary>
    private const string BuildOutputAssets = "{**path:file}";

    [Fact]
    public void EveryOtherEndpoint_IsAnonymousOnPurpose()
    {
        var open = Endpoints().Where(endpoint => PageOf(endpoint) is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null).Select(endpoint => endpoint.RoutePattern.RawText);

        Assert.All(open, route => Assert.Equal(BuildOutputAssets, route));
    }

    [Fact]
    public void EndpointsThatAreNeitherPagesNorAssets_AreKnown()
    {
        var others = Endpoints().Where(endpoint => PageOf(endpoint) is null && endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText)
            .Where(route => route != BuildOutputAssets);

        Assert.Equal(["/sehat"], others);
    }

    [Fact]
    public void WithoutAPolicyOfItsOwn_AnEndpointDemandsAMember() =>
        Assert.NotNull(site.Services.GetRequiredService<IOptions<AuthorizationOptions>>().Value.FallbackPolicy);

    [Fact]
    public async Task EveryPage_HasThePoliciesOfTheTable()
    {
        var found = await PagesAsync();

        Assert.Equal(
            PageTable.Rows.Select(row => $"{row.Route}: {Said(row.Policies)}").Order(StringComparer.Ordinal),
            found.Select(page => $"{page.Route}: {Said(Policies(page.Descriptor))}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task EveryPage_HasTheHandlersOfTheTable()
    {
        var found = await PagesAsync();

        Assert.Equal(
            PageTable.Rows.Select(row => $"{row.Route}: {Said(row.Handlers)}").Order(StringComparer.Ordinal),
            found.Select(page => $"{page.Route}: {Said(page.Descriptor.HandlerMethods.Select(HandlerName))}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Policies_LetInTheRolesOfTheTable()
    {
        var options = site.Services.GetRequiredService<IOptions<AuthorizationOptions>>().Value;

        Assert.All(PageTable.PolicyRoles, row => Assert.Equal(row.Value, RolesOf(options.GetPolicy(row.Key)!)));

        static IEnumerable<Domain.Access.SchoolRole> RolesOf(AuthorizationPolicy policy) =>
            policy.Requirements.OfType<SchoolRoleRequirement>().SingleOrDefault()?.Roles ?? Enum.GetValues<Domain.Access.SchoolRole>();
    }

    [Fact]
    public async Task EveryPageOfACase_AsksTheAccessDecision()
    {
        var found = await PagesAsync();
        var ofCases = found.Where(page => page.Route.Contains("{caseFileId", StringComparison.Ordinal) || page.Route.Contains("{visitId", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(ofCases);
        Assert.All(ofCases, page => Assert.Contains(page.Descriptor.FilterDescriptors, filter => Service(filter.Filter) == typeof(CasePageFilter)));
    }

    [Fact]
    public async Task EveryPage_TurnsABrokenRuleIntoAMessage() =>
        Assert.All(await PagesAsync(), page => Assert.Contains(page.Descriptor.FilterDescriptors, filter => Service(filter.Filter) == typeof(RefusalPageFilter)));

    /// <summary>Razor Pages ignores a policy on a handler silently.</summary>
    [Fact]
    public async Task NoHandler_CarriesAPolicy() =>
        Assert.All(
            (await PagesAsync()).SelectMany(page => page.Descriptor.HandlerMethods),
            handler => Assert.Empty(handler.MethodInfo.GetCustomAttributes(inherit: true).OfType<IAuthorizeData>()));

    /// <summary>
    /// Nothing of the database or the domain is ever filled from a request: a page binds its form, its address, and single values. So a field nobody
    /// thought of cannot be set by naming it.
    /// </summary>
    [Fact]
    public async Task EveryPage_BindsFormsAndSingleValuesOnly()
    {
        var bound = (await PagesAsync()).SelectMany(page =>
            page.Descriptor.BoundProperties.Select(property => (page.Route, Type: property.ParameterType, property.Name))
                .Concat(page.Descriptor.HandlerMethods.SelectMany(handler => handler.Parameters).Select(parameter => (page.Route, Type: parameter.ParameterType, parameter.Name)))).ToList();

        Assert.True(bound.Count > 100);
        Assert.All(bound, value => Assert.True(IsSingle(value.Type) || (IsOfPages(value.Type) && HoldsNoRecord(value.Type, [])), $"{value.Route}: {value.Name} is a {value.Type}"));

        static bool IsOfPages(Type type) => type.Namespace?.StartsWith("SrpsWeb.Web.Pages.", StringComparison.Ordinal) == true && (type.Name.EndsWith("Input", StringComparison.Ordinal) || type.Name is "InputModel" || type.Name.EndsWith("Address", StringComparison.Ordinal));
        static bool IsSingle(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var value && (value.IsPrimitive || value.IsEnum || value == typeof(string) || value == typeof(Guid) || value == typeof(CancellationToken));
        static bool HoldsNoRecord(Type type, HashSet<Type> seen) => !seen.Add(type) || type.GetProperties().Where(property => property.CanWrite).Select(property => Element(property.PropertyType))
            .All(part => part.IsEnum || part.Assembly == typeof(object).Assembly || part == typeof(IFormFile) || (part.Assembly == typeof(RefusalPageFilter).Assembly && HoldsNoRecord(part, seen)));
        static Type Element(Type type) => Nullable.GetUnderlyingType(type) ?? type.GetElementType() ?? (type.IsGenericType ? type.GetGenericArguments()[^1] : type);
    }

    /// <summary>What no page has an act for is not answered with the page.</summary>
    [Fact]
    public async Task OtherMethods_AreNotAnswered()
    {
        var filled = await Pages.FilledSchool.AddAsync(site);
        using var counsellor = await site.SignInAsync(filled.School, Domain.Access.SchoolRole.Counsellor);

        foreach (var address in PageTable.Rows.Select(row => filled.Address(row.Route)).Append("/galat/500"))
        {
            foreach (var method in new[] { "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE" })
            {
                var answer = await counsellor.AskAsync(method, address);
                Assert.False((int)answer.Status < 300, $"{method} {answer}");
            }
        }

        Assert.Equal(StatusCodes.Status405MethodNotAllowed, (int)(await counsellor.AskAsync("TRACE", "/akun")).Status);
        Assert.Equal(StatusCodes.Status200OK, (int)(await counsellor.AskAsync("HEAD", "/akun")).Status);
    }

    private IEnumerable<RouteEndpoint> Endpoints() => site.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    private static PageActionDescriptor? PageOf(Endpoint endpoint) => endpoint.Metadata.GetMetadata<PageActionDescriptor>();

    /// <summary>A page tells its policies and filters only once it has been loaded.</summary>
    private async Task<List<(string Route, CompiledPageActionDescriptor Descriptor)>> PagesAsync()
    {
        var loader = site.Services.GetRequiredService<PageLoader>();
        var pages = new List<(string, CompiledPageActionDescriptor)>();
        foreach (var endpoint in Endpoints())
        {
            if (PageOf(endpoint) is { } page)
                pages.Add((endpoint.RoutePattern.RawText!, await loader.LoadAsync(page, endpoint.Metadata)));
        }

        return pages;
    }

    private static IEnumerable<string> Policies(CompiledPageActionDescriptor page)
    {
        var metadata = page.EndpointMetadata!;
        return metadata.OfType<IAllowAnonymous>().Any()
            ? []
            : metadata.OfType<IAuthorizeData>().Select(authorize => authorize.Policy ?? "any").Distinct(StringComparer.Ordinal).DefaultIfEmpty("fallback");
    }

    private static string HandlerName(HandlerMethodDescriptor handler) => string.IsNullOrEmpty(handler.Name) ? handler.HttpMethod.ToUpperInvariant() : $"{handler.HttpMethod.ToUpperInvariant()}:{handler.Name}";

    private static Type? Service(IFilterMetadata filter) => (filter as ServiceFilterAttribute)?.ServiceType;

    private static string Said(IEnumerable<string> values) => string.Join(' ', values.Order(StringComparer.Ordinal));
}
