using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using SrpsWeb.Application.Cases;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Drafts;
using SrpsWeb.Web.Drafts;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Cases;

/// <summary>Writes down what stands behind each factor. Of two editors of one text the second sees both.</summary>
[Authorize(Policies.CaseWriting)]
[KeepsDraft(DraftSubject.Mapping)]
public sealed class MapModel(FactorMappingService mapping, CaseFactorQueries factors, CatalogueQueries catalogue, CurrentCase current, Texts texts) : PageModel, IHasLists, IComparesSeen
{
    public sealed class RowInput
    {
        public Guid FactorId { get; set; }

        public string? SeenNote { get; set; }

        public string? SeenStrengths { get; set; }

        [StringLength(TextLimits.Note)]
        public string? Note { get; set; }

        [StringLength(TextLimits.Note)]
        public string? Strengths { get; set; }

        public bool IsUntouched => (Note ?? "") == (SeenNote ?? "") && (Strengths ?? "") == (SeenStrengths ?? "");

        /// <summary>What nobody touched here shows the text as it stands now; what was typed stays.</summary>
        public void Meet(CaseFactorView now, bool keepsSeen)
        {
            if (IsUntouched)
                (Note, Strengths) = (now.MappingNote, now.Strengths);
            else if (keepsSeen)
                return;
            (SeenNote, SeenStrengths) = (now.MappingNote, now.Strengths);
        }

        public MapFactor ToCommand() => new(FactorId, new FactorMapping(SeenNote, SeenStrengths), new FactorMapping(Note, Strengths));
    }

    public sealed class InputModel
    {
        public List<RowInput> Rows { get; set; } = [];

        public Guid? AddedFactorId { get; set; }

        [StringLength(TextLimits.Note)]
        public string? AddedNote { get; set; }

        [StringLength(TextLimits.Note)]
        public string? AddedStrengths { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public bool IsRestored { get; set; }

    public Guid CaseFileId => current.Header.Id;

    public IReadOnlyList<CaseFactorView> Factors { get; private set; } = [];

    public IEnumerable<SelectListItem> Others { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadListsAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Input.AddedFactorId is null && (Input.AddedNote ?? Input.AddedStrengths) is not null)
            throw new RuleBrokenException("CaseFile.FactorMissing", nameof(InputModel.AddedFactorId));
        await mapping.SaveAsync(
            new MapFactors(CaseFileId, [.. Input.Rows.Select(row => row.ToCommand())], Input.AddedFactorId, new FactorMapping(Input.AddedNote, Input.AddedStrengths)),
            ct);
        TempData["Saved"] = texts["Form.Saved"];
        return RedirectToPage("/Cases/Details", new { CaseFileId });
    }

    /// <summary>
    /// After a refusal the texts as they stand now count as seen. What was typed stays with its factor, also where another person
    /// added one meanwhile; a text nobody touched here shows what that person wrote.
    /// </summary>
    public async Task LoadListsAsync(CancellationToken ct)
    {
        var now = (await factors.ListAsync(current.Header, ct)).ToDictionary(factor => factor.FactorId);
        Others = Choices.Of((await catalogue.FactorsAsync(ct)).Where(factor => !now.ContainsKey(factor.Id))).WithEmpty(texts["Mapping.Add.None"]);
        var rows = Input.Rows.Where(row => now.ContainsKey(row.FactorId)).ToList();
        rows.AddRange(now.Values.Where(factor => rows.TrueForAll(row => row.FactorId != factor.FactorId)).Select(factor => new RowInput { FactorId = factor.FactorId }));
        foreach (var row in rows)
            row.Meet(now[row.FactorId], IsRestored);
        Input.Rows = rows;
        Factors = [.. rows.Select(row => now[row.FactorId])];
        ModelState.ForgetAccepted("Input.Rows[");
    }
}
