using System.Linq.Expressions;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Privacy;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Domain.Concerns;

/// <summary>What somebody reports.</summary>
/// <param name="Id">Made by the form, so that a form sent twice is one record.</param>
/// <param name="StudentId">Chosen from the roster by those who may see it; else null.</param>
/// <param name="StudentText">Name and class in words, typed without any answer whether the student exists.</param>
/// <param name="InvolvedUserIds">People of the school who are involved; they never learn of it.</param>
/// <param name="InvolvedText">Somebody involved who is not in the list.</param>
public sealed record ConcernReport(
    Guid Id,
    ConcernKind Kind,
    Guid? StudentId,
    string? StudentText,
    IReadOnlyCollection<SignSeen> Signs,
    string? Seen,
    bool IsUrgent,
    IReadOnlyCollection<Guid> InvolvedUserIds,
    string? InvolvedText);

/// <summary>
/// Laporan kekhawatiran: what a teacher or an OSIS member saw before there is a case. Written once, never shown back to whoever
/// wrote it; who reads it is <see cref="Access.ConcernAccess"/>.
/// </summary>
public sealed class Concern : ISchoolRecord
{
    /// <summary>Unanswered for so long it is overdue, and a Secret one is told to the coordinator.</summary>
    public static readonly TimeSpan AnswerTime = TimeSpan.FromHours(36);

    private readonly List<ConcernSign> _signs = [];
    private readonly List<ConcernInvolved> _involved = [];
    private readonly List<ConcernAct> _acts = [];

    private Concern()
    {
    }

    /// <summary>The signs anybody can see without knowing a student's marks or home.</summary>
    public static IReadOnlyList<SignSeen> ReportedSigns { get; } =
    [
        SignSeen.OftenAbsent,
        SignSeen.FallingMarks,
        SignSeen.Withdrawn,
        SignSeen.Tired,
        SignSeen.WorksInSchoolHours,
        SignSeen.ConflictWithPeers,
        SignSeen.SignsOfHarm,
        SignSeen.WantsToLeave,
    ];

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>Random and short; the only thing shown to whoever reported, and it stands for nothing else.</summary>
    public string Receipt { get; private set; } = "";

    public Guid ReportedByUserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime ReportedAt { get; private set; }

    /// <summary>UTC: <see cref="AnswerTime"/> after <see cref="ReportedAt"/>; kept, because lists ask for it.</summary>
    public DateTime DueAt { get; private set; }

    public ConcernKind Kind { get; private set; }

    /// <summary>True for bullying, violence and self-harm, where somebody of the school is involved, or once a Secret case answers it.</summary>
    public bool IsSecret { get; private set; }

    public bool IsUrgent { get; private set; }

    /// <summary>Null until somebody who sees the roster says who it is.</summary>
    public Guid? StudentId { get; private set; }

    public Student? Student { get; private set; }

    /// <summary>As typed; null where the student was chosen from the roster.</summary>
    public string? StudentText { get; private set; }

    public string? Seen { get; private set; }

    /// <summary>As typed; null also for words that name nobody.</summary>
    public string? InvolvedText { get; private set; }

    public ConcernAnswer? Answer { get; private set; }

    /// <summary>UTC, of the first answer; null while nobody has answered.</summary>
    public DateTime? AnsweredAt { get; private set; }

    public Guid? AnsweredByUserId { get; private set; }

    public Guid? CaseFileId { get; private set; }

    /// <summary>Why no case is needed.</summary>
    public string? NoCaseReason { get; private set; }

    /// <summary>Renewed at every change: the second of two who answer at once is told.</summary>
    public Guid Version { get; private set; }

    public IReadOnlyList<ConcernSign> Signs => _signs;

    public IReadOnlyList<ConcernInvolved> Involved => _involved;

    public IReadOnlyList<ConcernAct> Acts => _acts;

    /// <summary>Records what was reported. Who reads it and whether anybody is left to is asked before (<see cref="SatgasOnDuty"/>).</summary>
    /// <exception cref="RuleBrokenException">With the code of the rule that refuses.</exception>
    public static Concern Report(ConcernReport report, string receipt, Recorded recorded)
    {
        var studentText = Rule.OptionalText(report.StudentText, TextLimits.Line, nameof(StudentText));
        var seen = Rule.OptionalText(report.Seen, TextLimits.Note, nameof(Seen));
        var involvedText = InvolvedNames.NamesNobody(report.InvolvedText) ? null : Rule.OptionalText(report.InvolvedText, TextLimits.Line, nameof(InvolvedText));
        Rule.Require(report.StudentId is not null || studentText is not null, "Concern.StudentMissing", nameof(StudentText));
        Rule.Require(seen is not null || report.Signs.Count > 0, "Concern.NothingSeen", nameof(Seen));
        var concern = new Concern
        {
            Id = report.Id,
            Receipt = receipt,
            ReportedByUserId = recorded.ByUserId,
            ReportedAt = recorded.At,
            DueAt = recorded.At + AnswerTime,
            Kind = report.Kind,
            IsSecret = IsSecretBy(report),
            IsUrgent = report.IsUrgent,
            StudentId = report.StudentId,
            StudentText = studentText,
            Seen = seen,
            InvolvedText = involvedText,
            Version = Guid.CreateVersion7(),
        };
        concern._signs.AddRange(report.Signs.Distinct().Select(sign => new ConcernSign(report.Id, sign)));
        concern._involved.AddRange(report.InvolvedUserIds.Distinct().Select(userId => new ConcernInvolved(report.Id, userId)));
        return concern;
    }

