using CsCheck;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Figures;
using SrpsWeb.Domain.Students;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Figures;

/// <summary>
/// Random schools, told through the acts of the domain itself: what <see cref="CaseFile"/> refuses does not happen, what it
/// accepts must be counted. Days are few and close together, so that many things fall on one day.
/// </summary>
internal static class RandomHistories
{
    private static readonly DateOnly FirstDay = new(2026, 7, 20);
    private static readonly Recorded Recorded = Scene.Recorded;
    private static readonly RiskFactor[] OpenFactors = [Factors.Motivation, Factors.Attendance, Factors.Economic];
    private static readonly RiskFactor[] SecretFactors = [Factors.Bullying, Factors.SelfHarm, Factors.Economic];

    private static readonly Gen<Act> AnyAct = Gen.Select(
        Gen.Frequency((4, ActKind.Review), (2, ActKind.Contact), (1, ActKind.ChangeFactor), (3, ActKind.Close), (2, ActKind.Reopen), (2, ActKind.Open)),
        Gen.Frequency((3, Gen.Const(0)), (4, Gen.Int[1, 4]), (2, Gen.Int[5, 20])),
        Gen.Frequency((4, Gen.Const(0)), (1, Gen.Int[1, 12])),
        Gen.Enum<RiskLevel>(),
        Gen.Enum<Handling>(),
        Gen.Enum<ClosureOutcome>(),
        Gen.Int[0, 2],
        (kind, daysOn, daysLate, level, handling, outcome, pick) => new Act(kind, daysOn, daysLate, level, handling, outcome, pick));

    private static readonly Gen<Act[]> Acts = AnyAct.Array[0, 14];

    /// <summary>Every student has one open case outside Secret and one Secret case at most, as rule 1 demands.</summary>
    public static Gen<IReadOnlyList<CaseHistory>> WithinRule1 { get; } =
        Gen.Select(Lanes(false), Lanes(true), Gen.Frequency((2, false), (1, true)), (general, secret, hasSecret) => hasSecret ? [general, secret] : new[] { general })
            .Array[1, 4]
            .Select(Played);

    /// <summary>Also students with several open cases of one kind, as late entries and hidden Secret cases can leave them.</summary>
    public static Gen<IReadOnlyList<CaseHistory>> Any { get; } =
        Gen.Bool.SelectMany(Lanes).Array[1, 3].Array[1, 4].Select(Played);

    /// <summary>One day to five weeks, beginning before, amid or after the acts.</summary>
    public static Gen<Period> Periods { get; } =
        Gen.Select(Gen.Int[-3, 55], Gen.Frequency((1, Gen.Const(1)), (4, Gen.Int[2, 35])), (start, length) => new Period(FirstDay.AddDays(start), FirstDay.AddDays(start + length - 1)));

    /// <summary>The cases as text, for the report of a failed property.</summary>
    public static string Print(IEnumerable<CaseHistory> cases) => string.Join('\n', cases.Select(history =>
        $"student {history.StudentId.ToString()[^4..]}{(history.IsSecret ? " secret" : "")} {history.OpeningLevel}"
        + $" spans [{string.Join(", ", history.Spans.Select(span => $"{span.OpenedOn:o}–{span.ClosedOn:o} {span.Outcome}"))}]"
        + $" reviews [{string.Join(", ", history.Reviews.Select(review => $"{review.On:o} {review.Level} {review.Handling} #{review.Sequence}"))}]"
        + $" factors [{string.Join(", ", history.MainFactors.Select(fact => $"{fact.ValidFrom:o} {fact.FactorId.ToString()[^4..]} #{fact.Sequence}"))}]"
        + $" contacts [{string.Join(", ", history.ContactDays.Select(day => $"{day:o}"))}]"));

    private static Gen<Lane> Lanes(bool isSecret) =>
        Gen.Select(Gen.Int[0, 25], Acts, (start, acts) => new Lane(isSecret, start, acts));

    private static IReadOnlyList<CaseHistory> Played(Lane[][] students) =>
        [.. students.SelectMany(lanes =>
        {
            var student = new StudentBuilder().Build();
            return lanes.SelectMany(lane => new LaneOfStudent(student, lane).Histories());
        })];

    private enum ActKind
    {
        Review,
        Contact,
        ChangeFactor,
        Close,
        Reopen,
        Open,
    }

    /// <param name="DaysOn">Days since the act before.</param>
    /// <param name="DaysLate">By how many days the entry comes late.</param>
    private sealed record Act(ActKind Kind, int DaysOn, int DaysLate, RiskLevel Level, Handling Handling, ClosureOutcome Outcome, int Pick);

