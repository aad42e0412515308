using Microsoft.AspNetCore.Http.Extensions;

namespace SrpsWeb.Web.Rendering;

/// <summary>Where a list stands. The page is <c>halaman</c> in the address, beside the filters.</summary>
public sealed record Paging(int Page, int Pages, int Total, int PageSize)
{
    public int First => ((Page - 1) * PageSize) + 1;

    public int Last => Math.Min(Page * PageSize, Total);

    public static string Address(HttpRequest request, int page)
    {
        var query = QueryWithout(request);
        query.Add("halaman", page.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return request.Path + query.ToQueryString().Value;
    }

    /// <summary>The first page of the list with one filter less.</summary>
    public static string AddressWithout(HttpRequest request, params string[] filters) => request.Path + QueryWithout(request, filters).ToQueryString().Value;

    /// <summary>The whole list as a file, filtered as in the address.</summary>
    public static string ExportAddress(HttpRequest request) => request.Path + "/unduh.xlsx" + QueryWithout(request).ToQueryString().Value;

    private static QueryBuilder QueryWithout(HttpRequest request, params string[] filters) =>
        new(request.Query.Where(part => part.Key != "halaman" && !filters.Contains(part.Key)).SelectMany(part => part.Value, (part, value) => KeyValuePair.Create(part.Key, value ?? "")));
}
