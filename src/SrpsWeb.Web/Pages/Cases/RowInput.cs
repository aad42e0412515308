using System.ComponentModel.DataAnnotations;
using SrpsWeb.Application.Cases;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Web.Pages.Cases;

/// <summary>One student of the registration table, with the columns of the Kertas Kerja. What the roster knows is not asked again.</summary>
public sealed class RowInput
{
    public Guid Id { get; set; }

    public Guid? StudentId { get; set; }

    public Guid? MainFactorId { get; set; }

    public RiskLevel? Level { get; set; }

    [StringLength(TextLimits.Note)]
    public string? Rationale { get; set; }

    public Guid? ResponsibleUserId { get; set; }

    public List<SignSeen> Signs { get; set; } = [];

    [StringLength(TextLimits.Note)]
    public string? SignsNote { get; set; }

    [StringLength(TextLimits.Note)]
    public string? MappingNote { get; set; }

    [StringLength(TextLimits.Note)]
    public string? Strengths { get; set; }

    public Guid? ExcludedUserId { get; set; }

    public Confidentiality? Confidentiality { get; set; }

    public bool HasSigns => Signs.Count > 0 || !string.IsNullOrWhiteSpace(SignsNote);

    public bool HasMapping => !string.IsNullOrWhiteSpace(MappingNote) || !string.IsNullOrWhiteSpace(Strengths);

    public bool IsProtected => ExcludedUserId is not null || Confidentiality is not null;

    /// <summary>The person responsible is filled in for every row and says nothing.</summary>
    public bool IsEmpty => (StudentId ?? MainFactorId) is null && Level is null && string.IsNullOrWhiteSpace(Rationale) && !HasSigns && !HasMapping && !IsProtected;

    /// <summary>Names of the questions every row must answer and this one does not.</summary>
    public IEnumerable<string> Missing()
    {
        if (StudentId is null)
            yield return nameof(StudentId);
        if (MainFactorId is null)
            yield return nameof(MainFactorId);
        if (Level is null)
            yield return nameof(Level);
        if (string.IsNullOrWhiteSpace(Rationale))
            yield return nameof(Rationale);
        if (ResponsibleUserId is null)
            yield return nameof(ResponsibleUserId);
    }

    public OpenCase ToCommand(DateOnly openedOn) => new(
        Id,
        StudentId!.Value,
        openedOn,
        MainFactorId!.Value,
        new FactorMapping(MappingNote, Strengths),
        [],
        Level!.Value,
        Rationale!,
        ResponsibleUserId!.Value,
        Confidentiality,
        ExcludedUserId is { } excluded ? [excluded] : [],
        Signs,
        SignsNote);
}
