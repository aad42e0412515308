using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Accounts;
using SrpsWeb.Application.Schools;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Settings;

/// <summary>Who belongs to the Satgas under which decree; <c>?id=</c> puts one membership into the form.</summary>
public sealed class SatgasModel(SatgasService satgas, SatgasQueries queries, MemberQueries members, SchoolClock clock, Texts texts) : PageModel, IHasLists
{
    public sealed class InputModel
    {
        public Guid Id { get; set; }

        /// <summary>Of the membership that is changed; null for a new one.</summary>
        public Guid? Version { get; set; }

        [Required]
        public Guid? UserId { get; set; }

        [Required]
        [StringLength(TextLimits.Name)]
        public string Position { get; set; } = "";

        [Required]
        [StringLength(TextLimits.Name)]
        public string DecreeNumber { get; set; } = "";

        public string? Nip { get; set; }

        [Required]
        public DateOnly? From { get; set; }

        public DateOnly? Until { get; set; }
    }

    private bool _wasChangedMeanwhile;

    /// <summary>Bound by the one handler that saves; ending a membership sends no form.</summary>
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<SatgasRow> Rows { get; private set; } = [];

    public IEnumerable<SelectListItem> People { get; private set; } = [];

    public DateOnly Today => clock.Today;

    /// <summary>The membership that is being changed; null for a new one.</summary>
    public SatgasRow? Changed => Rows.FirstOrDefault(row => row.Id == Input.Id);

    public IReadOnlyList<string> Positions => texts["Satgas.Positions"].Split('|');

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken ct)
    {
        await LoadListsAsync(ct);
        if (id is null)
            return Page();
        if (Rows.SingleOrDefault(row => row.Id == id) is not { } chosen)
            return NotFound();
        Input = new InputModel
        {
            Id = chosen.Id,
            Version = chosen.Version,
            UserId = chosen.UserId,
            Position = chosen.Position,
            DecreeNumber = chosen.DecreeNumber,
            Nip = chosen.OwnNip,
            From = chosen.From,
            Until = chosen.Until,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([Bind(Prefix = "Input")] InputModel input, CancellationToken ct)
    {
        Input = input;
        try
        {
            if (input.Version is not { } version)
                await satgas.AddAsync(new AddSatgasMember(input.Id, input.UserId!.Value, input.Position, input.DecreeNumber, input.Nip, input.From!.Value, input.Until), ct);
            else
                await satgas.ChangeAsync(new ChangeSatgasMember(input.Id, version, input.Position, input.DecreeNumber, input.Nip, input.From!.Value, input.Until), ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            _wasChangedMeanwhile = true;
            throw;
        }

        return Saved();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid memberId, CancellationToken ct)
    {
        await satgas.EndAsync(memberId, ct);
        return Saved();
    }

    public async Task LoadListsAsync(CancellationToken ct)
    {
        Rows = await queries.ListAsync(ct);
        People = (await members.ListAsync(ct)).Where(member => member.IsActive)
            .Select(member => new SelectListItem(member.FullName, member.UserId.ToString()))
            .WithEmpty(texts["Form.Choose"]);
        if (Input.Id == Guid.Empty)
        {
            // A decree names many: the next one is entered with the same number and day.
            var last = Rows.Where(row => !row.IsFormer).MaxBy(row => row.Id);
            Input = new InputModel { Id = Guid.CreateVersion7(), DecreeNumber = last?.DecreeNumber ?? "", From = last?.From ?? clock.Today };
        }

        if (_wasChangedMeanwhile && Changed is { } current)
        {
            // Shown above with what the other one stored; saving once more is on purpose.
            ModelState.Remove("Input.Version");
            Input.Version = current.Version;
        }
    }

    private RedirectResult Saved()
    {
        TempData["Saved"] = texts["Form.Saved"];
        return Redirect("/pengaturan/satgas");
    }
}
