using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Cases;

public sealed class OpenCaseTests
{
    private static readonly Guid Principal = Guid.CreateVersion7();
    private static readonly Guid Involved = Guid.CreateVersion7();

    [Fact]
    public void Open_Today_IsRegisteredWithItsOpeningLevel()
    {
        var student = new StudentBuilder().Build();
        var caseFile = new CaseBuilder().Of(student).OpenedOn(Scene.Today).With(opening => opening with { Rationale = "  Alasan. " }).Build();

        Assert.Equal(student.Id, caseFile.StudentId);
        Assert.Equal(Scene.Today, caseFile.OpenedOn);
        Assert.Null(caseFile.ClosedOn);
        Assert.Equal(RiskLevel.Moderate, caseFile.OpeningLevel);
        Assert.Equal(RiskLevel.Moderate, caseFile.CurrentLevel);
        Assert.Equal(Handling.Registered, caseFile.CurrentHandling);
        Assert.Equal("Alasan.", caseFile.OpeningRationale);
        Assert.Equal((Scene.Officer, Scene.Now), (caseFile.RecordedByUserId, caseFile.RecordedAt));
        var span = Assert.Single(caseFile.Spans);
        Assert.Equal((Scene.Today, null, null), (span.OpenedOn, span.ClosedOn, span.ReopenReason));
        var main = Assert.Single(caseFile.MainFactors);
        Assert.Equal((Factors.Motivation.Id, Scene.Today, null), (main.RiskFactorId, main.ValidFrom, main.Reason));
    }

    [Fact]
    public void Open_WithContributingFactors_NotesTheMappingOnTheMainOne()
    {
        var caseFile = new CaseBuilder().Because(Factors.Motivation, Factors.Economic)
            .With(opening => opening with { MappingNote = " Sering melaut. ", Strengths = "Rajin praktik." }).Build();

        Assert.Equal(
            [(Factors.Motivation.Id, "Sering melaut.", "Rajin praktik."), (Factors.Economic.Id, null, null)],
            caseFile.Factors.Select(factor => (factor.RiskFactorId, factor.MappingNote, factor.Strengths)));
        Assert.Equal(Factors.Motivation.Id, caseFile.MainFactorId);
    }

    [Fact]
    public void Open_WithMappingsOfContributingFactors_NotesThemOnTheirOwn()
    {
        var caseFile = new CaseBuilder().Because(Factors.Motivation, Factors.Economic)
            .With(opening => opening with { Mappings = new Dictionary<Guid, FactorMapping> { [Factors.Economic.Id] = new(" Ayah sakit. ", "") } }).Build();

        Assert.Equal(
            [(Factors.Motivation.Id, null, null), (Factors.Economic.Id, "Ayah sakit.", null)],
            caseFile.Factors.Select(factor => (factor.RiskFactorId, factor.MappingNote, factor.Strengths)));
    }

    [Fact]
    public void Open_SignTwice_IsNotedOnce() =>
        Assert.Equal(
            [SignSeen.Tired, SignSeen.OftenLate],
            new CaseBuilder().With(opening => opening with { Signs = [SignSeen.Tired, SignSeen.OftenLate, SignSeen.Tired] }).Build().Signs.Select(sign => sign.Sign));

    [Fact]
    public void Open_StudentNotEnrolled_IsRefused() =>
        Refused.With("CaseFile.StudentNotEnrolled", "StudentId", () => new CaseBuilder().Of(new StudentBuilder().NotEnrolled().Build()).Build());

    [Fact]
    public void Open_InFuture_IsRefused() =>
        Refused.With("CaseFile.OpenedInFuture", "OpenedOn", () => new CaseBuilder().OpenedOn(Scene.Tomorrow).Build());

    [Fact]
    public void Open_FiveYearsBack_IsAcceptedAndADayEarlierRefused()
    {
        var earliest = Scene.Today.AddYears(-5);
        Assert.Equal(earliest, new CaseBuilder().OpenedOn(earliest).Build().OpenedOn);
        Refused.With("CaseFile.OpenedTooEarly", "OpenedOn", () => new CaseBuilder().OpenedOn(earliest.AddDays(-1)).Build(), earliest);
    }

    [Fact]
    public void Open_NotAtRisk_IsRefused() =>
        Refused.With("CaseFile.LevelNotAtRisk", "Level", () => new CaseBuilder().With(opening => opening with { Level = RiskLevel.None }).Build());

    [Fact]
    public void Open_WithoutRationale_IsRefused() =>
        Refused.With("CaseFile.RationaleMissing", "Rationale", () => new CaseBuilder().With(opening => opening with { Rationale = " " }).Build());

