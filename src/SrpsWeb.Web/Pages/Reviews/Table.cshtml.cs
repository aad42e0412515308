using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Reviews;
using SrpsWeb.Application.Session;
using SrpsWeb.Application.Students;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Drafts;
using SrpsWeb.Web.Drafts;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Reviews;

/// <summary>The month's end: level, handling and reason of many cases in one table. Only rows with a reason are stored, all or none.</summary>
[Authorize(Policies.CaseWriting)]
[KeepsDraft(DraftSubject.ReviewTable)]
public sealed class TableModel(ReviewTableService reviews, ReviewTableQueries queries, SchoolClock clock, Texts texts) : PageModel, IHasLists
{
    public sealed class RowInput
    {
        public Guid Id { get; set; }

        public Guid CaseFileId { get; set; }

        /// <summary>As the row showed them: a change without a reason is refused, not passed over.</summary>
        public RiskLevel SeenLevel { get; set; }

        public Handling SeenHandling { get; set; }

        [Required]
        public RiskLevel? Level { get; set; }

        [Required]
        public Handling? Handling { get; set; }

        public string? Rationale { get; set; }

        public bool HasRationale => !string.IsNullOrWhiteSpace(Rationale);

        public bool IsChanged => Level != SeenLevel || Handling != SeenHandling;

        public ReviewTableRow ToCommand() => new(Id, CaseFileId, Level!.Value, Handling!.Value, Rationale!);
    }

    public sealed class InputModel
    {
        [Required]
        public DateOnly? On { get; set; }

        public List<RowInput> Rows { get; set; } = [];
    }

    [BindProperty(SupportsGet = true, Name = "pj")]
    public string? Responsible { get; set; }

    [BindProperty(SupportsGet = true, Name = "halaman")]
    public int PageNumber { get; set; } = 1;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public bool ShowsAll => Responsible == "semua";

    public DateOnly DueBefore => queries.DueBefore;

    /// <summary>One for each row of <see cref="Input"/>, in its order.</summary>
    public IReadOnlyList<CaseToReview> Cases { get; private set; } = [];

    /// <summary>Null where a refused table is shown again: turning the page would lose what was typed.</summary>
    public Paging? Paging { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var list = await queries.ListAsync(!ShowsAll, PageNumber, ct);
        Paging = new Paging(list.Page, list.Pages, list.Total, list.PageSize);
        Cases = list.Rows;
        Input = new InputModel
        {
            On = clock.Today,
            Rows = [.. list.Rows.Select(row => new RowInput
            {
                Id = Guid.CreateVersion7(),
                CaseFileId = row.Id,
                SeenLevel = row.Level,
                SeenHandling = row.Handling,
                Level = row.Level,
                Handling = row.Handling,
            })],
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        foreach (var (index, row) in Input.Rows.Index().Where(row => row.Item.IsChanged && !row.Item.HasRationale))
            Refuse(index, "Review.RationaleMissing");
        var typed = Input.Rows.Index().Where(row => row.Item.HasRationale).ToList();
        if (ModelState.IsValid)
        {
            foreach (var refused in await reviews.AddAsync(Input.On!.Value, [.. typed.Select(row => row.Item.ToCommand())], ct))
                Refuse(typed[refused.Index].Index, refused.Why.Code, [.. refused.Why.Arguments]);
        }

        if (!ModelState.IsValid)
        {
            await LoadListsAsync(ct);
            return Page();
        }

        TempData["Saved"] = texts["Review.TableSaved", typed.Count];
        return RedirectToPage(new { pj = ShowsAll ? "semua" : null });
    }

    public async Task LoadListsAsync(CancellationToken ct) => Cases = await queries.OfAsync([.. Input.Rows.Select(row => row.CaseFileId)], ct);

    private void Refuse(int index, string code, params object[] arguments)
    {
        ModelState.AddModelError($"Input.Rows[{index}].Rationale", texts[code, arguments]);
        if (code != "Form.StoredOtherwise")
            return;
        Input.Rows[index].Id = Guid.CreateVersion7();
        ModelState.Remove($"Input.Rows[{index}].Id");
    }
}
