using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Session;
using SrpsWeb.Application.Students;
using SrpsWeb.Domain.Drafts;
using SrpsWeb.Web.Drafts;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Cases;

/// <summary>Pendataan: several students in one table, then a check. Rows without an entry are passed over; the others are stored all or none.</summary>
[Authorize(Policies.CaseWriting)]
[KeepsDraft(DraftSubject.Registration)]
public sealed class RegisterModel(CaseRegistrationService registration, CatalogueQueries catalogue, StaffQueries staff, StudentQueries students, SchoolSession session, SchoolClock clock, Texts texts, Format format)
    : PageModel, IHasLists, IHasSteps
{
    private const int FirstRows = 3;

    private const int MostRows = 20;

    public sealed class InputModel
    {
        /// <summary>Whose students the rows offer.</summary>
        public Guid? ClassGroupId { get; set; }

        [Required]
        public DateOnly? OpenedOn { get; set; }

        public List<RowInput> Rows { get; set; } = [];
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(Name = FormSteps.Name)]
    public string? Step { get; set; }

    public bool IsUnfinished => Step is FormSteps.Change or FormSteps.Narrow or FormSteps.AddRow;

    public OpeningLists Lists { get; private set; } = OpeningLists.Empty;

    /// <summary>Empty where the form is shown.</summary>
    public IReadOnlyList<CheckedCase> Checked { get; private set; } = [];

    public bool MayAddRow => Input.Rows.Count < MostRows;

    /// <summary>The row just added takes the focus; null for none.</summary>
    public int? AddedRow { get; private set; }

    private IEnumerable<(int Index, RowInput Item)> Filled => Input.Rows.Index().Where(row => !row.Item.IsEmpty);

    public async Task OnGetAsync([FromQuery(Name = "rombel")] Guid? classGroupId, CancellationToken ct)
    {
        Input.ClassGroupId = classGroupId;
        Input.OpenedOn = clock.Today;
        await LoadListsAsync(ct);
        if (Lists.ClassGroups is [var only])
            Input.ClassGroupId = only.Id;
        Fill(FirstRows);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Input.Rows.Count > MostRows)
            ModelState.AddModelError("", texts["Register.TooMany", MostRows]);
        else if (!IsUnfinished)
            return await FinishAsync(ct);
        else if (Step == FormSteps.AddRow && MayAddRow)
            AddedRow = Fill(Input.Rows.Count + 1);
        Fill(FirstRows);
        await LoadListsAsync(ct);
        return Page();
    }

    public async Task LoadListsAsync(CancellationToken ct) => Lists = await OpeningLists.LoadAsync(students, catalogue, staff, ct);

    private async Task<IActionResult> FinishAsync(CancellationToken ct)
    {
        var filled = Filled.ToList();
        foreach (var (index, row) in filled)
        {
            foreach (var missing in row.Missing())
                ModelState.AddModelError($"Input.Rows[{index}].{missing}", texts["Form.Required"]);
        }

        if (filled.Count == 0)
            ModelState.AddModelError("", texts["Register.NoneTyped"]);
        await LoadListsAsync(ct);
        if (!ModelState.IsValid)
            return Page();
        var commands = filled.ConvertAll(row => row.Item.ToCommand(Input.OpenedOn!.Value));
        return Step == FormSteps.Store ? await StoreAsync(filled, commands, ct) : await CheckAsync(filled, commands, ct);
    }

    private async Task<IActionResult> CheckAsync(List<(int Index, RowInput Item)> filled, List<OpenCase> commands, CancellationToken ct)
    {
        var check = await registration.CheckAsync(commands, ct);
        Refuse(filled, check.Refused);
        Checked = [.. check.Lines.Select((line, index) => CheckedCase.Of(texts, format, Lists, commands[index], line))];
        return Page();
    }

    private async Task<IActionResult> StoreAsync(List<(int Index, RowInput Item)> filled, List<OpenCase> commands, CancellationToken ct)
    {
        var openings = await registration.OpenAllAsync(commands, ct);
        Refuse(filled, openings.Refused);
        if (openings.Refused.Count > 0)
            return Page();
        TempData["Saved"] = commands.Count == 1 ? texts["Open.Saved"] : texts["Register.Saved", commands.Count];
        return RedirectToPage("/Cases/Index");
    }

    /// <summary>Says beside the field of its row why it is refused; the day is the same for all rows.</summary>
    private void Refuse(List<(int Index, RowInput Item)> filled, IEnumerable<RefusedOpening> refused)
    {
        foreach (var (index, why) in refused)
        {
            var (row, input) = filled[index];
            var field = why.Field switch
            {
                nameof(InputModel.OpenedOn) => "Input.OpenedOn",
                nameof(OpenCase.ExcludedUserIds) => $"Input.Rows[{row}].{nameof(RowInput.ExcludedUserId)}",
                { } name when typeof(RowInput).GetProperty(name) is not null => $"Input.Rows[{row}].{name}",
                _ => $"Input.Rows[{row}].{nameof(RowInput.StudentId)}",
            };
            if (ModelState.GetValueOrDefault(field) is not { Errors.Count: > 0 })
                ModelState.AddModelError(field, texts.OfRule(why));
            if (why.Code != "Form.StoredOtherwise")
                continue;
            input.Id = Guid.CreateVersion7();
            ModelState.Remove($"Input.Rows[{row}].{nameof(RowInput.Id)}");
        }
    }

    /// <summary>Adds empty rows.</summary>
    /// <returns>Index of the last one.</returns>
    private int Fill(int count)
    {
        while (Input.Rows.Count < count)
            Input.Rows.Add(new RowInput { Id = Guid.CreateVersion7(), ResponsibleUserId = session.Viewer.UserId });
        return count - 1;
    }
}
