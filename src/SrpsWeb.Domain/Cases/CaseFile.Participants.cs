namespace SrpsWeb.Domain.Cases;

/// <summary>Who is named to a case, who is involved in it, and who answers for it.</summary>
public sealed partial class CaseFile
{
    private const string ConfidentialityField = "Level";

    /// <summary>Names one more person: who may see a Secret case, who may write a Restricted one.</summary>
    /// <param name="reason">Why this person needs to know. Required.</param>
    /// <exception cref="RuleBrokenException"><c>CaseFile.OfficerExcluded</c>: somebody involved is never named, whatever the role.</exception>
    public void Name(Guid userId, string reason, Recorded recorded)
    {
        var why = RequiredReason(reason);
        RequireNotExcluded(userId, nameof(CaseParticipant.UserId));
        Rule.Require(Participant(userId) is null, "CaseFile.AlreadyNamed", nameof(CaseParticipant.UserId));
        _participants.Add(new CaseParticipant(Id, userId, ParticipantKind.Named, recorded, why));
        Touch();
    }

    /// <summary>Takes the naming back. The person responsible stays named, and a Secret case keeps somebody who may write it.</summary>
    /// <param name="mayWriteWhenNamed">People of the school who are active and whose roles let them write a case they are named to.</param>
    /// <param name="handlesAllCases">As in <see cref="Exclude"/>: one of them stays.</param>
    public void TakeNamingBack(Guid userId, IReadOnlySet<Guid> mayWriteWhenNamed, IReadOnlyCollection<Guid> handlesAllCases)
    {
        var named = Participant(userId);
        Rule.Require(named?.Kind == ParticipantKind.Named, "CaseFile.NotNamed");
        Rule.Require(userId != ResponsibleUserId, "CaseFile.ResponsibleStaysNamed");
        RequireSomebodyNamed(userId, mayWriteWhenNamed);
        if (handlesAllCases.Contains(userId))
            RequireOneWhoHandlesAllCases(handlesAllCases, userId);
        _participants.Remove(named!);
        Touch();
    }

    /// <summary>
    /// Notes that a person is involved in what happened: from now on the case does not exist for this person. It becomes Secret, and
    /// whoever handles every case is named to it, but for those involved. Never taken back: what is a mistake is registered anew.
    /// </summary>
    /// <param name="handlesAllCases">Who is named to a Secret case by the role: principal, coordinator, counsellor.</param>
    /// <param name="mayWriteWhenNamed">As in <see cref="TakeNamingBack"/>.</param>
    /// <param name="hiddenTwins">As in <see cref="CaseOpening"/>; asked only where the case becomes Secret.</param>
    /// <exception cref="RuleBrokenException"><c>CaseFile.ResponsibleExcluded</c>: hand the case over first. <c>CaseFile.LastNamed</c>, <c>CaseFile.NobodyWhoHandlesAllCases</c>.</exception>
    public void Exclude(Guid userId, string reason, IReadOnlyCollection<Guid> handlesAllCases, IReadOnlySet<Guid> mayWriteWhenNamed, int hiddenTwins, Recorded recorded)
    {
        var why = RequiredReason(reason);
        Rule.Require(userId != ResponsibleUserId, "CaseFile.ResponsibleExcluded", nameof(CaseParticipant.UserId));
        var known = Participant(userId);
        Rule.Require(known?.Kind != ParticipantKind.Excluded, "CaseFile.AlreadyExcluded", nameof(CaseParticipant.UserId));
        if (known is null)
            _participants.Add(new CaseParticipant(Id, userId, ParticipantKind.Excluded, recorded, why));
        else
            known.BecomeExcluded(why, recorded);
        if (!IsSecret)
            BecomeSecret(handlesAllCases, hiddenTwins, recorded);
        RequireSomebodyNamed(userId, mayWriteWhenNamed);
        RequireOneWhoHandlesAllCases(handlesAllCases, userId);
        Touch();
    }

    /// <summary>Gives the case to another person responsible (PJ), who is named to it.</summary>
    /// <param name="reason">Required.</param>
    public void HandOver(Guid userId, string reason, Recorded recorded)
    {
        RequireOpen();
        var why = RequiredReason(reason);
        Rule.Require(userId != ResponsibleUserId, "CaseFile.AlreadyResponsible", nameof(CaseParticipant.UserId));
        RequireNotExcluded(userId, nameof(CaseParticipant.UserId));
        if (Participant(userId) is null)
            _participants.Add(new CaseParticipant(Id, userId, ParticipantKind.Named, recorded, why));
        ResponsibleUserId = userId;
        Touch();
    }

