using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SrpsWeb.Application.Exports;
using SrpsWeb.Application.Session;
using SrpsWeb.Application.Students;
using SrpsWeb.Domain.Students;
using SrpsWeb.Web.Hosting;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Students;

/// <summary>The list of students as it is filtered, all pages, as a file; contacts only for who sees them on the profile.</summary>
[EnableRateLimiting(RequestLimits.Download)]
[HandsOutFile]
public sealed class ExportModel(StudentQueries students, SchoolClock clock, Texts texts, Format format) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "cari")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "rombel")]
    public Guid? ClassGroup { get; set; }

    public int Total { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var export = await students.ExportAsync(new StudentFilter(Search, ClassGroup, 1), ct);
        Total = export.Total;
        return export.IsTooLong ? Page() : File(ListWorkbook.Write(texts["Nav.Students"], Columns(), export.Rows), ListWorkbook.MediaType, $"siswa-{clock.Today:yyyy-MM-dd}.xlsx");
    }

    private List<ListColumn<ExportedStudent>> Columns()
    {
        List<ListColumn<ExportedStudent>> columns =
        [
            Text("Students.Name", 28, student => student.Name),
            Text("Students.ClassGroup", 14, student => student.ClassGroupName),
        ];
        if (!students.SeesIdentity)
            return columns;
        columns.AddRange(
        [
            new TextColumn<ExportedStudent>("NISN", 14, student => student.Nisn),
            new TextColumn<ExportedStudent>("NIS", 10, student => student.Nis),
            Text("Students.Sex", 12, student => student.Sex is { } sex ? texts.Of(sex) : null),
        ]);
        if (!students.SeesContacts)
            return columns;
        columns.AddRange(
        [
            Text("Students.BirthPlace", 18, student => student.Details?.BirthPlace),
            new DayColumn<ExportedStudent>(texts["Students.BirthDate"], student => student.Details?.BirthDate),
            Text("Students.Address", 32, student => student.Details?.Address),
            Text("Students.Hamlet", 16, student => student.Details?.Hamlet),
            Text("Students.Village", 18, student => student.Details?.Village),
            Text("Students.District", 18, student => student.Details?.District),
            Text("Students.Phone", 20, student => PhoneOf(student.Details?.Phone)),
        ]);
        foreach (var relation in Enum.GetValues<GuardianRelation>())
        {
            var name = texts.Of(relation);
            columns.Add(new TextColumn<ExportedStudent>(name, 24, student => string.Join(", ", Of(student, relation).Select(guardian => guardian.Name))));
            columns.Add(new TextColumn<ExportedStudent>($"{texts["Students.Phone"]} · {name}", 20, student => string.Join(", ", Of(student, relation).Select(guardian => PhoneOf(guardian.Phone)).OfType<string>())));
        }

        return columns;
    }

    private TextColumn<ExportedStudent> Text(string key, int width, Func<ExportedStudent, string?> value) => new(texts[key], width, value);

    private string? PhoneOf(string? phone) => phone is null ? null : format.Phone(phone);

    private static IEnumerable<GuardianContact> Of(ExportedStudent student, GuardianRelation relation) => student.Guardians.Where(guardian => guardian.Relation == relation);
}
