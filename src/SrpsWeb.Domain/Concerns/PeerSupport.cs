using System.Linq.Expressions;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Privacy;

namespace SrpsWeb.Domain.Concerns;

/// <summary>What an OSIS member did for a fellow student.</summary>
public enum PeerSupportKind
{
    Listened,
    LearnedTogether,
    Accompanied,
    InvitedAlong,
    WentToTeacher,
    Other,
}

/// <summary>What an OSIS member writes about it.</summary>
/// <param name="Id">Made by the form, so that a form sent twice is one record.</param>
public sealed record PeerSupportNote(Guid Id, DateOnly On, string? StudentText, PeerSupportKind Kind, string? Note);

/// <summary>Dukungan teman sebaya: written by a student, read by counsellor and coordinator, never shown back.</summary>
public sealed class PeerSupport : ISchoolRecord
{
    /// <summary>A member helps a few friends a day.</summary>
    public const int MostInDay = 10;

    /// <summary>Days it may lie back: what is longer ago is not remembered well enough to help.</summary>
    private const int DaysBack = 30;

    private PeerSupport()
    {
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    public string Receipt { get; private set; } = "";

    public Guid RecordedByUserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    public DateOnly On { get; private set; }

    /// <summary>Name and class as typed, without any answer whether the student exists.</summary>
    public string StudentText { get; private set; } = "";

    public PeerSupportKind Kind { get; private set; }

    public string? Note { get; private set; }

    /// <summary>The case it is counted to; null while nobody has said.</summary>
    public Guid? CaseFileId { get; private set; }

    public Guid? LinkedByUserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? LinkedAt { get; private set; }

    /// <param name="before">How many the same person wrote in the last 24 hours.</param>
    /// <exception cref="RuleBrokenException">With the code of the rule that refuses.</exception>
    public static PeerSupport Write(PeerSupportNote note, string receipt, int before, DateOnly today, Recorded recorded)
    {
        Rule.Require(before < MostInDay, "PeerSupport.TooMany", null, MostInDay);
        Rule.Require(note.On <= today, "PeerSupport.InFuture", nameof(On));
        Rule.Require(note.On >= today.AddDays(-DaysBack), "PeerSupport.TooEarly", nameof(On), today.AddDays(-DaysBack));
        return new PeerSupport
        {
            Id = note.Id,
            Receipt = receipt,
            RecordedByUserId = recorded.ByUserId,
            RecordedAt = recorded.At,
            On = note.On,
            StudentText = Rule.RequiredText(note.StudentText, TextLimits.Line, "Concern.StudentMissing", nameof(StudentText)),
            Kind = note.Kind,
            Note = Rule.OptionalText(note.Note, TextLimits.Note, nameof(Note)),
        };
    }

    /// <summary>Counts it to a case. A wrong one is mended by naming the right one.</summary>
    public void LinkTo(CaseFile caseFile, Recorded recorded)
    {
        if (CaseFileId == caseFile.Id)
            return;
        (CaseFileId, LinkedByUserId, LinkedAt) = (caseFile.Id, recorded.ByUserId, recorded.At);
    }

    /// <summary>Written down before then, and its text still there.</summary>
    /// <param name="recordedBefore">UTC.</param>
    public static Expression<Func<PeerSupport, bool>> IsDue(DateTime recordedBefore) =>
        support => support.RecordedAt < recordedBefore && support.StudentText != ErasedText.Mark;

    /// <summary>Nothing of what was written stays; that support was given does.</summary>
    public void EraseTexts() => (StudentText, Note) = (ErasedText.Mark, ErasedText.Of(Note));
}
