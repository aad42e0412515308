namespace SrpsWeb.Domain.Privacy;

/// <summary>How long a school keeps what.</summary>
/// <param name="CaseYears">Years after a student left, until the case contents and all else about the person are due. 1 to 25.</param>
/// <param name="EvidenceYears">Years after a case was closed, until its files are due. 1 to 25.</param>
/// <param name="ConcernYears">Years after a concern was settled, or a note of peer support was written, until its text is due. 1 to 25.</param>
/// <param name="ImportDays">Days after an import, until its refused rows are due. 1 to 365.</param>
public sealed record RetentionTimes(int CaseYears, int EvidenceYears, int ConcernYears, int ImportDays)
{
    /// <summary>
    /// Until a school sets its own: five years, because a student who left may come back or ask what was done until about the age of
    /// 23; two years for photos and concerns, which show more than is needed later; thirty days to put refused rows right.
    /// </summary>
    public static RetentionTimes Default { get; } = new(CaseYears: 5, EvidenceYears: 2, ConcernYears: 2, ImportDays: 30);

    /// <summary>From this day on everything about a student who left on <paramref name="leftOn"/> is due.</summary>
    public DateOnly StudentDueOn(DateOnly leftOn) => leftOn.AddYears(CaseYears);
}

/// <summary>Masa simpan of a school, once it has set its own.</summary>
public sealed class RetentionPeriods : ISchoolRecord
{
    public const int MostYears = 25;

    public const int MostDays = 365;

    private RetentionPeriods()
    {
    }

    /// <exception cref="RuleBrokenException"><c>Retention.YearsOutOfRange</c>, <c>Retention.DaysOutOfRange</c>.</exception>
    public RetentionPeriods(Guid id, RetentionTimes times)
    {
        Id = id;
        Set(times);
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    public int CaseYears { get; private set; }

    public int EvidenceYears { get; private set; }

    public int ConcernYears { get; private set; }

    public int ImportDays { get; private set; }

    /// <summary>Renewed at every change: the second of two concurrent editors is told instead of overwriting.</summary>
    public Guid Version { get; private set; }

    public RetentionTimes Times => new(CaseYears, EvidenceYears, ConcernYears, ImportDays);

    /// <exception cref="RuleBrokenException"><c>Retention.YearsOutOfRange</c>, <c>Retention.DaysOutOfRange</c>.</exception>
    public void Set(RetentionTimes times)
    {
        RequireYears(times.CaseYears, nameof(CaseYears));
        RequireYears(times.EvidenceYears, nameof(EvidenceYears));
        RequireYears(times.ConcernYears, nameof(ConcernYears));
        Rule.Require(times.ImportDays is >= 1 and <= MostDays, "Retention.DaysOutOfRange", nameof(ImportDays), MostDays);
        (CaseYears, EvidenceYears, ConcernYears, ImportDays) = times;
        Version = Guid.CreateVersion7();
    }

    private static void RequireYears(int years, string field) => Rule.Require(years is >= 1 and <= MostYears, "Retention.YearsOutOfRange", field, MostYears);
}
