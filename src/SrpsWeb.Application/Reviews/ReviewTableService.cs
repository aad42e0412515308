using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.Reviews;

/// <param name="Id">Of the review; made by whoever sends the table, so that a table sent twice stores each row once.</param>
public sealed record ReviewTableRow(Guid Id, Guid CaseFileId, RiskLevel Level, Handling Handling, string Rationale);

/// <summary>A row the domain refuses.</summary>
/// <param name="Index">Of the row in the table that was sent.</param>
public sealed record RefusedReview(int Index, RuleBrokenException Why);

/// <summary>Stores the reviews of the month's-end table: all of them or none.</summary>
public sealed class ReviewTableService(SrpsDbContext db, CaseFileStore store, SchoolClock clock)
{
    /// <returns>The refused rows, each with its rule; when there is one, nothing has been stored.</returns>
    /// <exception cref="RuleBrokenException"><c>Review.InFuture</c>, which would refuse every row; <c>Review.NoneTyped</c>.</exception>
    public async Task<IReadOnlyList<RefusedReview>> AddAsync(DateOnly on, IReadOnlyList<ReviewTableRow> rows, CancellationToken ct)
    {
        if (on > clock.Today)
            throw new RuleBrokenException("Review.InFuture", nameof(Review.On));
        if (rows.Count == 0)
            throw new RuleBrokenException("Review.NoneTyped");
        var caseFiles = await store.ForWritingAsync([.. rows.Select(row => row.CaseFileId).Distinct()], ct);
        var stored = await StoredAsync(rows, ct);
        var refused = new List<RefusedReview>();
        foreach (var (index, row) in rows.Index())
        {
            try
            {
                if (!WasStored(stored, on, row))
                    db.Reviews.Add(caseFiles[row.CaseFileId].AddReview(row.Id, on, row.Level, row.Handling, row.Rationale, clock.Today, clock.Recorded));
            }
            catch (RuleBrokenException broken)
            {
                refused.Add(new RefusedReview(index, broken));
            }
        }

        if (refused.Count > 0)
        {
            db.ForgetChanges();
            return refused;
        }

        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // The table's first copy may have been stored meanwhile; then there is nothing left to store.
            db.ForgetChanges();
            var storedMeanwhile = await StoredAsync(rows, ct);
            if (!rows.All(row => WasStored(storedMeanwhile, on, row)))
                throw;
        }

        return [];
    }

    /// <exception cref="RuleBrokenException"><c>Form.StoredOtherwise</c>: a review of this id says something else.</exception>
    private static bool WasStored(Dictionary<Guid, Review> stored, DateOnly on, ReviewTableRow row)
    {
        if (!stored.TryGetValue(row.Id, out var review))
            return false;
        var isSame = review.CaseFileId == row.CaseFileId && review.On == on && review.Level == row.Level && review.Handling == row.Handling && review.Rationale == Typed.Text(row.Rationale);
        return isSame ? true : throw new RuleBrokenException("Form.StoredOtherwise");
    }

    private Task<Dictionary<Guid, Review>> StoredAsync(IReadOnlyList<ReviewTableRow> rows, CancellationToken ct)
    {
        var ids = rows.Select(row => row.Id).ToList();
        return db.Reviews.AsNoTracking().Where(review => ids.Contains(review.Id)).ToDictionaryAsync(review => review.Id, ct);
    }
}