    /// <summary>Bullying, violence, self-harm, a sign of harm, or anybody involved.</summary>
    public static bool IsSecretBy(ConcernReport report) =>
        report.Kind != ConcernKind.General
        || report.Signs.Contains(SignSeen.SignsOfHarm)
        || report.InvolvedUserIds.Count > 0
        || !InvolvedNames.NamesNobody(report.InvolvedText);

    /// <summary>Settled before then, with something of it still written.</summary>
    /// <param name="settledBefore">UTC.</param>
    public static Expression<Func<Concern, bool>> IsDue(DateTime settledBefore) => concern =>
        concern.AnsweredAt < settledBefore
        && ((concern.StudentText != null && concern.StudentText != ErasedText.Mark)
            || (concern.Seen != null && concern.Seen != ErasedText.Mark)
            || (concern.InvolvedText != null && concern.InvolvedText != ErasedText.Mark)
            || (concern.NoCaseReason != null && concern.NoCaseReason != ErasedText.Mark));
    /// <summary>
    /// True while nobody who answers has said whom the typed words mean: they may mean anybody, also somebody who would otherwise read this.
    /// Whom they seem to mean is kept away already, but words that fit one person may still mean another. The acts must be loaded.
    /// </summary>
    public bool IsInvolvedUnclear => InvolvedText is not null && !_acts.Exists(act => act.Step == ConcernStep.InvolvedSaid);

    public bool IsInvolved(Guid userId) => _involved.Exists(involved => involved.UserId == userId);

    /// <summary>True where nobody answered within <see cref="AnswerTime"/>, also when somebody did later.</summary>
    /// <param name="now">UTC.</param>
    public bool WasLateAt(DateTime now) => DueAt <= now && (AnsweredAt is null || AnsweredAt >= DueAt);

    /// <summary>Says which student the words mean; a mistake is mended the same way until a case answers the concern.</summary>
    public void NameStudent(Student student, Recorded recorded)
    {
        Rule.Require(CaseFileId is null, "Concern.AlreadyAnswered");
        if (StudentId == student.Id)
            return;
        (StudentId, Student) = (student.Id, student);
        Add(ConcernStep.StudentNamed, recorded);
    }

    /// <summary>Says whom the typed words mean, besides those who are kept away already. People are only ever added: whoever was named stays away.</summary>
    /// <param name="userIds">Of the school.</param>
    /// <param name="nobodyElse">Said where <paramref name="userIds"/> is empty: nobody of the school besides.</param>
    public void SayWhoIsMeant(IReadOnlyCollection<Guid> userIds, bool nobodyElse, Recorded recorded)
    {
        Rule.Require(CaseFileId is null, "Concern.AlreadyAnswered");
        Rule.Require(userIds.Count > 0 || nobodyElse, "Concern.InvolvedUnsaid", "InvolvedUserIds");
        var added = userIds.Distinct().Where(userId => !IsInvolved(userId)).ToList();
        if (added.Count == 0 && !IsInvolvedUnclear)
            return;
        _involved.AddRange(added.Select(userId => new ConcernInvolved(Id, userId)));
        Add(ConcernStep.InvolvedSaid, recorded);
    }

    /// <summary>Answers with a case of the student. The same case once more changes nothing.</summary>
    /// <param name="opened">True where the case was opened because of this concern.</param>
    public void AnswerWith(CaseFile caseFile, bool opened, Recorded recorded)
    {
        if (CaseFileId == caseFile.Id)
            return;
        Rule.Require(CaseFileId is null, "Concern.AlreadyAnswered");
        Rule.Require(!IsInvolvedUnclear, "Concern.InvolvedUnsaid", nameof(CaseFileId));
        Rule.Require(opened || StudentId == caseFile.StudentId, "Concern.OtherStudent", nameof(CaseFileId));
        if (StudentId != caseFile.StudentId)
            NameStudent(caseFile.Student!, recorded);
        (CaseFileId, NoCaseReason) = (caseFile.Id, null);
        // Whoever may not know of the case must not follow it here either.
        IsSecret |= caseFile.IsSecret;
        Settle(opened ? ConcernAnswer.CaseOpened : ConcernAnswer.CaseLinked, recorded);
        Add(opened ? ConcernStep.CaseOpened : ConcernStep.CaseLinked, recorded);
    }

    /// <summary>Answers that no case is needed. The same reason once more changes nothing.</summary>
    public void AnswerWithout(string? reason, Recorded recorded)
    {
        var kept = Rule.RequiredText(reason, TextLimits.Note, "Concern.ReasonMissing", "Reason");
        if (Answer == ConcernAnswer.NoCase && NoCaseReason == kept)
            return;
        Rule.Require(Answer is null, "Concern.AlreadyAnswered");
        NoCaseReason = kept;
        Settle(ConcernAnswer.NoCase, recorded);
        Add(ConcernStep.NoCase, recorded);
    }

    /// <summary>Nothing of what was written stays; that somebody reported, and what became of it, does.</summary>
    public void EraseTexts()
    {
        (StudentText, Seen, InvolvedText, NoCaseReason) = (ErasedText.Of(StudentText), ErasedText.Of(Seen), ErasedText.Of(InvolvedText), ErasedText.Of(NoCaseReason));
        Version = Guid.CreateVersion7();
    }

    private void Settle(ConcernAnswer answer, Recorded recorded)
    {
        Answer = answer;
        AnsweredAt ??= recorded.At;
        AnsweredByUserId = recorded.ByUserId;
    }

    private void Add(ConcernStep step, Recorded recorded)
    {
        _acts.Add(new ConcernAct(Id, step, recorded));
        Version = Guid.CreateVersion7();
    }
}
