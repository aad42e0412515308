using System.ComponentModel.DataAnnotations;
using System.Globalization;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Files;
using SrpsWeb.Application.Interventions;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Web.Pages.Interventions;

/// <summary>What there is to choose from in a log form.</summary>
public sealed record LogLists(IReadOnlyList<CatalogueEntry> Kinds, IReadOnlyList<StaffOption> Staff)
{
    public static LogLists Empty { get; } = new([], []);

    public static async Task<LogLists> LoadAsync(CatalogueQueries catalogue, StaffQueries staff, Guid? caseFileId, CancellationToken ct) =>
        new(await catalogue.KindsAsync(ct), await staff.StaffAsync(caseFileId, ct));
}

/// <summary>The fields of a log form, the same from a case and from /catat.</summary>
public class LogInput
{
    public Guid Id { get; set; }

    /// <summary>Id of the task made of the next step.</summary>
    public Guid TaskId { get; set; }

    [Required]
    public Guid? KindId { get; set; }

    [Required]
    public DateOnly? On { get; set; }

    [Required]
    public Guid? OfficerUserId { get; set; }

    public int? Minutes { get; set; }

    [Required]
    public string Note { get; set; } = "";

    public string? Result { get; set; }

    [StringLength(TextLimits.Line)]
    public string? NextStep { get; set; }

    public DateOnly? NextStepOn { get; set; }

    public string? SupportRupiah { get; set; }

    public SupportSource? SupportSource { get; set; }

    public string? SupportKind { get; set; }

    public ArcsAim? Aim { get; set; }

    public IReadOnlyList<IFormFile> Files { get; set; } = [];

    public void Start(Guid userId, DateOnly today)
    {
        Id = Guid.CreateVersion7();
        TaskId = Guid.CreateVersion7();
        On = today;
        OfficerUserId = userId;
    }

    public LogIntervention ToCommand(Guid caseFileId) => new(
        Id,
        caseFileId,
        KindId!.Value,
        On!.Value,
        OfficerUserId!.Value,
        Minutes,
        Note,
        Result,
        SupportInput.Of(SupportKind, SupportRupiah, SupportSource),
        NextStepInput.Of(TaskId, NextStep, OfficerUserId!.Value, NextStepOn),
        Aim)
    {
        Files = FilesInput.Of(Files),
    };
}

/// <summary>Support as it is typed: an amount and a source, both or neither, and what was given.</summary>
public static class SupportInput
{
    /// <summary>Reads 150000, 150.000 and Rp150.000 alike.</summary>
    /// <exception cref="RuleBrokenException"><c>Support.SourceMissing</c>, <c>Support.AmountMissing</c>, <c>Support.AmountInvalid</c>.</exception>
    public static Support? Of(string? kind, string? rupiah, SupportSource? source)
    {
        var typed = (rupiah ?? "").Replace("Rp", "", StringComparison.OrdinalIgnoreCase).Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (typed.Length == 0)
            return source is null && string.IsNullOrWhiteSpace(kind) ? null : throw new RuleBrokenException("Support.AmountMissing", "SupportRupiah");
        if (!long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var amount))
            throw new RuleBrokenException("Support.AmountInvalid", "SupportRupiah");
        return new Support(amount, source ?? throw new RuleBrokenException("Support.SourceMissing", "SupportSource"), kind);
    }
}

/// <summary>Files as a form sends them.</summary>
public static class FilesInput
{
    /// <summary>
    /// Largest request of a form that takes files: more than the files may be, so that too large a file is answered with a sentence
    /// instead of a broken connection.
    /// </summary>
    public const int MostBytes = 64 * 1024 * 1024;

    public static IReadOnlyList<UploadedFile> Of(IReadOnlyList<IFormFile> files) => [.. files.Select(file => new UploadedFile(file.FileName, file.Length, file.OpenReadStream))];
}

/// <summary>A next step as it is typed: without a text there is none, with one it needs a day.</summary>
public static class NextStepInput
{
    /// <exception cref="RuleBrokenException"><c>PlanTask.DueMissing</c>, <c>PlanTask.TitleMissing</c>.</exception>
    public static NextStep? Of(Guid taskId, string? title, Guid ownerUserId, DateOnly? dueOn)
    {
        if (string.IsNullOrWhiteSpace(title))
            return dueOn is null ? null : throw new RuleBrokenException("PlanTask.TitleMissing", "NextStep");
        return new NextStep(taskId, title, ownerUserId, dueOn ?? throw new RuleBrokenException("PlanTask.DueMissing", "NextStepOn"));
    }
}
