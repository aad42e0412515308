using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Schools;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Web.Rendering;

namespace SrpsWeb.Web.Pages.Settings;

/// <summary>Name, NPSN, zone and letterhead of the school.</summary>
public sealed class SchoolModel(SchoolSetupService schools, Texts texts) : PageModel
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
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task OnGetAsync(CancellationToken ct)
    {
        var school = await schools.CurrentAsync(ct);
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
                Input.Email),
            ct);
        TempData["Saved"] = texts["Form.Saved"];
        return RedirectToPage();
    }
}
