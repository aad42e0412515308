using SrpsWeb.Domain.Students;

namespace SrpsWeb.Domain.Cases;

/// <summary>What the opening of a case says.</summary>
/// <param name="Id">Made by whoever sends the form, so that the same form sent twice is the same case.</param>
/// <param name="Code">Random, for instance K-7Q4M; stands for the student where the name must not.</param>
/// <param name="MainFactor">The one factor the case is counted under.</param>
/// <param name="Contributing">Any number of further factors.</param>
/// <param name="Confidentiality">Null: what the strictest factor demands. It can be raised, never lowered below that.</param>
/// <param name="Named">People who may see a Secret case or write a Restricted one, besides the person responsible.</param>
/// <param name="Excluded">People involved in what happened; naming one makes the case Secret.</param>
/// <param name="HiddenTwins">How many open Secret cases of this student exist that the person opening this one may not see.</param>
public sealed record CaseOpening(
    Guid Id,
    string Code,
    DateOnly OpenedOn,
    RiskFactor MainFactor,
    IReadOnlyCollection<RiskFactor> Contributing,
    string? MappingNote,
    string? Strengths,
    RiskLevel Level,
    string Rationale,
    Guid ResponsibleUserId,
    Confidentiality? Confidentiality,
    IReadOnlyCollection<Guid> Named,
    IReadOnlyCollection<Guid> Excluded,
    int HiddenTwins)
{
    /// <summary>What the mapping found about contributing factors, by their ids; the main factor's is <see cref="MappingNote"/>.</summary>
    public IReadOnlyDictionary<Guid, FactorMapping> Mappings { get; init; } = new Dictionary<Guid, FactorMapping>();

    public IReadOnlyCollection<SignSeen> Signs { get; init; } = [];

    /// <summary>What was seen, in words.</summary>
    public string? SignsNote { get; init; }
}

/// <summary>
/// Kasus: one student's time at risk, from registration to closure. Every change goes through a named method which keeps the
/// rules of domain.md; <c>today</c> is always the school's local day, handed in.
/// </summary>
public sealed partial class CaseFile : ISchoolRecord
{
    /// <summary>Years a case may lie back when it is registered: nobody is longer at a vocational school, and it catches a mistyped year.</summary>
    private const int LongestSchooling = 5;

    private readonly List<CaseSpan> _spans = [];
    private readonly List<CaseFactor> _factors = [];
    private readonly List<MainFactorChange> _mainFactors = [];
    private readonly List<CaseParticipant> _participants = [];
    private readonly List<CaseSign> _signs = [];

