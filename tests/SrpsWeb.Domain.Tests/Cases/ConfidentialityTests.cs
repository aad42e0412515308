using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Cases;

/// <summary>More or less confidential by hand: raised freely, lowered only with a reason (domain.md).</summary>
public sealed class ConfidentialityTests
{
    private static readonly Guid Coordinator = Guid.NewGuid();
    private static readonly Guid Principal = Guid.NewGuid();

    [Theory]
    [InlineData(Confidentiality.Restricted)]
    [InlineData(Confidentiality.Secret)]
    public void Raise_NeedsNoReason(Confidentiality to)
    {
        var file = Of(Factors.Motivation);
        var version = file.Version;

        var change = Change(file, to, " ");

        Assert.Equal((to, to == Confidentiality.Secret), (file.Confidentiality, file.IsSecret));
        Assert.Equal((file.Id, Confidentiality.General, to, null, Scene.Officer, Scene.Now), (change.CaseFileId, change.From, change.To, change.Reason, change.RecordedByUserId, change.RecordedAt));
        Assert.NotEqual(version, file.Version);
    }

    [Fact]
    public void RaiseToSecret_NamesWhoHandlesEveryCase_AndWhoRaised_AndTakesTheNextPlace()
    {
        var file = Of(Factors.Economic);

        Change(file, Confidentiality.Secret, null, hiddenTwins: 2);

        Assert.Equal(new[] { Scene.Responsible, Scene.Officer, Coordinator, Principal }.Order(), file.Participants.Select(participant => participant.UserId).Order());
        Assert.All(file.Participants, participant => Assert.Equal(ParticipantKind.Named, participant.Kind));
        Assert.Equal(2, file.SecretPlace);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void Lower_WithoutAReason_IsRefused(string? reason)
    {
        var file = Of(Factors.Economic);

        Refused.With("CaseFile.LoweringReasonMissing", "LevelReason", () => Change(file, Confidentiality.General, reason));

        Assert.Equal(Confidentiality.Restricted, file.Confidentiality);
    }

    [Fact]
    public void Lower_WithAReason_KeepsIt_AndGivesTheSecretPlaceBack()
    {
        var file = Of(Factors.Economic);
        Change(file, Confidentiality.Secret, null, hiddenTwins: 1);

        var change = Change(file, Confidentiality.General, " Keluarga sudah bercerita sendiri. ");

        Assert.Equal((Confidentiality.Secret, Confidentiality.General, "Keluarga sudah bercerita sendiri."), (change.From, change.To, change.Reason));
        Assert.Equal((Confidentiality.General, false, 0), (file.Confidentiality, file.IsSecret, file.SecretPlace));
    }

    [Theory]
    [InlineData(Confidentiality.General)]
    [InlineData(Confidentiality.Secret)]
    public void ToTheLevelItHas_IsRefused(Confidentiality level)
    {
        var file = level == Confidentiality.General ? Of(Factors.Motivation) : Of(Factors.Bullying);

        Refused.With("CaseFile.ConfidentialityUnchanged", "Level", () => Change(file, level, "Alasan."));
    }

    [Fact]
    public void Lower_WhileSomebodyIsInvolved_IsRefused()
    {
        var file = Of(Factors.Motivation);
        file.Exclude(Coordinator, "Terlibat.", [Principal], new HashSet<Guid> { Scene.Responsible }, 0, Scene.Recorded);

        Refused.With("CaseFile.InvolvedStaysSecret", "Level", () => Change(file, Confidentiality.Restricted, "Alasan."));
    }

    [Fact]
    public void Lower_WithASecretFactor_IsRestrictedAtTheLeast()
    {
        var file = Of(Factors.Bullying);

        Refused.With("CaseFile.SecretFactorNeverGeneral", "Level", () => Change(file, Confidentiality.General, "Alasan.", hasSecretFactor: true));
        Change(file, Confidentiality.Restricted, "Sudah diketahui seluruh kelas.", hasSecretFactor: true);

        Assert.Equal((Confidentiality.Restricted, false), (file.Confidentiality, file.IsSecret));
    }

    [Fact]
    public void NameByRole_NamesOnlyWhoIsNeitherNamedNorInvolved_AndAgainChangesNothing()
    {
        var file = Of(Factors.Bullying);
        file.Exclude(Principal, "Terlibat.", [], new HashSet<Guid> { Scene.Responsible }, 0, Scene.Recorded);

        file.NameByRole([Coordinator, Principal, Scene.Responsible], Scene.Now);
        var version = file.Version;
        file.NameByRole([Coordinator, Principal, Scene.Responsible], Scene.Now);

        var named = Assert.Single(file.Participants, participant => participant.UserId == Coordinator);
        Assert.Equal((ParticipantKind.Named, Coordinator, null), (named.Kind, named.RecordedByUserId, named.Reason));
        Assert.Equal(ParticipantKind.Excluded, Assert.Single(file.Participants, participant => participant.UserId == Principal).Kind);
        Assert.Equal(version, file.Version);
    }

    private static CaseFile Of(RiskFactor factor) => new CaseBuilder().Because(factor).Build();

    private static ConfidentialityChange Change(CaseFile file, Confidentiality to, string? reason, bool hasSecretFactor = false, int hiddenTwins = 0) =>
        file.ChangeConfidentiality(Guid.CreateVersion7(), to, reason, hasSecretFactor, [Coordinator, Principal], hiddenTwins, Scene.Recorded);
}
