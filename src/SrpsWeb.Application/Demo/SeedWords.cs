using System.Collections.Frozen;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.Demo;

/// <summary>The seed files' words for values of the domain. A word that is not here stops the seeding.</summary>
internal static class SeedWords
{
    internal static readonly FrozenDictionary<string, RiskLevel> Levels = Words(
        ("tidak-rentan", RiskLevel.None), ("rendah", RiskLevel.Low), ("sedang", RiskLevel.Moderate), ("tinggi", RiskLevel.High));

    internal static readonly FrozenDictionary<string, Handling> Handlings = Words(
        ("terdaftar", Handling.Registered), ("pendampingan", Handling.InIntervention), ("khusus", Handling.SpecialCare));

    internal static readonly FrozenDictionary<string, ClosureOutcome> Closures = Words(("tidak-rentan", ClosureOutcome.NoLongerAtRisk));

    internal static readonly FrozenDictionary<string, VisitOutcome> Visits = Words(
        ("held", VisitOutcome.Held), ("nobodyHome", VisitOutcome.NobodyHome), ("postponed", VisitOutcome.Postponed), ("cancelled", VisitOutcome.Cancelled));

    internal static readonly FrozenDictionary<string, MetRelation> Relations = Words(
        ("ayah", MetRelation.Father), ("ibu", MetRelation.Mother), ("kakek-nenek", MetRelation.Grandparent));

    internal static readonly FrozenDictionary<string, SignSeen> Signs = Words(
        ("tidak-hadir", SignSeen.OftenAbsent),
        ("terlambat", SignSeen.OftenLate),
        ("sulit-belajar", SignSeen.LearningDifficulty),
        ("nilai-menurun", SignSeen.FallingMarks),
        ("perilaku", SignSeen.ProblemBehaviour),
        ("menyendiri", SignSeen.Withdrawn),
        ("lelah", SignSeen.Tired),
        ("bekerja", SignSeen.WorksInSchoolHours),
        ("biaya", SignSeen.FeesUnpaid),
        ("berselisih", SignSeen.ConflictWithPeers),
        ("luka", SignSeen.SignsOfHarm),
        ("ingin-berhenti", SignSeen.WantsToLeave));

    private static readonly FrozenDictionary<string, SupportSource> Sources = Words(
        ("donasi", SupportSource.Donation),
        ("orang-tua-asuh", SupportSource.FosterParent),
        ("pip", SupportSource.Pip),
        ("bos", SupportSource.Bos),
        ("lainnya", SupportSource.Other));

    internal static Support? SupportOf(long? rupiah, string? source, string? kind = null) =>
        rupiah is { } amount ? new Support(amount, Sources[source ?? "lainnya"], kind) : null;

    private static FrozenDictionary<string, T> Words<T>(params (string Word, T Value)[] words) =>
        words.ToFrozenDictionary(pair => pair.Word, pair => pair.Value, StringComparer.Ordinal);
}
