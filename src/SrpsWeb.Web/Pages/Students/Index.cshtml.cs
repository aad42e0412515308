using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using SrpsWeb.Application;
using SrpsWeb.Application.Students;
using SrpsWeb.Web.Rendering;

namespace SrpsWeb.Web.Pages.Students;

/// <summary>The students the viewer may see, searched by parts of what they show.</summary>
public sealed class IndexModel(StudentQueries students, Texts texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "cari")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "rombel")]
    public Guid? ClassGroup { get; set; }

    [BindProperty(SupportsGet = true, Name = "halaman")]
    public int PageNumber { get; set; } = 1;

    public PageOf<StudentRow> List { get; private set; } = new([], 0, 1, StudentQueries.PageSize);

    public IReadOnlyList<SelectListItem> ClassGroupItems { get; private set; } = [];

    /// <summary>The numbers and the sex are for the viewer; else name and class only.</summary>
    public bool SeesIdentity => students.SeesIdentity;

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Search) || ClassGroup is not null;

    public async Task OnGetAsync(CancellationToken ct)
    {
        List = await students.ListAsync(new StudentFilter(Search, ClassGroup, PageNumber), ct);
        ClassGroupItems =
        [
            new SelectListItem(texts["Students.AllClassGroups"], ""),
            .. (await students.ClassGroupsAsync(ct)).Select(group => new SelectListItem(group.Name, group.Id.ToString(), group.Id == ClassGroup)),
        ];
    }
}
