using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Cases;

/// <summary>Who is named to a case, who is involved, and who answers for it.</summary>
public sealed class ParticipantTests
{
    private static readonly Guid Counsellor = Scene.Responsible;
    private static readonly Guid Coordinator = Guid.NewGuid();
    private static readonly Guid Principal = Guid.NewGuid();
    private static readonly Guid Homeroom = Guid.NewGuid();
    private static readonly IReadOnlySet<Guid> Writers = new HashSet<Guid> { Counsellor, Coordinator, Homeroom };

    [Fact]
    public void Name_WithAReason_Names()
    {
        var file = Secret();

        file.Name(Homeroom, " Menangani siswa ini. ", Recorded);

        var named = Assert.Single(file.Participants, participant => participant.UserId == Homeroom);
        Assert.Equal((ParticipantKind.Named, "Menangani siswa ini."), (named.Kind, named.Reason));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void WithoutAReason_NothingChanges(string reason)
    {
        var file = Secret();

        Refused.With("CaseFile.NamingReasonMissing", "Reason", () => file.Name(Homeroom, reason, Recorded));
        Refused.With("CaseFile.NamingReasonMissing", "Reason", () => file.HandOver(Homeroom, reason, Recorded));
        Refused.With("CaseFile.NamingReasonMissing", "Reason", () => file.Exclude(Homeroom, reason, [], Writers, 0, Recorded));
        Assert.DoesNotContain(file.Participants, participant => participant.UserId == Homeroom);
    }

    [Fact]
    public void Name_SomebodyInvolved_IsRefused_WhateverIsSaid()
    {
        var file = Secret();
        file.Exclude(Homeroom, "Terlibat.", [], Writers, 0, Recorded);

        Refused.With("CaseFile.OfficerExcluded", "UserId", () => file.Name(Homeroom, "Perlu tahu.", Recorded));
        Refused.With("CaseFile.OfficerExcluded", "UserId", () => file.HandOver(Homeroom, "Perlu tahu.", Recorded));
        Refused.With("CaseFile.AlreadyExcluded", "UserId", () => file.Exclude(Homeroom, "Terlibat.", [], Writers, 0, Recorded));
        Refused.With("CaseFile.NotNamed", null, () => file.TakeNamingBack(Homeroom, Writers, []));
    }

    [Fact]
    public void Name_Twice_IsRefused() => Refused.With("CaseFile.AlreadyNamed", "UserId", () => Secret().Name(Coordinator, "Sekali lagi.", Recorded));

    [Fact]
    public void TakeNamingBack_ThePersonResponsible_IsRefused() => Refused.With("CaseFile.ResponsibleStaysNamed", null, () => Secret().TakeNamingBack(Counsellor, Writers, []));

    /// <summary>The principal only reads: with nobody else left, nobody could help.</summary>
    [Fact]
    public void TakeNamingBack_TheLastWhoCanHandleIt_IsRefused()
    {
        var file = Secret();
        var onlyCoordinator = new HashSet<Guid> { Coordinator };

        Refused.With("CaseFile.LastNamed", "UserId", () => file.TakeNamingBack(Coordinator, onlyCoordinator, []));
        file.TakeNamingBack(Coordinator, Writers, []);
        Assert.DoesNotContain(file.Participants, participant => participant.UserId == Coordinator);
    }

    [Fact]
    public void Exclude_OfACaseThatIsNotSecret_MakesItSecret_AndNamesWhoHandlesAllCases()
    {
        var file = General();

        file.Exclude(Coordinator, "Terlibat.", [Principal, Coordinator, Counsellor], Writers, 2, Recorded);

        Assert.Equal((Confidentiality.Secret, true, 2), (file.Confidentiality, file.IsSecret, file.SecretPlace));
        Assert.Equal(new[] { Counsellor, Principal }.Order(), Named(file).Order());
        Assert.Equal([Coordinator], file.Participants.Where(participant => participant.Kind == ParticipantKind.Excluded).Select(participant => participant.UserId));
    }

    [Fact]
    public void Exclude_SomebodyNamed_TakesTheNamingAway()
    {
        var file = Secret();

        file.Exclude(Coordinator, "Terlibat.", [], Writers, 0, Recorded);

        Assert.Equal(ParticipantKind.Excluded, Assert.Single(file.Participants, participant => participant.UserId == Coordinator).Kind);
    }

    [Fact]
    public void Exclude_ThePersonResponsible_IsRefused_UntilTheCaseIsHandedOver()
    {
        var file = Secret();
        Refused.With("CaseFile.ResponsibleExcluded", "UserId", () => file.Exclude(Counsellor, "Terlibat.", [], Writers, 0, Recorded));

        file.HandOver(Coordinator, "Guru BK terlibat.", Recorded);
        file.Exclude(Counsellor, "Terlibat.", [], Writers, 0, Recorded);

        Assert.Equal(Coordinator, file.ResponsibleUserId);
    }

    /// <summary>A wali kelas who writes a case must not be able to hide it from all who look after every case.</summary>
    [Fact]
    public void OneWhoHandlesAllCases_StaysNamed_WhoeverIsInvolvedOrSentAway()
    {
        IReadOnlyList<Guid> handlers = [Coordinator, Principal];
        var file = Secret();
        file.Name(Homeroom, "Wali kelasnya.", Recorded);
        file.HandOver(Homeroom, "Wali kelasnya.", Recorded);
        file.Exclude(Principal, "Terlibat.", handlers, Writers, 0, Recorded);

        Refused.With("CaseFile.NobodyWhoHandlesAllCases", "UserId", () => file.TakeNamingBack(Coordinator, Writers, handlers));
        Refused.With("CaseFile.NobodyWhoHandlesAllCases", "UserId", () => file.Exclude(Coordinator, "Terlibat.", handlers, Writers, 0, Recorded));
        file.TakeNamingBack(Counsellor, Writers, handlers);
        Assert.DoesNotContain(Counsellor, Named(file));
    }

    [Fact]
    public void HandOver_NamesTheNewOne_AndIsRefusedForTheOldOne()
    {
        var file = General();

        Refused.With("CaseFile.AlreadyResponsible", "UserId", () => file.HandOver(Counsellor, "Tetap.", Recorded));
        file.HandOver(Homeroom, "Wali kelasnya.", Recorded);

        Assert.Equal((Homeroom, true), (file.ResponsibleUserId, Named(file).Contains(Homeroom)));
    }

    private static Recorded Recorded => Scene.Recorded;

    private static CaseFile General() => new CaseBuilder().Build();

    private static CaseFile Secret() => new CaseBuilder().Because(Factors.Bullying).Naming(Coordinator, Principal).Build();

    private static IEnumerable<Guid> Named(CaseFile file) => file.Participants.Where(participant => participant.Kind == ParticipantKind.Named).Select(participant => participant.UserId);
}
