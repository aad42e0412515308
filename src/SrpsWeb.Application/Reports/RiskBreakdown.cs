using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Reports;

/// <summary>A student at risk on the last day, as the breakdowns see one.</summary>
/// <param name="Grade">Null for one without a class on that day.</param>
internal sealed record StudentAtRisk(Guid FactorId, Sex Sex, GradeLevel? Grade, RiskLevel Level);

/// <summary>Students at risk on the last day by sex, class level and level of risk; each of the three sums up to <see cref="Total"/>.</summary>
/// <param name="Slug">Empty for all factors together.</param>
/// <param name="Label">Empty for all factors together.</param>
public sealed record RiskBreakdown(
    string Slug,
    string Label,
    int Total,
    IReadOnlyDictionary<Sex, int> BySex,
    IReadOnlyDictionary<GradeLevel, int> ByGrade,
    int WithoutGrade,
    IReadOnlyDictionary<RiskLevel, int> ByLevel)
{
    /// <summary>A factor with fewer students is told about only together with the others (access.md).</summary>
    public const int Least = 5;

    /// <summary>
    /// All factors together, then each with at least <see cref="Least"/> students. What is left when those are taken from all must
    /// be nobody or again so many, or it could be told by subtraction: then the smallest of them stays untold, too.
    /// </summary>
    internal static IReadOnlyList<RiskBreakdown> Of(IReadOnlyList<StudentAtRisk> students, IReadOnlyList<(Guid Id, string Slug, string Label)> factors)
    {
        var told = factors.Select(factor => (Factor: factor, Students: students.Where(student => student.FactorId == factor.Id).ToList()))
            .Where(row => row.Students.Count >= Least)
            .ToList();
        while (students.Count - told.Sum(row => row.Students.Count) is > 0 and < Least && told.Count > 0)
            told.Remove(told.MinBy(row => row.Students.Count));
        return students.Count == 0
            ? []
            : [Of("", "", students), .. told.Select(row => Of(row.Factor.Slug, row.Factor.Label, row.Students))];
    }

    private static RiskBreakdown Of(string slug, string label, IReadOnlyCollection<StudentAtRisk> students) => new(
        slug,
        label,
        students.Count,
        students.GroupBy(student => student.Sex).ToDictionary(group => group.Key, group => group.Count()),
        students.Where(student => student.Grade is not null).GroupBy(student => student.Grade!.Value).ToDictionary(group => group.Key, group => group.Count()),
        students.Count(student => student.Grade is null),
        students.GroupBy(student => student.Level).ToDictionary(group => group.Key, group => group.Count()));
}
