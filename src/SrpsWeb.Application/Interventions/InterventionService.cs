using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Files;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.Interventions;

public sealed record LogIntervention(
    Guid Id,
    Guid CaseFileId,
    Guid KindId,
    DateOnly On,
    Guid OfficerUserId,
    int? Minutes,
    string Note,
    string? Result,
    Support? Support,
    NextStep? NextStep,
    ArcsAim? Aim = null)
{
    /// <summary>Evidence sent along.</summary>
    public IReadOnlyList<UploadedFile> Files { get; init; } = [];
}

/// <summary>A step to be done next, stored as a task of the plan.</summary>
public sealed record NextStep(Guid TaskId, string Title, Guid OwnerUserId, DateOnly DueOn);

public sealed class InterventionService(SrpsDbContext db, CaseFileStore store, StaffQueries staff, EvidenceIntake intake, EvidenceStore evidence, SchoolClock clock)
{
    /// <summary>Logs what was done, with its next step and its evidence, in one act.</summary>
    /// <exception cref="RuleBrokenException">A rule refuses, with its code.</exception>
    public async Task LogAsync(LogIntervention command, CancellationToken ct)
    {
        var caseFile = await store.ForWritingAsync(command.CaseFileId, ct);
        var files = await intake.PrepareAsync(command.Files, ct);
        await evidence.StoreAsync(files, () => store.StoreOnceAsync(() => WasLoggedAsync(command, files, ct), () => AddAsync(caseFile, command, files, ct), ct), ct);
    }

    private async Task<bool?> WasLoggedAsync(LogIntervention command, IReadOnlyList<PreparedFile> files, CancellationToken ct)
    {
        var (note, result, support) = (Typed.Text(command.Note), Typed.Optional(command.Result), command.Support);
        var (rupiah, source, kind) = (support?.Rupiah, support?.Source, Typed.Optional(support?.Kind));
        var isSame = await db.Interventions.Where(stored => stored.Id == command.Id)
            .Select(stored => (bool?)(stored.CaseFileId == command.CaseFileId && stored.KindId == command.KindId && stored.On == command.On
                && stored.OfficerUserId == command.OfficerUserId && stored.Note == note && stored.Result == result && stored.Minutes == command.Minutes
                && stored.Aim == command.Aim && stored.SupportRupiah == rupiah && stored.SupportSource == source && stored.SupportKind == kind))
            .SingleOrDefaultAsync(ct);
        return isSame == true ? await evidence.HoldsAllAsync(command.Id, files, ct) : isSame;
    }

    private async Task AddAsync(CaseFile caseFile, LogIntervention command, IReadOnlyList<PreparedFile> files, CancellationToken ct)
    {
        if (!await db.InterventionKinds.AnyAsync(kind => kind.Id == command.KindId && kind.IsActive, ct))
            throw new RuleBrokenException("Intervention.KindMissing", nameof(command.KindId));
        await staff.RequireMemberAsync(command.OfficerUserId, nameof(command.OfficerUserId), ct);
        var intervention = caseFile.LogIntervention(
            command.Id,
            command.KindId,
            command.On,
            command.OfficerUserId,
            command.Minutes,
            command.Note,
            command.Result,
            command.Support,
            clock.Today,
            clock.Recorded,
            command.Aim);
        db.Interventions.Add(intervention);
        db.Evidence.AddRange(caseFile.Attach(intervention, [.. files.Select(file => file.File)], clock.Recorded));
        if (command.NextStep is { } step)
            db.PlanTasks.Add(caseFile.AddTask(step.TaskId, step.Title, step.OwnerUserId, step.DueOn, clock.Today, clock.Recorded));
    }
}
