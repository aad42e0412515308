using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Domain.Privacy;

/// <summary>What parents or guardian agreed to.</summary>
public enum ConsentPurpose
{
    /// <summary>The Satgas keeps a case and accompanies the student.</summary>
    CaseHandling,

    /// <summary>Somebody of the school comes to the student's home.</summary>
    HomeVisit,

    /// <summary>Photos of the student as evidence.</summary>
    Photos,

    /// <summary>Data are told to somebody outside the school, who is named.</summary>
    Sharing,
}

/// <summary>What a signed form says.</summary>
/// <param name="SharedWith">For <see cref="ConsentPurpose.Sharing"/> alone: with whom.</param>
/// <param name="Evidence">Number of the signed form, or where the paper is kept.</param>
public sealed record ConsentGiven(ConsentPurpose Purpose, string GuardianName, GuardianRelation Relation, string? SharedWith, DateOnly GivenOn, string Evidence);

/// <summary>From when to when a consent holds.</summary>
public sealed record ConsentSpan(DateOnly GivenOn, DateOnly? WithdrawnOn)
{
    /// <summary>On the day of its withdrawal it holds no longer.</summary>
    public bool HoldsOn(DateOnly day) => GivenOn <= day && (WithdrawnOn is null || day < WithdrawnOn);
}

/// <summary>
/// Persetujuan orang tua atau wali: what for, by whom and since when, until it is withdrawn. Never deleted, because what was done
/// while it held must stay explained.
/// </summary>
public sealed class GuardianConsent : ISchoolRecord
{
    /// <summary>Slug of the kind of intervention that tells an outside party of the student (seeds/katalog.json).</summary>
    public const string SharingKind = "rujukan";

    /// <summary>A paper older than this was not given for anything this program keeps.</summary>
    private const int OldestYears = 10;

    private GuardianConsent()
    {
    }

    /// <param name="id">Made by whoever sends the form.</param>
    /// <exception cref="RuleBrokenException">
    /// <c>Consent.GuardianMissing</c>, <c>Consent.EvidenceMissing</c>, <c>Consent.SharedWithMissing</c>, <c>Consent.SharedWithNotAsked</c>,
    /// <c>Consent.InFuture</c>, <c>Consent.TooOld</c>.
    /// </exception>
    public GuardianConsent(Guid id, Guid studentId, ConsentGiven given, DateOnly today, Recorded recorded)
    {
        Rule.Require(given.GivenOn <= today, "Consent.InFuture", nameof(GivenOn));
        Rule.Require(given.GivenOn >= today.AddYears(-OldestYears), "Consent.TooOld", nameof(GivenOn), today.AddYears(-OldestYears));
        Id = id;
        StudentId = studentId;
        Purpose = given.Purpose;
        GuardianName = Rule.RequiredText(given.GuardianName, TextLimits.Name, "Consent.GuardianMissing", nameof(GuardianName));
        Relation = given.Relation;
        SharedWith = Rule.OptionalText(given.SharedWith, TextLimits.Line, nameof(SharedWith));
        Rule.Require(given.Purpose != ConsentPurpose.Sharing || SharedWith is not null, "Consent.SharedWithMissing", nameof(SharedWith));
        Rule.Require(given.Purpose == ConsentPurpose.Sharing || SharedWith is null, "Consent.SharedWithNotAsked", nameof(SharedWith));
        GivenOn = given.GivenOn;
        Evidence = Rule.RequiredText(given.Evidence, TextLimits.Line, "Consent.EvidenceMissing", nameof(Evidence));
        RecordedByUserId = recorded.ByUserId;
        RecordedAt = recorded.At;
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    public Guid StudentId { get; private set; }

    public ConsentPurpose Purpose { get; private set; }

    public string GuardianName { get; private set; } = "";

    public GuardianRelation Relation { get; private set; }

    /// <summary>With whom data may be shared; null for every other purpose.</summary>
    public string? SharedWith { get; private set; }

    public DateOnly GivenOn { get; private set; }

    /// <summary>Number of the signed form, or where the paper is kept.</summary>
    public string Evidence { get; private set; } = "";

    public Guid RecordedByUserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    /// <summary>From this day on it holds no longer; null while it does.</summary>
    public DateOnly? WithdrawnOn { get; private set; }

    public string? WithdrawalReason { get; private set; }

    public Guid? WithdrawnByUserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? WithdrawnAt { get; private set; }

    public bool HoldsOn(DateOnly day) => new ConsentSpan(GivenOn, WithdrawnOn).HoldsOn(day);

    /// <exception cref="RuleBrokenException">
    /// <c>Consent.AlreadyWithdrawn</c>, <c>Consent.WithdrawnInFuture</c>, <c>Consent.WithdrawnBeforeGiven</c>, <c>Consent.ReasonMissing</c>.
    /// </exception>
    public void Withdraw(DateOnly on, string reason, DateOnly today, Recorded recorded)
    {
        Rule.Require(WithdrawnOn is null, "Consent.AlreadyWithdrawn");
        Rule.Require(on <= today, "Consent.WithdrawnInFuture", nameof(WithdrawnOn));
        Rule.Require(on >= GivenOn, "Consent.WithdrawnBeforeGiven", nameof(WithdrawnOn), GivenOn);
        WithdrawalReason = Rule.RequiredText(reason, TextLimits.Line, "Consent.ReasonMissing", "Reason");
        WithdrawnOn = on;
        WithdrawnByUserId = recorded.ByUserId;
        WithdrawnAt = recorded.At;
    }

    /// <summary>Removes every text; purpose and days stay, so that it can still be told that there was a consent.</summary>
    public void EraseTexts() =>
        (GuardianName, SharedWith, Evidence, WithdrawalReason) = (ErasedText.Mark, ErasedText.Of(SharedWith), ErasedText.Mark, ErasedText.Of(WithdrawalReason));
}
