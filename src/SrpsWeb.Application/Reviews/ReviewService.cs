using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.Reviews;

/// <param name="MainFactorId">The main factor from this day on; the current one where it has not changed.</param>
public sealed record AddReview(Guid Id, Guid CaseFileId, DateOnly On, RiskLevel Level, Handling Handling, string Rationale, Guid MainFactorId);

public sealed class ReviewService(SrpsDbContext db, CaseFileStore store, SchoolClock clock)
{
    /// <exception cref="RuleBrokenException">A rule refuses, with its code.</exception>
    public async Task AddAsync(AddReview command, CancellationToken ct)
    {
        var caseFile = await store.ForWritingAsync(command.CaseFileId, ct);
        var rationale = Typed.Text(command.Rationale);
        await store.StoreOnceAsync(
            () => db.Reviews.Where(stored => stored.Id == command.Id)
                .Select(stored => (bool?)(stored.CaseFileId == command.CaseFileId && stored.On == command.On && stored.Level == command.Level && stored.Rationale == rationale))
                .SingleOrDefaultAsync(ct),
            async () =>
            {
                db.Reviews.Add(caseFile.AddReview(command.Id, command.On, command.Level, command.Handling, command.Rationale, clock.Today, clock.Recorded));
                if (command.MainFactorId != caseFile.MainFactorId)
                    await ChangeMainFactorAsync(caseFile, command, ct);
            },
            ct);
    }

    private async Task ChangeMainFactorAsync(CaseFile caseFile, AddReview command, CancellationToken ct)
    {
        var factor = await db.RiskFactors.SingleOrDefaultAsync(candidate => candidate.Id == command.MainFactorId, ct)
            ?? throw new RuleBrokenException("CaseFile.MainFactorMissing", nameof(command.MainFactorId));
        await db.Entry(caseFile).Collection(file => file.Factors).LoadAsync(ct);
        await db.Entry(caseFile).Collection(file => file.MainFactors).LoadAsync(ct);
        caseFile.ChangeMainFactor(factor, command.On, command.Rationale, clock.Today, clock.Recorded);
    }
}