    [Fact]
    public void Open_TextsTooLong_IsRefused()
    {
        var tooLong = Scene.LongerThan(TextLimits.Note);
        Refused.With("Text.TooLong", "Rationale", () => new CaseBuilder().With(opening => opening with { Rationale = tooLong }).Build(), TextLimits.Note);
        Refused.With("Text.TooLong", "MappingNote", () => new CaseBuilder().With(opening => opening with { MappingNote = tooLong }).Build(), TextLimits.Note);
        Refused.With("Text.TooLong", "Strengths", () => new CaseBuilder().With(opening => opening with { Strengths = tooLong }).Build(), TextLimits.Note);
    }

    [Fact]
    public void Open_MainFactorAlsoContributing_IsRefused() =>
        Refused.With("CaseFile.FactorTwice", "Contributing", () => new CaseBuilder().Because(Factors.Motivation, Factors.Economic, Factors.Motivation).Build());

    [Fact]
    public void Open_ContributingFactorTwice_IsRefused() =>
        Refused.With("CaseFile.FactorTwice", "Contributing", () => new CaseBuilder().Because(Factors.Motivation, Factors.Economic, Factors.Economic).Build());

    [Fact]
    public void Open_ResponsibleExcluded_IsRefused() =>
        Refused.With("CaseFile.ResponsibleExcluded", "ResponsibleUserId", () => new CaseBuilder().Excluding(Scene.Responsible).Build());

    public static TheoryData<Confidentiality, Confidentiality, Confidentiality> Demands { get; } = new()
    {
        { Confidentiality.General, Confidentiality.General, Confidentiality.General },
        { Confidentiality.General, Confidentiality.Restricted, Confidentiality.Restricted },
        { Confidentiality.Restricted, Confidentiality.General, Confidentiality.Restricted },
        { Confidentiality.Restricted, Confidentiality.Secret, Confidentiality.Secret },
        { Confidentiality.Secret, Confidentiality.General, Confidentiality.Secret },
    };

    [Theory]
    [MemberData(nameof(Demands))]
    public void Open_WithoutChoice_IsAsStrictAsTheStrictestFactor(Confidentiality main, Confidentiality contributing, Confidentiality expected)
    {
        var caseFile = new CaseBuilder().Because(Factors.Demanding(main), Factors.Of("lain", contributing)).Build();

        Assert.Equal(expected, caseFile.Confidentiality);
        Assert.Equal(expected == Confidentiality.Secret, caseFile.IsSecret);
    }

    [Fact]
    public void Open_Raised_IsAccepted()
    {
        Assert.Equal(Confidentiality.Restricted, new CaseBuilder().Kept(Confidentiality.Restricted).Build().Confidentiality);
        Assert.True(new CaseBuilder().Kept(Confidentiality.Secret).Build().IsSecret);
    }

    [Fact]
    public void Open_BelowWhatItsFactorsDemand_IsRefused()
    {
        Refused.With("CaseFile.ConfidentialityTooLow", "Confidentiality", () => new CaseBuilder().Because(Factors.Economic).Kept(Confidentiality.General).Build());
        Refused.With("CaseFile.ConfidentialityTooLow", "Confidentiality", () => new CaseBuilder().Because(Factors.Bullying).Kept(Confidentiality.Restricted).Build());
    }

    [Fact]
    public void Open_WithSomeoneInvolved_IsSecretWhateverTheFactor()
    {
        Assert.Equal(Confidentiality.Secret, new CaseBuilder().Excluding(Involved).Build().Confidentiality);
        Refused.With("CaseFile.ConfidentialityTooLow", "Confidentiality", () => new CaseBuilder().Excluding(Involved).Kept(Confidentiality.Restricted).Build());
    }

    [Fact]
    public void Open_Participants_AreTheNamedTheResponsibleAndTheExcluded()
    {
        var caseFile = new CaseBuilder().Naming(Principal, Principal).Excluding(Involved).Build();

        Assert.Equal(
            [(Involved, ParticipantKind.Excluded), (Principal, ParticipantKind.Named), (Scene.Responsible, ParticipantKind.Named)],
            caseFile.Participants.Select(participant => (participant.UserId, participant.Kind)));
        Assert.All(caseFile.Participants, participant => Assert.Equal((Scene.Officer, Scene.Now), (participant.RecordedByUserId, participant.RecordedAt)));
    }

    [Fact]
    public void Open_NamedAndExcluded_IsExcludedOnly()
    {
        var caseFile = new CaseBuilder().Naming(Involved).Excluding(Involved).Build();
        Assert.Equal(ParticipantKind.Excluded, Assert.Single(caseFile.Participants, participant => participant.UserId == Involved).Kind);
    }

    [Fact]
    public void Open_HiddenTwins_CountForASecretCaseOnly()
    {
        Assert.Equal(2, new CaseBuilder().Because(Factors.Bullying).With(opening => opening with { HiddenTwins = 2 }).Build().SecretPlace);
        Assert.Equal(0, new CaseBuilder().Because(Factors.Economic).With(opening => opening with { HiddenTwins = 2 }).Build().SecretPlace);
    }
}
