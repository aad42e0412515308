using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data;
using SrpsWeb.Domain.Reports;

namespace SrpsWeb.Application.Reports;

/// <summary>One text of a report as somebody wrote it.</summary>
/// <param name="Text">Null: an earlier text was withdrawn.</param>
/// <param name="Basis">See <see cref="NarrativeBasis"/>; empty where the writer saw none.</param>
/// <param name="At">UTC.</param>
public sealed record NarrativeVersion(Guid Id, NarrativeSection Section, int Sequence, string? Text, string Basis, string By, DateTime At);

/// <summary>What was written for a month's report.</summary>
public sealed class ReportNarrativeQueries(SrpsDbContext db)
{
    /// <summary>Every version of the month, of each section the newest first.</summary>
    public async Task<IReadOnlyList<NarrativeVersion>> OfMonthAsync(DateOnly month, CancellationToken ct) =>
        await db.ReportNarratives.AsNoTracking()
            .Where(narrative => narrative.Month == month)
            .OrderByDescending(narrative => narrative.Sequence)
            .Select(narrative => new NarrativeVersion(
                narrative.Id,
                narrative.Section,
                narrative.Sequence,
                narrative.Text,
                narrative.Basis,
                db.Memberships.Where(member => member.UserId == narrative.RecordedByUserId).Select(member => member.FullName).First(),
                narrative.RecordedAt))
            .ToListAsync(ct);
}
