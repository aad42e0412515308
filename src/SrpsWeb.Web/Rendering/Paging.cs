using Microsoft.AspNetCore.Http.Extensions;

namespace SrpsWeb.Web.Rendering;

/// <summary>Where a list stands. The page is <c>halaman</c> in the address, beside the filters.</summary>
public sealed record Paging(int Page, int Pages, int Total, int PageSize)
{
    public int First => ((Page - 1) * PageSize) + 1;

    public int Last => Math.Min(Page * PageSize, Total);

    public static string Address(HttpRequest request, int page)
    {
        var query = new QueryBuilder(request.Query.Where(part => part.Key != "halaman").SelectMany(part => part.Value, (part, value) => KeyValuePair.Create(part.Key, value ?? "")))
        {
            { "halaman", page.ToString(System.Globalization.CultureInfo.InvariantCulture) },
        };
        return request.Path + query.ToQueryString().Value;
    }
}
