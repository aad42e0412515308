using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Audit;
using SrpsWeb.Application.Cases;
using SrpsWeb.Data;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Figures;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Reports;

/// <summary>What a report tells of the cases behind its figures.</summary>
/// <param name="UnlistedSecretStudents">Students counted under a Secret case.</param>
public sealed record ReportCases(IReadOnlyList<RiskBreakdown> Breakdowns, IReadOnlyList<CaseMovement> Movements, int UnlistedSecretStudents);

/// <summary>Breakdowns of those at risk, and the list of cases by code.</summary>
public sealed class ReportCaseQueries(SrpsDbContext db, CasesSeen seen)
{
    private sealed record CaseFacts(Guid Id, Guid StudentId, string Code, Confidentiality Confidentiality, Sex Sex, GradeLevel? Grade);

    private sealed record FactorLabel(Guid Id, string Slug, string Label);

    /// <param name="cases">Facts of all cases.</param>
    /// <param name="counted">The figures of the period.</param>
    /// <param name="factors">The rows of the factor table.</param>
    public async Task<ReportCases> OfAsync(IReadOnlyList<CaseHistory> cases, PeriodFigures counted, IReadOnlyList<CatalogueEntry> factors, bool english, CancellationToken ct)
    {
        var facts = (await FactsAsync(counted.Period.Last, ct)).ToDictionary(file => file.Id);
        var atRisk = counted.Students.Where(student => student.LevelNow is not null)
            .Select(student => (Student: student, Facts: facts[student.CaseFileId]))
            .Select(row => new StudentAtRisk(row.Student.FactorId, row.Facts.Sex, row.Facts.Grade, row.Student.LevelNow!.Value))
            .ToList();
        return new ReportCases(
            RiskBreakdown.Of(atRisk, [.. factors.Select(factor => (factor.Id, factor.Slug, factor.Name(english)))]),
            Movements(cases, counted.Period, facts, await FactorLabelsAsync(english, ct)),
            counted.Students.Count(student => facts[student.CaseFileId].Confidentiality == Confidentiality.Secret));
    }

    /// <summary>
    /// Counted as if there were no Secret case: a case that is known by its code and missing from the list, or one that says
    /// "again" of a student nobody knew, would tell of a Secret one.
    /// </summary>
    private List<CaseMovement> Movements(
        IReadOnlyList<CaseHistory> cases, Period period, Dictionary<Guid, CaseFacts> facts, Dictionary<Guid, FactorLabel> factors)
    {
        var listed = PeriodFigures.Of(cases.Where(history => facts[history.CaseFileId].Confidentiality != Confidentiality.Secret), period).Students
            .Select(student => (Student: student, Facts: facts[student.CaseFileId]))
            .OrderBy(row => row.Facts.Code, StringComparer.Ordinal)
            .ToList();
        seen.Note(listed, row => row.Facts.Id, row => row.Facts.Confidentiality);
        return
        [
            .. listed.Select(row => row.Facts.Confidentiality == Confidentiality.General
                ? new CaseMovement(
                    row.Facts.Code,
                    factors[row.Student.FactorId].Slug,
                    factors[row.Student.FactorId].Label,
                    row.Student.Entry,
                    row.Student.Exit,
                    row.Student.LevelBefore,
                    row.Student.LevelNow)
                : CaseMovement.CodeOnly(row.Facts.Code)),
        ];
    }

    /// <summary>Of the whole catalogue: a listed case may count under a factor that the table of all students has no row for.</summary>
    private async Task<Dictionary<Guid, FactorLabel>> FactorLabelsAsync(bool english, CancellationToken ct) =>
        await db.RiskFactors.AsNoTracking()
            .Select(factor => new FactorLabel(factor.Id, factor.Slug, english ? factor.NameEn : factor.NameId))
            .ToDictionaryAsync(factor => factor.Id, ct);

    private async Task<List<CaseFacts>> FactsAsync(DateOnly day, CancellationToken ct) =>
        await db.CaseFiles.AsNoTracking()
            .Select(file => new CaseFacts(
                file.Id,
                file.StudentId,
                file.Code,
                file.Confidentiality,
                file.Student!.Sex,
                db.Enrolments.Where(enrolment => enrolment.StudentId == file.StudentId && enrolment.From <= day && (enrolment.Until == null || enrolment.Until >= day))
                    .OrderByDescending(enrolment => enrolment.From)
                    .Join(db.ClassGroups, enrolment => enrolment.ClassGroupId, group => group.Id, (enrolment, group) => (GradeLevel?)group.Level)
                    .FirstOrDefault()))
            .ToListAsync(ct);
}
