namespace SrpsWeb.Domain.Schools;

/// <summary>Semester: ganjil (July–December) or genap (January–June). Stored with its dates, never computed.</summary>
public enum TermKind
{
    Odd,
    Even,
}

public sealed class Term : ISchoolRecord
{
    private Term()
    {
    }

    internal Term(Guid id, Guid schoolYearId, TermKind kind, DateOnly startsOn, DateOnly endsOn)
    {
        Id = id;
        SchoolYearId = schoolYearId;
        Kind = kind;
        StartsOn = startsOn;
        EndsOn = endsOn;
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    public Guid SchoolYearId { get; private set; }

    public TermKind Kind { get; private set; }

    public DateOnly StartsOn { get; private set; }

    /// <summary>Last day, inclusive.</summary>
    public DateOnly EndsOn { get; private set; }

    internal void Move(DateOnly startsOn, DateOnly endsOn)
    {
        StartsOn = startsOn;
        EndsOn = endsOn;
    }
}

/// <summary>Tahun ajaran, for instance 2026/2027, with its two terms.</summary>
public sealed class SchoolYear : ISchoolRecord
{
    private readonly List<Term> _terms = [];

    private SchoolYear()
    {
    }

    public SchoolYear(Guid id, string name, DateOnly oddStartsOn, DateOnly oddEndsOn, DateOnly evenStartsOn, DateOnly evenEndsOn)
    {
        Id = id;
        Change(name, oddStartsOn, oddEndsOn, evenStartsOn, evenEndsOn);
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public DateOnly StartsOn { get; private set; }

    /// <summary>Last day, inclusive.</summary>
    public DateOnly EndsOn { get; private set; }

    public IReadOnlyList<Term> Terms => _terms;

    public void Change(string name, DateOnly oddStartsOn, DateOnly oddEndsOn, DateOnly evenStartsOn, DateOnly evenEndsOn)
    {
        var validName = Rule.RequiredText(name, TextLimits.Code, "SchoolYear.NameMissing", nameof(Name));
        Rule.Require(oddStartsOn.Year is >= 2000 and <= 2100, "SchoolYear.OutOfRange", "OddStartsOn");
        Rule.Require(oddStartsOn < oddEndsOn, "SchoolYear.TermEndsBeforeItStarts", "OddEndsOn");
        Rule.Require(evenStartsOn < evenEndsOn, "SchoolYear.TermEndsBeforeItStarts", "EvenEndsOn");
        Rule.Require(oddEndsOn < evenStartsOn, "SchoolYear.TermsOverlap", "EvenStartsOn");
        Rule.Require(evenEndsOn.DayNumber - oddStartsOn.DayNumber <= 400, "SchoolYear.TooLong", "EvenEndsOn");
        Name = validName;
        StartsOn = oddStartsOn;
        EndsOn = evenEndsOn;
        if (_terms.Count == 0)
        {
            _terms.Add(new Term(Guid.CreateVersion7(), Id, TermKind.Odd, oddStartsOn, oddEndsOn));
            _terms.Add(new Term(Guid.CreateVersion7(), Id, TermKind.Even, evenStartsOn, evenEndsOn));
            return;
        }

        _terms.Single(term => term.Kind == TermKind.Odd).Move(oddStartsOn, oddEndsOn);
        _terms.Single(term => term.Kind == TermKind.Even).Move(evenStartsOn, evenEndsOn);
    }
}
