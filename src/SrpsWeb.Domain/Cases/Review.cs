using SrpsWeb.Domain.Privacy;

namespace SrpsWeb.Domain.Cases;

/// <summary>Evaluasi: a dated judgement with its reasons. Never changed afterwards except by a correction of its text.</summary>
public sealed class Review : ISchoolRecord
{
    private Review()
    {
    }

    internal Review(Guid id, Guid caseFileId, DateOnly on, RiskLevel level, Handling handling, string rationale, Recorded recorded)
    {
        Id = id;
        CaseFileId = caseFileId;
        On = on;
        Level = level;
        Handling = handling;
        Rationale = Rule.RequiredText(rationale, TextLimits.Note, "Review.RationaleMissing", nameof(Rationale));
        RecordedByUserId = recorded.ByUserId;
        RecordedAt = recorded.At;
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    public Guid CaseFileId { get; private set; }

    public DateOnly On { get; private set; }

    public RiskLevel Level { get; private set; }

    public Handling Handling { get; private set; }

    public string Rationale { get; private set; } = "";

    public Guid RecordedByUserId { get; private set; }

    /// <summary>UTC; of two reviews on one day the one recorded last counts.</summary>
    public DateTime RecordedAt { get; private set; }

    internal void Correct(string text) => Rationale = text;

    internal void EraseTexts() => Rationale = ErasedText.Mark;
}

public enum CorrectedEntry
{
    Intervention,
    HomeVisit,
    Review,
}

/// <summary>A wrong text put right. The old text stays, with who, when and why.</summary>
public sealed class Correction : ISchoolRecord
{
    private Correction()
    {
    }

    internal Correction(Guid id, Guid caseFileId, CorrectedEntry entry, Guid entryId, string oldText, string newText, string reason, Recorded recorded)
    {
        Id = id;
        CaseFileId = caseFileId;
        Entry = entry;
        EntryId = entryId;
        OldText = oldText;
        NewText = newText;
        Reason = Rule.RequiredText(reason, TextLimits.Line, "Correction.ReasonMissing", nameof(Reason));
        RecordedByUserId = recorded.ByUserId;
        RecordedAt = recorded.At;
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    public Guid CaseFileId { get; private set; }

    public CorrectedEntry Entry { get; private set; }

    public Guid EntryId { get; private set; }

    public string OldText { get; private set; } = "";

    public string NewText { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public Guid RecordedByUserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    internal void EraseTexts() => (OldText, NewText, Reason) = (ErasedText.Mark, ErasedText.Mark, ErasedText.Mark);
}