    /// <summary>The cases of one student on one side of rule 1: at most one of them is open at a time.</summary>
    private sealed record Lane(bool IsSecret, int Start, Act[] Acts);

    private sealed class LaneOfStudent(Student student, Lane lane)
    {
        private readonly List<Entries> _cases = [];
        private DateOnly _today = FirstDay.AddDays(lane.Start);
        private long _sequence;

        public IEnumerable<CaseHistory> Histories()
        {
            Open(_today, RiskLevel.Moderate, 0);
            foreach (var act in lane.Acts)
            {
                _today = _today.AddDays(act.DaysOn);
                try
                {
                    Play(act, _today.AddDays(-act.DaysLate));
                }
                catch (RuleBrokenException)
                {
                    // Refused: it did not happen.
                }
            }

            return _cases.Select(entries => new CaseHistory(
                entries.Case.Id,
                student.Id,
                entries.Case.IsSecret,
                entries.Case.OpeningLevel,
                [.. entries.Case.Spans.Select(span => new SpanFact(span.OpenedOn, span.ClosedOn, span.Outcome))],
                entries.Reviews,
                [.. entries.Case.MainFactors.Select((change, index) => new MainFactorFact(change.ValidFrom, change.RiskFactorId, index))],
                entries.Contacts));
        }

        private static RiskLevel AtRisk(RiskLevel level) => level == RiskLevel.None ? RiskLevel.High : level;

        private void Play(Act act, DateOnly on)
        {
            // Most refusals are seen coming: thousands of exceptions would make the properties slow.
            var current = _cases.Find(entries => entries.Case.ClosedOn is null);
            if (current is null ? !IsAfterAllClosings(on) : on < current.Case.OpenedOn)
                return;
            switch (act.Kind)
            {
                case ActKind.Reopen when current is null:
                    Reopen(_cases[act.Pick % _cases.Count], on, AtRisk(act.Level));
                    break;
                case ActKind.Open when current is null:
                    Open(on, AtRisk(act.Level), act.Pick);
                    break;
                case not (ActKind.Reopen or ActKind.Open) when current is not null:
                    Play(act, current, on);
                    break;
            }
        }

        private void Play(Act act, Entries current, DateOnly on)
        {
            switch (act.Kind)
            {
                case ActKind.Review:
                    Review(current, on, act.Level, act.Handling);
                    break;
                case ActKind.Contact:
                    current.Case.LogIntervention(Guid.CreateVersion7(), Guid.CreateVersion7(), on, Scene.Responsible, null, "Konseling.", null, null, _today, Recorded);
                    current.Contacts.Add(on);
                    break;
                case ActKind.ChangeFactor:
                    current.Case.ChangeMainFactor((lane.IsSecret ? SecretFactors : OpenFactors)[act.Pick], on, "Hasil pemetaan.", _today, Recorded);
                    break;
                case ActKind.Close:
                    if (act is { Outcome: ClosureOutcome.NoLongerAtRisk, Pick: 0 })
                        Review(current, on, RiskLevel.None, act.Handling);
                    current.Case.Close(act.Outcome, "Alasan.", on, [], _today, Recorded with { At = Recorded.At.AddSeconds(_sequence) });
                    break;
            }
        }

        private bool IsAfterAllClosings(DateOnly on) => _cases.TrueForAll(entries => on >= entries.Case.ClosedOn);

        private void Open(DateOnly on, RiskLevel level, int pick)
        {
            var builder = new CaseBuilder().Because((lane.IsSecret ? SecretFactors : OpenFactors)[pick]).OpenedOn(on)
                .With(opening => opening with { Level = level, Confidentiality = lane.IsSecret ? Confidentiality.Secret : null });
            _cases.Add(new Entries(builder.Of(student).Build(_today), [], []));
        }

        private void Reopen(Entries entries, DateOnly on, RiskLevel level)
        {
            var review = entries.Case.Reopen(on, level, "Kembali.", Guid.CreateVersion7(), 0, _today, Recorded with { At = Recorded.At.AddSeconds(++_sequence) });
            entries.Reviews.Add(new ReviewFact(review.On, review.Level, review.Handling, _sequence));
        }

        private void Review(Entries entries, DateOnly on, RiskLevel level, Handling handling)
        {
            entries.Case.AddReview(Guid.CreateVersion7(), on, level, handling, "Alasan.", _today, Recorded);
            entries.Reviews.Add(new ReviewFact(on, level, handling, ++_sequence));
        }

        private sealed record Entries(CaseFile Case, List<ReviewFact> Reviews, List<DateOnly> Contacts);
    }
}