    private CaseFile()
    {
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    public string Code { get; private set; } = "";

    public Guid StudentId { get; private set; }

    public Student? Student { get; private set; }

    /// <summary>The day the first span began.</summary>
    public DateOnly OpenedOn { get; private set; }

    /// <summary>Null while open; otherwise the day the last span ended.</summary>
    public DateOnly? ClosedOn { get; private set; }

    public Guid MainFactorId { get; private set; }

    public Confidentiality Confidentiality { get; private set; }

    /// <summary>True for <see cref="Confidentiality.Secret"/>; kept beside it for the index that allows one open case on each side.</summary>
    public bool IsSecret { get; private set; }

    /// <summary>
    /// 0, or the place of a further open Secret case registered by someone from whom the existing ones are hidden:
    /// refusing it would tell them that one exists.
    /// </summary>
    public int SecretPlace { get; private set; }

    /// <summary>PJ.</summary>
    public Guid ResponsibleUserId { get; private set; }

    public RiskLevel OpeningLevel { get; private set; }

    public string OpeningRationale { get; private set; } = "";

    /// <summary>What was seen before the case was registered, in words.</summary>
    public string? SignsNote { get; private set; }

    public Guid RecordedByUserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    /// <summary>Level of the latest review, or of the opening.</summary>
    public RiskLevel CurrentLevel { get; private set; }

    public Handling CurrentHandling { get; private set; }

    public DateOnly? LastReviewOn { get; private set; }

    /// <summary>Last day of an intervention or a held visit.</summary>
    public DateOnly? LastContactOn { get; private set; }

    /// <summary>Renewed at every change: the second of two concurrent editors is told instead of overwriting.</summary>
    public Guid Version { get; private set; }

    public IReadOnlyList<CaseSpan> Spans => _spans;

    public IReadOnlyList<CaseFactor> Factors => _factors;

    public IReadOnlyList<MainFactorChange> MainFactors => _mainFactors;

    public IReadOnlyList<CaseParticipant> Participants => _participants;

    public IReadOnlyList<CaseSign> Signs => _signs;

    /// <summary>Registers a student at risk (rule 2).</summary>
    /// <exception cref="RuleBrokenException">With the code of the rule that refuses.</exception>
    public static CaseFile Open(Student student, CaseOpening opening, DateOnly today, Recorded recorded)
    {
        Rule.Require(student.ClassGroupId is not null, "CaseFile.StudentNotEnrolled", "StudentId");
        Rule.Require(opening.OpenedOn <= today, "CaseFile.OpenedInFuture", nameof(OpenedOn));
        Rule.Require(opening.OpenedOn >= today.AddYears(-LongestSchooling), "CaseFile.OpenedTooEarly", nameof(OpenedOn), today.AddYears(-LongestSchooling));
        Rule.Require(opening.Level != RiskLevel.None, "CaseFile.LevelNotAtRisk", "Level");
        Rule.Require(opening.Contributing.Append(opening.MainFactor).CountBy(factor => factor.Id).All(counted => counted.Value == 1), "CaseFile.FactorTwice", nameof(opening.Contributing));
        Rule.Require(!opening.Excluded.Contains(opening.ResponsibleUserId), "CaseFile.ResponsibleExcluded", nameof(ResponsibleUserId));

        var demanded = DemandedConfidentiality(opening.MainFactor, opening.Contributing, opening.Excluded.Count > 0);
        var confidentiality = opening.Confidentiality ?? demanded;
        Rule.Require(confidentiality >= demanded, "CaseFile.ConfidentialityTooLow", nameof(Confidentiality));

        var caseFile = new CaseFile
        {
            Id = opening.Id,
            Code = opening.Code,
            StudentId = student.Id,
            Student = student,
            OpenedOn = opening.OpenedOn,
            MainFactorId = opening.MainFactor.Id,
            Confidentiality = confidentiality,
            IsSecret = confidentiality == Confidentiality.Secret,
            SecretPlace = confidentiality == Confidentiality.Secret ? opening.HiddenTwins : 0,
            ResponsibleUserId = opening.ResponsibleUserId,
            OpeningLevel = opening.Level,
            OpeningRationale = Rule.RequiredText(opening.Rationale, TextLimits.Note, "CaseFile.RationaleMissing", "Rationale"),
            SignsNote = Rule.OptionalText(opening.SignsNote, TextLimits.Note, nameof(SignsNote)),
            RecordedByUserId = recorded.ByUserId,
            RecordedAt = recorded.At,
            CurrentLevel = opening.Level,
            Version = Guid.CreateVersion7(),
        };
        caseFile._spans.Add(new CaseSpan(Guid.CreateVersion7(), caseFile.Id, opening.OpenedOn, null, recorded));
        caseFile._factors.Add(new CaseFactor(caseFile.Id, opening.MainFactor.Id, new FactorMapping(opening.MappingNote, opening.Strengths)));
        foreach (var factor in opening.Contributing)
            caseFile._factors.Add(new CaseFactor(caseFile.Id, factor.Id, opening.Mappings.GetValueOrDefault(factor.Id, FactorMapping.None)));
        foreach (var sign in opening.Signs.Distinct())
            caseFile._signs.Add(new CaseSign(caseFile.Id, sign));
        caseFile._mainFactors.Add(new MainFactorChange(Guid.CreateVersion7(), caseFile.Id, opening.MainFactor.Id, opening.OpenedOn, null, recorded));
        caseFile.AddParticipants(opening, recorded);
        return caseFile;
    }

    /// <summary>The least confidentiality a case with these factors needs; naming an involved person makes it Secret.</summary>
    public static Confidentiality DemandedConfidentiality(RiskFactor main, IEnumerable<RiskFactor> contributing, bool someoneExcluded) =>
        someoneExcluded
            ? Confidentiality.Secret
            : contributing.Append(main).Max(factor => factor.Confidentiality);

    private void AddParticipants(CaseOpening opening, Recorded recorded)
    {
        foreach (var userId in opening.Excluded.Distinct())
            _participants.Add(new CaseParticipant(Id, userId, ParticipantKind.Excluded, recorded));
        foreach (var userId in opening.Named.Append(opening.ResponsibleUserId).Distinct().Where(userId => !opening.Excluded.Contains(userId)))
            _participants.Add(new CaseParticipant(Id, userId, ParticipantKind.Named, recorded));
    }

    private void Touch() => Version = Guid.CreateVersion7();
}
