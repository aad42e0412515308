using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using SrpsWeb.Application.Accounts;
using SrpsWeb.Application.Schools;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Settings;

/// <summary>
/// Programmes, and the rombel of one school year: the current one, or the one of <c>?yearId=</c>. <c>?id=</c> puts a rombel into
/// the form.
/// </summary>
public sealed class ClassGroupsModel(ClassGroupService groups, SchoolYearService years, MemberQueries members, Texts texts) : PageModel, IHasLists
{
    public sealed class InputModel
    {
        public Guid Id { get; set; }

        public Guid SchoolYearId { get; set; }

        [Required]
        public string Name { get; set; } = "";

        [Required]
        public GradeLevel? Level { get; set; }

        public Guid? ProgrammeId { get; set; }

        public Guid? HomeroomUserId { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<SchoolYearRow> Years { get; private set; } = [];

    /// <summary>The year shown; null where the school has none yet.</summary>
    public SchoolYearRow? Year { get; private set; }

    public IReadOnlyList<ProgrammeRow> Programmes { get; private set; } = [];

    public IReadOnlyList<ClassGroupRow> Groups { get; private set; } = [];

    private IReadOnlyList<MemberRow> Homerooms { get; set; } = [];

    public bool IsEdit => Groups.Any(group => group.Id == Input.Id);

    /// <summary>The levels are Roman numerals in every language.</summary>
    public static IEnumerable<SelectListItem> LevelChoices =>
        Enum.GetValues<GradeLevel>().Select(level => new SelectListItem(level.ToString(), level.ToString()));

    public IEnumerable<SelectListItem> ProgrammeChoices =>
        Programmes.Select(programme => new SelectListItem($"{programme.Code} · {programme.Name}", programme.Id.ToString())).WithEmpty(texts["ClassGroup.NoProgramme"]);

    public IEnumerable<SelectListItem> HomeroomChoices =>
        Homerooms.Select(member => new SelectListItem(member.FullName, member.UserId.ToString())).WithEmpty(texts["ClassGroup.NoHomeroom"]);

    public async Task LoadListsAsync(CancellationToken ct)
    {
        Years = await years.ListAsync(ct);
        Year = Years.SingleOrDefault(year => year.Id == Input.SchoolYearId) ?? Years.SingleOrDefault(year => year.IsCurrent);
        Programmes = await groups.ProgrammesAsync(ct);
        Homerooms = [.. (await members.ListAsync(ct)).Where(member => member.IsActive && member.Roles.Contains(SchoolRole.Homeroom))];
        if (Year is not null)
            Groups = await groups.ListAsync(Year.Id, ct);
    }

    public async Task<IActionResult> OnGetAsync(Guid? yearId, Guid? id, CancellationToken ct)
    {
        Input = new InputModel { Id = Guid.CreateVersion7(), SchoolYearId = yearId ?? Guid.Empty };
        await LoadListsAsync(ct);
        if (yearId is not null && Year?.Id != yearId)
            return NotFound();
        Input.SchoolYearId = Year?.Id ?? Guid.Empty;
        if (id is null)
            return Page();
        if (Groups.SingleOrDefault(group => group.Id == id) is not { } chosen)
            return NotFound();
        Input = new InputModel
        {
            Id = chosen.Id,
            SchoolYearId = Input.SchoolYearId,
            Name = chosen.Name,
            Level = chosen.Level,
            ProgrammeId = chosen.ProgrammeId,
            HomeroomUserId = chosen.HomeroomUserId,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await groups.SaveAsync(
            new SaveClassGroup(Input.Id, Input.SchoolYearId, Input.Name, Input.Level!.Value, Input.ProgrammeId, Input.HomeroomUserId),
            ct);
        TempData["Saved"] = texts["Form.Saved"];
        return Redirect($"/pengaturan/rombel?yearId={Input.SchoolYearId}");
    }
}
