using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.Privacy;

/// <summary>Copies cases with all their entries. Which cases is decided by the caller.</summary>
internal sealed class CaseCopies(SrpsDbContext db, CopyWords words)
{
    internal async Task<IReadOnlyList<CopiedCase>> OfAsync(IReadOnlyList<CaseFile> files, CancellationToken ct)
    {
        var ids = files.Select(file => file.Id).ToList();
        var interventions = (await db.Interventions.AsNoTracking().Where(entry => ids.Contains(entry.CaseFileId)).ToListAsync(ct)).ToLookup(entry => entry.CaseFileId);
        var visits = (await db.HomeVisits.AsNoTracking().Where(entry => ids.Contains(entry.CaseFileId)).ToListAsync(ct)).ToLookup(entry => entry.CaseFileId);
        var tasks = (await db.PlanTasks.AsNoTracking().Where(entry => ids.Contains(entry.CaseFileId)).ToListAsync(ct)).ToLookup(entry => entry.CaseFileId);
        var reviews = (await db.Reviews.AsNoTracking().Where(entry => ids.Contains(entry.CaseFileId)).ToListAsync(ct)).ToLookup(entry => entry.CaseFileId);
        var corrections = (await db.Corrections.AsNoTracking().Where(entry => ids.Contains(entry.CaseFileId)).ToListAsync(ct)).ToLookup(entry => entry.CaseFileId);
        var changes = (await db.ConfidentialityChanges.AsNoTracking().Where(entry => ids.Contains(entry.CaseFileId)).ToListAsync(ct)).ToLookup(entry => entry.CaseFileId);
        return
        [
            .. files.Select(file => new CopiedCase(
                file.Code,
                file.Confidentiality,
                file.OpenedOn,
                file.ClosedOn,
                words.Person(file.ResponsibleUserId),
                file.OpeningLevel,
                words.Text(file.OpeningRationale),
                [.. file.Signs.Select(sign => sign.Sign).Order()],
                words.Optional(file.SignsNote),
                file.CurrentLevel,
                file.CurrentHandling,
                words.Signature(file.RecordedByUserId, file.RecordedAt),
                [.. file.Spans.OrderBy(span => span.OpenedOn).Select(Of)],
                [.. file.Factors.Select(factor => new CopiedFactor(words.Factor(factor.RiskFactorId), words.Optional(factor.MappingNote), words.Optional(factor.Strengths), factor.ResolvedOn))],
                [.. file.MainFactors.OrderBy(change => change.ValidFrom).Select(change => new CopiedMainFactor(words.Factor(change.RiskFactorId), change.ValidFrom, words.Optional(change.Reason), words.Signature(change.RecordedByUserId, change.RecordedAt)))],
                [.. interventions[file.Id].OrderBy(entry => entry.On).ThenBy(entry => entry.RecordedAt).Select(Of)],
                [.. visits[file.Id].OrderBy(entry => entry.VisitedOn ?? entry.PlannedOn).ThenBy(entry => entry.RecordedAt).Select(Of)],
                [.. tasks[file.Id].OrderBy(entry => entry.DueOn).Select(entry => new CopiedTask(words.Text(entry.Title), words.Person(entry.OwnerUserId), entry.DueOn, entry.DoneOn, entry.DroppedOn, words.Signature(entry.RecordedByUserId, entry.RecordedAt)))],
                [.. reviews[file.Id].OrderBy(entry => entry.On).ThenBy(entry => entry.RecordedAt).Select(entry => new CopiedReview(entry.On, entry.Level, entry.Handling, words.Text(entry.Rationale), words.Signature(entry.RecordedByUserId, entry.RecordedAt)))],
                [.. corrections[file.Id].OrderBy(entry => entry.RecordedAt).Select(entry => new CopiedCorrection(entry.Entry, words.Text(entry.OldText), words.Text(entry.NewText), words.Text(entry.Reason), words.Signature(entry.RecordedByUserId, entry.RecordedAt)))],
                [.. changes[file.Id].OrderBy(entry => entry.RecordedAt).Select(entry => new CopiedConfidentiality(entry.From, entry.To, words.Optional(entry.Reason), words.Signature(entry.RecordedByUserId, entry.RecordedAt)))])),
        ];
    }

    private CopiedSpan Of(CaseSpan span) => new(
        span.OpenedOn,
        words.Optional(span.ReopenReason),
        words.Signature(span.OpenedByUserId, span.OpenedAt),
        span.ClosedOn,
        span.Outcome,
        words.Optional(span.ClosingRationale),
        words.Signature(span.ClosedByUserId, span.ClosedAt));

    private CopiedIntervention Of(Intervention entry) => new(
        entry.On,
        words.Kind(entry.KindId),
        words.Person(entry.OfficerUserId),
        entry.Minutes,
        words.Text(entry.Note),
        words.Optional(entry.Result),
        entry.SupportRupiah,
        entry.SupportSource,
        words.Optional(entry.SupportKind),
        entry.Aim,
        words.Signature(entry.RecordedByUserId, entry.RecordedAt));

    private CopiedVisit Of(HomeVisit entry) => new(
        entry.PlannedOn,
        entry.VisitedOn,
        entry.Outcome,
        words.Text(entry.Purpose),
        words.Person(entry.OfficerUserId),
        entry.GuardianTold,
        words.Optional(entry.MetWith),
        entry.MetRelation,
        words.Optional(entry.Companions),
        words.Optional(entry.Notes),
        words.Optional(entry.Agreed),
        words.Optional(entry.Housing),
        words.Optional(entry.SocialSupport),
        words.Optional(entry.CostObstacles),
        words.Optional(entry.Health),
        words.Optional(entry.Surroundings),
        words.Optional(entry.FamilyView),
        entry.SupportRupiah,
        entry.SupportSource,
        words.Optional(entry.SupportKind),
        words.Signature(entry.RecordedByUserId, entry.RecordedAt),
        words.Signature(entry.ResultByUserId, entry.ResultAt));
}
