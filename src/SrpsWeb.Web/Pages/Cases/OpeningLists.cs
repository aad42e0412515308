using Microsoft.AspNetCore.Mvc.Rendering;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Students;
using SrpsWeb.Web.Rendering;

namespace SrpsWeb.Web.Pages.Cases;

/// <summary>What there is to choose from when cases are opened.</summary>
public sealed record OpeningLists(IReadOnlyList<StudentOption> Students, IReadOnlyList<FactorEntry> Factors, IReadOnlyList<StaffOption> Responsible, IReadOnlyList<StaffOption> Staff)
{
    public static OpeningLists Empty { get; } = new([], [], [], []);

    public static async Task<OpeningLists> LoadAsync(StudentQueries students, CatalogueQueries catalogue, StaffQueries staff, CancellationToken ct)
    {
        var people = await staff.ForOpeningAsync(ct);
        return new(await students.OptionsAsync(ct), await catalogue.FactorsAsync(ct), people.Responsible, people.Staff);
    }

    /// <summary>Class groups with students in the viewer's scope.</summary>
    public IReadOnlyList<ClassGroupOption> ClassGroups =>
        [.. Students.Select(student => new ClassGroupOption(student.ClassGroupId, student.ClassGroupName)).Distinct().OrderBy(group => group.Name, StringComparer.Ordinal)];

    public IEnumerable<SelectListItem> ClassGroupItems => ClassGroups.Select(group => new SelectListItem(group.Name, group.Id.ToString()));

    /// <summary>Students of a class group, or all; one chosen before stays in the list of any.</summary>
    public IEnumerable<SelectListItem> StudentItems(Guid? classGroupId, Guid? chosenId) =>
        Students.Where(student => classGroupId is null || student.ClassGroupId == classGroupId || student.Id == chosenId)
            .Select(student => new SelectListItem($"{student.Name} · {student.ClassGroupName}", student.Id.ToString()));

    public IEnumerable<SelectListItem> FactorItems => Choices.Of(Factors);

    public IEnumerable<SelectListItem> ResponsibleItems => Choices.Of(Responsible);

    public IEnumerable<SelectListItem> StaffItems => Choices.Of(Staff);

    public string NameOfFactor(Guid id) => Factors.First(factor => factor.Id == id).Name(Format.IsEnglish);
}
