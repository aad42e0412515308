using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Audit;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Figures;
using SrpsWeb.Domain.Indicators;

namespace SrpsWeb.Application.Reports;

/// <summary>A case by its code, which the viewer may open.</summary>
public sealed record CodedCase(Guid Id, string Code);

/// <summary>What a report lacks before it is handed in.</summary>
/// <param name="HasNoSatgas">Nobody is recorded as a member on the last day.</param>
/// <param name="MembersWithoutNip">Of the Satgas of that day.</param>
/// <param name="HasNoAddress">The letterhead has no address, or no place for the signatures.</param>
/// <param name="HasNoEnrolment">Without enrolled students there is no percentage.</param>
/// <param name="NotReviewed">Cases the viewer may open, at risk on the last day, without a review in the period; by code.</param>
/// <param name="Indicators">Those with students who have no value of this month.</param>
public sealed record ReportGaps(
    bool HasNoSatgas,
    int MembersWithoutNip,
    bool HasNoChair,
    bool HasNoFacilitator,
    bool HasNoPrincipal,
    bool HasNoAddress,
    bool HasNoEnrolment,
    IReadOnlyList<CodedCase> NotReviewed,
    IReadOnlyList<(Indicator Indicator, int Missing)> Indicators)
{
    public bool IsComplete => this is
    {
        HasNoSatgas: false, MembersWithoutNip: 0, HasNoChair: false, HasNoFacilitator: false, HasNoPrincipal: false,
        HasNoAddress: false, HasNoEnrolment: false, NotReviewed.Count: 0, Indicators.Count: 0,
    };
}

/// <summary>Names what is missing in a report; of cases only what the viewer may open.</summary>
public sealed class ReportGapQueries(SrpsDbContext db, ICurrentPerson person, CasesSeen seen)
{
    public async Task<ReportGaps> OfAsync(MonthlyReport report, CancellationToken ct) => new(
        report.Satgas.Count == 0,
        report.Satgas.Count(member => member.Nip is null),
        report.Approval.Chair is null,
        report.Approval.Facilitator is null,
        report.Approval.Principal is null,
        report.School.Address is null || report.Approval.Place is null,
        report.Enrolled == 0,
        await NotReviewedAsync(new Period(report.PeriodStart, report.AsOf), ct),
        [.. report.Indicators.Where(figure => figure.Missing > 0).Select(figure => (figure.Indicator, figure.Missing))]);

    private async Task<IReadOnlyList<CodedCase>> NotReviewedAsync(Period period, CancellationToken ct)
    {
        var last = period.Last;
        var open = await db.CaseFiles.AsNoTracking()
            .Where(CaseAccess.OpenableBy(person.Viewer))
            .Where(file => file.Spans.Any(span => span.OpenedOn <= last && (span.ClosedOn == null || span.ClosedOn > last)))
            .OrderBy(file => file.Code)
            .Select(file => new
            {
                file.Id,
                file.Code,
                file.Confidentiality,
                file.StudentId,
                file.IsSecret,
                file.OpeningLevel,
                Reviews = db.Reviews.Where(review => review.CaseFileId == file.Id && review.On <= last)
                    .Select(review => new { review.On, review.Level, review.Handling, review.RecordedAt })
                    .ToList(),
            })
            .ToListAsync(ct);
        var silent = open
            .Where(file => !file.Reviews.Exists(review => period.Contains(review.On)))
            .Where(file => new CaseHistory(
                file.Id,
                file.StudentId,
                file.IsSecret,
                file.OpeningLevel,
                [new SpanFact(period.First, null, null)],
                [.. file.Reviews.Select(review => new ReviewFact(review.On, review.Level, review.Handling, review.RecordedAt.Ticks))],
                [],
                []).IsAtRiskOn(last))
            .ToList();
        seen.Note(silent, file => file.Id, file => file.Confidentiality);
        return [.. silent.Select(file => new CodedCase(file.Id, file.Code))];
    }
}
