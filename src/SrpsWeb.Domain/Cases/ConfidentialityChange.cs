using SrpsWeb.Domain.Privacy;

namespace SrpsWeb.Domain.Cases;

/// <summary>A case was made more or less confidential by hand: who may open it changes with the next request.</summary>
public sealed class ConfidentialityChange : ISchoolRecord
{
    private ConfidentialityChange()
    {
    }

    internal ConfidentialityChange(Guid id, Guid caseFileId, Confidentiality from, Confidentiality to, string? reason, Recorded recorded)
    {
        (Id, CaseFileId, From, To, Reason) = (id, caseFileId, from, to, reason);
        (RecordedByUserId, RecordedAt) = (recorded.ByUserId, recorded.At);
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    public Guid CaseFileId { get; private set; }

    public Confidentiality From { get; private set; }

    public Confidentiality To { get; private set; }

    /// <summary>Never null where the case became less confidential.</summary>
    public string? Reason { get; private set; }

    public Guid RecordedByUserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    internal void EraseTexts() => Reason = ErasedText.Of(Reason);
}