    /// <summary>Makes the case more or less confidential by hand.</summary>
    /// <param name="reason">Required to lower; may be empty to raise.</param>
    /// <param name="hasSecretFactor">One of its factors is Secret by itself: such a case is never General.</param>
    /// <param name="handlesAllCases">As in <see cref="Exclude"/>; whoever raises stays named as well.</param>
    /// <param name="hiddenTwins">As in <see cref="CaseOpening"/>; asked only where the case becomes Secret.</param>
    /// <exception cref="RuleBrokenException">
    /// <c>CaseFile.ConfidentialityUnchanged</c>, <c>CaseFile.LoweringReasonMissing</c>, <c>CaseFile.InvolvedStaysSecret</c>, <c>CaseFile.SecretFactorNeverGeneral</c>.
    /// </exception>
    public ConfidentialityChange ChangeConfidentiality(
        Guid id, Confidentiality to, string? reason, bool hasSecretFactor, IReadOnlyCollection<Guid> handlesAllCases, int hiddenTwins, Recorded recorded)
    {
        Rule.Require(to != Confidentiality, "CaseFile.ConfidentialityUnchanged", ConfidentialityField);
        var isLower = to < Confidentiality;
        Rule.Require(!isLower || !_participants.Exists(participant => participant.Kind == ParticipantKind.Excluded), "CaseFile.InvolvedStaysSecret", ConfidentialityField);
        Rule.Require(!hasSecretFactor || to != Confidentiality.General, "CaseFile.SecretFactorNeverGeneral", ConfidentialityField);
        var why = isLower
            ? Rule.RequiredText(reason, TextLimits.Note, "CaseFile.LoweringReasonMissing", "LevelReason")
            : Rule.OptionalText(reason, TextLimits.Note, "LevelReason");
        var change = new ConfidentialityChange(id, Id, Confidentiality, to, why, recorded);
        if (to == Confidentiality.Secret)
            BecomeSecret([.. handlesAllCases, recorded.ByUserId], hiddenTwins, recorded);
        else
            (Confidentiality, IsSecret, SecretPlace) = (to, false, 0);
        Touch();
        return change;
    }

    /// <summary>Names whoever handles every case where nobody named is left, but for those involved. Each is noted as naming themselves: no person chose them.</summary>
    /// <param name="handlesAllCases">As in <see cref="Exclude"/>.</param>
    /// <param name="now">UTC.</param>
    public void NameByRole(IReadOnlyCollection<Guid> handlesAllCases, DateTime now)
    {
        if (NameAll(handlesAllCases, userId => new Recorded(userId, now)))
            Touch();
    }

    private CaseParticipant? Participant(Guid userId) => _participants.Find(participant => participant.UserId == userId);

    private static string RequiredReason(string reason) => Rule.RequiredText(reason, TextLimits.Note, "CaseFile.NamingReasonMissing", "Reason");

    private void RequireSomebodyNamed(Guid withoutUserId, IReadOnlySet<Guid> mayWriteWhenNamed) => Rule.Require(
        !IsSecret || _participants.Exists(other => other.Kind == ParticipantKind.Named && other.UserId != withoutUserId && mayWriteWhenNamed.Contains(other.UserId)),
        "CaseFile.LastNamed",
        nameof(CaseParticipant.UserId));

    /// <summary>A wali kelas alone must not make a case vanish for principal, coordinator and counsellor together.</summary>
    private void RequireOneWhoHandlesAllCases(IReadOnlyCollection<Guid> handlesAllCases, Guid withoutUserId) => Rule.Require(
        !IsSecret || handlesAllCases.Count == 0 || handlesAllCases.Any(userId => userId != withoutUserId && Participant(userId)?.Kind == ParticipantKind.Named),
        "CaseFile.NobodyWhoHandlesAllCases",
        nameof(CaseParticipant.UserId));

    private void BecomeSecret(IReadOnlyCollection<Guid> handlesAllCases, int hiddenTwins, Recorded recorded)
    {
        (Confidentiality, IsSecret, SecretPlace) = (Confidentiality.Secret, true, hiddenTwins);
        NameAll(handlesAllCases, _ => recorded);
    }

    private bool NameAll(IEnumerable<Guid> userIds, Func<Guid, Recorded> recorded)
    {
        var others = userIds.Distinct().Where(userId => Participant(userId) is null).ToList();
        _participants.AddRange(others.Select(userId => new CaseParticipant(Id, userId, ParticipantKind.Named, recorded(userId))));
        return others.Count > 0;
    }
}
