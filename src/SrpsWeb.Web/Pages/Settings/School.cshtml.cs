using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Schools;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Web.Pages.Interventions;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Settings;

/// <summary>Name, NPSN, zone and letterhead of the school.</summary>
[RequestSizeLimit(FilesInput.MostBytes)]
public sealed class SchoolModel(SchoolSetupService schools, Texts texts) : PageModel, IHasLists
{
    public sealed class InputModel
    {
        [Required]
        public string Name { get; set; } = "";

        [Required]
        public string Npsn { get; set; } = "";

        public SchoolZone Zone { get; set; }

        public string? Address { get; set; }

        public string? Village { get; set; }

        public string? District { get; set; }

        public string? Regency { get; set; }

        public string? Province { get; set; }

        public string? Phone { get; set; }

        public string? Email { get; set; }

        public string? PrivacyContact { get; set; }

        public IFormFile? Logo { get; set; }

        public bool RemovesLogo { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public bool HasLogo { get; private set; }

    public async Task LoadListsAsync(CancellationToken ct) => HasLogo = (await schools.CurrentAsync(ct)).LogoId is not null;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var school = await schools.CurrentAsync(ct);
        HasLogo = school.LogoId is not null;
        Input = new InputModel
        {
            Name = school.Name,
            Npsn = school.Npsn,
            Zone = school.Zone,
            Address = school.Address,
            Village = school.Village,
            District = school.District,
            Regency = school.Regency,
            Province = school.Province,
            Phone = school.Phone,
            Email = school.Email,
            PrivacyContact = school.PrivacyContact,
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await schools.DescribeAsync(
            new DescribeSchool(
                Input.Name,
                Input.Npsn,
                Input.Zone,
                Input.Address,
                Input.Village,
                Input.District,
                Input.Regency,
                Input.Province,
                Input.Phone,
                Input.Email)
            {
                PrivacyContact = Input.PrivacyContact,
                Logo = Input.Logo is { } logo ? FilesInput.Of([logo])[0] : null,
                RemovesLogo = Input.RemovesLogo,
            },
            ct);
        TempData["Saved"] = texts["Form.Saved"];
        return RedirectToPage();
    }
}
