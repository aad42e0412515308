using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Domain.Privacy;

/// <summary>Why a student is to be made anonymous (UU 27/2022, articles 8, 9, 43 and 44).</summary>
public enum ErasureGround
{
    /// <summary>The school's own period is over.</summary>
    PeriodOver,

    /// <summary>The person, or parents or guardian for a child, asked for it.</summary>
    AskedFor,

    /// <summary>The consent it rested on was withdrawn.</summary>
    ConsentWithdrawn,
}

public enum ErasureState
{
    Waiting,
    Done,
    Declined,
}

/// <summary>Usulan penghapusan: one person proposes to make a student anonymous, the principal agrees or declines.</summary>
public sealed class AnonymisationRequest : ISchoolRecord
{
    private AnonymisationRequest()
    {
    }

    /// <param name="id">Made by whoever sends the form.</param>
    /// <param name="dueOn">From when on the student is due; null where the student has not left.</param>
    /// <exception cref="RuleBrokenException"><c>Anonymisation.StillEnrolled</c>, <c>Anonymisation.NotDue</c>, <c>Anonymisation.ReasonMissing</c>.</exception>
    public AnonymisationRequest(Guid id, Guid studentId, ErasureGround ground, string reason, DateOnly? dueOn, DateOnly today, Recorded recorded)
    {
        // A student of the roster comes back with the next import and would be counted twice.
        Rule.Require(dueOn is not null, "Anonymisation.StillEnrolled");
        Rule.Require(ground != ErasureGround.PeriodOver || dueOn <= today, "Anonymisation.NotDue", nameof(Ground), dueOn ?? today);
        Id = id;
        StudentId = studentId;
        Ground = ground;
        Reason = Rule.RequiredText(reason, TextLimits.Line, "Anonymisation.ReasonMissing", nameof(Reason));
        ProposedByUserId = recorded.ByUserId;
        ProposedAt = recorded.At;
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    public Guid StudentId { get; private set; }

    public ErasureGround Ground { get; private set; }

    public string Reason { get; private set; } = "";

    public Guid ProposedByUserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime ProposedAt { get; private set; }

    public ErasureState State { get; private set; }

    public Guid? DecidedByUserId { get; private set; }

    /// <summary>UTC; null while it waits.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>Why it was declined.</summary>
    public string? DecisionReason { get; private set; }

    /// <summary>The second person agrees; the reason goes with the texts.</summary>
    /// <exception cref="RuleBrokenException"><c>Anonymisation.AlreadyDecided</c>, <c>Anonymisation.SamePerson</c>.</exception>
    public void Agree(Recorded recorded)
    {
        RequireWaiting();
        Rule.Require(recorded.ByUserId != ProposedByUserId, "Anonymisation.SamePerson");
        Decide(ErasureState.Done, recorded);
        EraseTexts();
    }

    /// <exception cref="RuleBrokenException"><c>Anonymisation.AlreadyDecided</c>, <c>Anonymisation.ReasonMissing</c>.</exception>
    public void Decline(string reason, Recorded recorded)
    {
        RequireWaiting();
        DecisionReason = Rule.RequiredText(reason, TextLimits.Line, "Anonymisation.ReasonMissing", nameof(DecisionReason));
        Decide(ErasureState.Declined, recorded);
    }

    /// <summary>Removes what people wrote.</summary>
    public void EraseTexts() => (Reason, DecisionReason) = (ErasedText.Mark, ErasedText.Of(DecisionReason));

    private void RequireWaiting() => Rule.Require(State == ErasureState.Waiting, "Anonymisation.AlreadyDecided");

    private void Decide(ErasureState state, Recorded recorded) => (State, DecidedByUserId, DecidedAt) = (state, recorded.ByUserId, recorded.At);
}
