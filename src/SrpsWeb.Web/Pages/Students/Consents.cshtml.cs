using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Privacy;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Privacy;
using SrpsWeb.Domain.Students;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Students;

/// <summary>What parents or guardian agreed to, and a form for one consent more.</summary>
[Authorize(Policies.CaseHandling)]
public sealed class ConsentsModel(ConsentQueries queries, ConsentService consents, SchoolClock clock, Texts texts) : PageModel, IHasLists
{
    public sealed class InputModel
    {
        public Guid Id { get; set; }

        [Required]
        public ConsentPurpose? Purpose { get; set; }

        [Required]
        [StringLength(TextLimits.Name)]
        public string GuardianName { get; set; } = "";

        public GuardianRelation Relation { get; set; } = GuardianRelation.Mother;

        [StringLength(TextLimits.Line)]
        public string? SharedWith { get; set; }

        [Required]
        public DateOnly? GivenOn { get; set; }

        [Required]
        [StringLength(TextLimits.Line)]
        public string Evidence { get; set; } = "";
    }

    [FromRoute]
    public Guid StudentId { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public StudentConsents View { get; private set; } = null!;

    public DateOnly Today => clock.Today;

    public Task OnGetAsync(CancellationToken ct)
    {
        Input = new InputModel { Id = Guid.CreateVersion7(), GivenOn = clock.Today };
        return LoadListsAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var given = new ConsentGiven(Input.Purpose!.Value, Input.GuardianName, Input.Relation, Input.SharedWith, Input.GivenOn!.Value, Input.Evidence);
        await consents.RecordAsync(new RecordConsent(Input.Id, StudentId, given), ct);
        TempData["Saved"] = texts["Form.Saved"];
        return RedirectToPage(new { StudentId });
    }

    public async Task LoadListsAsync(CancellationToken ct) =>
        View = await queries.FindAsync(StudentId, ct) ?? throw new AccessRefusedException(hidden: true, "Student.Unknown");
}
