using SrpsWeb.Domain.Indicators;
using SrpsWeb.Domain.Privacy;
using SrpsWeb.Domain.Reports;

namespace SrpsWeb.Application.Privacy;

/// <summary>Names and texts as a copy may hold them.</summary>
internal sealed class CopyWords(NamedStudents others, IReadOnlyDictionary<Guid, string> people, IReadOnlyDictionary<Guid, CopiedName> factors, IReadOnlyDictionary<Guid, CopiedName> kinds)
{
    internal string Person(Guid userId) => people.GetValueOrDefault(userId, "–");

    internal CopiedName Factor(Guid id) => factors[id];

    internal CopiedName Kind(Guid id) => kinds[id];

    internal CopiedSignature Signature(Guid userId, DateTime at) => new(Person(userId), at);

    /// <summary>Null where nobody has signed.</summary>
    internal CopiedSignature? Signature(Guid? userId, DateTime? at) => userId is { } signer && at is { } moment ? Signature(signer, moment) : null;

    /// <summary>Other students have rights of their own: their full names are left out.</summary>
    internal string Text(string text) => others.Without(text, ErasedText.Mark);

    internal string? Optional(string? text) => text is null ? null : Text(text);

    internal CopiedReading Reading(IndicatorReading reading) =>
        new(reading.Month, reading.Indicator, reading.Value, Text(reading.Source), Signature(reading.RecordedByUserId, reading.RecordedAt));

    internal CopiedErasureRequest Request(AnonymisationRequest request) => new(
        request.Ground,
        Text(request.Reason),
        Signature(request.ProposedByUserId, request.ProposedAt),
        request.State,
        Signature(request.DecidedByUserId, request.DecidedAt),
        Optional(request.DecisionReason));

    internal CopiedConsent Consent(ConsentRow row)
    {
        var consent = row.Consent;
        return new CopiedConsent(
            consent.Purpose,
            consent.GuardianName,
            consent.Relation,
            Optional(consent.SharedWith),
            consent.GivenOn,
            Text(consent.Evidence),
            Signature(consent.RecordedByUserId, consent.RecordedAt),
            consent.WithdrawnOn,
            Optional(consent.WithdrawalReason),
            Signature(consent.WithdrawnByUserId, consent.WithdrawnAt));
    }
}
