using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Figures;

namespace SrpsWeb.Domain.Tests.Figures;

/// <summary>The dated facts of one case, written down in the order of recording.</summary>
internal sealed class HistoryBuilder(DateOnly openedOn, Guid factorId, RiskLevel level = RiskLevel.Moderate)
{
    private readonly List<SpanFact> _spans = [new(openedOn, null, null)];
    private readonly List<ReviewFact> _reviews = [];
    private readonly List<MainFactorFact> _mainFactors = [new(openedOn, factorId, 0)];
    private readonly List<DateOnly> _contacts = [];
    private Guid _studentId = Guid.CreateVersion7();
    private bool _isSecret;
    private long _recorded;

    public HistoryBuilder Of(Guid studentId)
    {
        _studentId = studentId;
        return this;
    }

    public HistoryBuilder Secret()
    {
        _isSecret = true;
        return this;
    }

    public HistoryBuilder Reviewed(DateOnly on, RiskLevel level, Handling handling = Handling.InIntervention)
    {
        _reviews.Add(new ReviewFact(on, level, handling, ++_recorded));
        return this;
    }

    public HistoryBuilder CountedUnder(Guid factorId, DateOnly from)
    {
        _mainFactors.Add(new MainFactorFact(from, factorId, ++_recorded));
        return this;
    }

    public HistoryBuilder Contacted(params DateOnly[] days)
    {
        _contacts.AddRange(days);
        return this;
    }

    public HistoryBuilder Closed(DateOnly on, ClosureOutcome outcome)
    {
        _spans[^1] = _spans[^1] with { ClosedOn = on, Outcome = outcome };
        return this;
    }

    public HistoryBuilder Reopened(DateOnly on, RiskLevel level)
    {
        _spans.Add(new SpanFact(on, null, null));
        return Reviewed(on, level, Handling.Registered);
    }

    public CaseHistory Build() =>
        new(Guid.CreateVersion7(), _studentId, _isSecret, level, [.. _spans], [.. _reviews], [.. _mainFactors], [.. _contacts]);
}
