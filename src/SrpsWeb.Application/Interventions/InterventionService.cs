using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Files;
using SrpsWeb.Application.Privacy;
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

    /// <summary>Further cases of whose students the same is true: each gets an intervention of its own.</summary>
    public IReadOnlyList<Guid> OtherCaseFileIds { get; init; } = [];
}

/// <summary>A step to be done next, stored as a task of the plan.</summary>
public sealed record NextStep(Guid TaskId, string Title, Guid OwnerUserId, DateOnly DueOn)
{
    internal NextStep Of(Guid caseFileId) => this with { TaskId = RecordId.Of(TaskId, caseFileId) };
}

public sealed class InterventionService(SrpsDbContext db, CaseFileStore store, FormStore forms, StaffQueries staff, EvidenceIntake intake, EvidenceStore evidence, SchoolClock clock)
{
    /// <summary>What one form makes for one case.</summary>
    private sealed record Part(Guid Id, Guid TaskId, CaseFile CaseFile);

    /// <summary>Logs what was done, with its next step and its evidence, in one act: for all cases or for none.</summary>
    /// <exception cref="RuleBrokenException">A rule refuses, with its code.</exception>
    public async Task LogAsync(LogIntervention command, CancellationToken ct)
    {
        command = command with { Id = RecordId.Of(command.Id, command.CaseFileId), NextStep = command.NextStep?.Of(command.CaseFileId) };
        Guid[] caseFileIds = [command.CaseFileId, .. command.OtherCaseFileIds.Where(id => id != command.CaseFileId).Distinct()];
        var caseFiles = await store.ForWritingAsync(caseFileIds, ct);
        if (caseFileIds.Length > 1)
            RequireShareable(command, caseFiles.Values);
        List<Part> parts =
        [
            new Part(command.Id, command.NextStep?.TaskId ?? Guid.Empty, caseFiles[command.CaseFileId]),
            .. caseFileIds.Skip(1).Select(id => new Part(RecordId.Of(command.Id, id), RecordId.Of(command.NextStep?.TaskId ?? Guid.Empty, id), caseFiles[id])),
        ];
        var files = await intake.PrepareAsync(command.Files, ct);
        await evidence.StoreAsync(files, () => forms.StoreOnceAsync(() => WasLoggedAsync(command, parts, files, ct), () => AddAsync(command, parts, files, ct), ct), ct);
    }

    /// <summary>What stands on the pages of several students must speak of none of them.</summary>
    private static void RequireShareable(LogIntervention command, IEnumerable<CaseFile> caseFiles)
    {
        if (command.Files.Count > 0)
            throw new RuleBrokenException("Intervention.FilesForOne", Evidence.Field);
        if (command.Support is not null)
            throw new RuleBrokenException("Intervention.SupportForOne", "SupportRupiah");
        foreach (var caseFile in caseFiles)
        {
            var name = caseFile.Student!.Name;
            if (command.On < caseFile.OpenedOn)
                throw new RuleBrokenException("Intervention.BeforeCaseOpenedOf", nameof(command.On), name, caseFile.OpenedOn);
            foreach (var (field, text) in new[] { (nameof(command.Note), command.Note), (nameof(command.Result), command.Result), (nameof(command.NextStep), command.NextStep?.Title) })
            {
                if (!string.Equals(WithoutName.Of(text, name, "", []), text, StringComparison.Ordinal))
                    throw new RuleBrokenException("Intervention.NamesAStudent", field, name);
            }
        }
    }

    private async Task<bool?> WasLoggedAsync(LogIntervention command, List<Part> parts, IReadOnlyList<PreparedFile> files, CancellationToken ct)
    {
        var (note, result, support) = (Typed.Text(command.Note), Typed.Optional(command.Result), command.Support);
        var (rupiah, source, kind) = (support?.Rupiah, support?.Source, Typed.Optional(support?.Kind));
        var ids = parts.ConvertAll(part => part.Id);
        var found = await db.Interventions.Where(stored => ids.Contains(stored.Id) || stored.GroupId == command.Id)
            .Select(stored => new
            {
                stored.Id,
                stored.CaseFileId,
                stored.GroupId,
                IsSame = stored.KindId == command.KindId && stored.On == command.On
                    && stored.OfficerUserId == command.OfficerUserId && stored.Note == note && stored.Result == result && stored.Minutes == command.Minutes
                    && stored.Aim == command.Aim && stored.SupportRupiah == rupiah && stored.SupportSource == source && stored.SupportKind == kind,
            })
            .ToListAsync(ct);
        if (found.Count == 0)
            return null;
        var groupId = GroupOf(command, parts);
        return found.Count == parts.Count
            && found.TrueForAll(stored => stored.IsSame && stored.GroupId == groupId && parts.Exists(part => part.Id == stored.Id && part.CaseFile.Id == stored.CaseFileId))
            && await evidence.HoldsAllAsync(command.Id, files, ct);
    }

    private static Guid? GroupOf(LogIntervention command, List<Part> parts) => parts.Count > 1 ? command.Id : null;

    private async Task AddAsync(LogIntervention command, List<Part> parts, IReadOnlyList<PreparedFile> files, CancellationToken ct)
    {
        if (!await db.InterventionKinds.AnyAsync(kind => kind.Id == command.KindId && kind.IsActive, ct))
            throw new RuleBrokenException("Intervention.KindMissing", nameof(command.KindId));
        await staff.RequireMemberAsync(command.OfficerUserId, nameof(command.OfficerUserId), ct);
        foreach (var (id, taskId, caseFile) in parts)
        {
            var intervention = caseFile.LogIntervention(
                id,
                command.KindId,
                command.On,
                command.OfficerUserId,
                command.Minutes,
                command.Note,
                command.Result,
                command.Support,
                clock.Today,
                clock.Recorded,
                command.Aim,
                GroupOf(command, parts));
            db.Interventions.Add(intervention);
            if (id == command.Id)
                db.Evidence.AddRange(caseFile.Attach(intervention, [.. files.Select(file => file.File)], clock.Recorded));
            if (command.NextStep is { } step)
                db.PlanTasks.Add(caseFile.AddTask(taskId, step.Title, step.OwnerUserId, step.DueOn, clock.Today, clock.Recorded));
        }
    }
}
