namespace SrpsWeb.Domain.Concerns;

/// <summary>How many reports there were before this one.</summary>
/// <param name="OfReporterInHour">By the same person in the last 60 minutes.</param>
/// <param name="OfReporterInDay">By the same person in the last 24 hours.</param>
/// <param name="OfSchoolInHour">By everybody in the last 60 minutes.</param>
public sealed record ReportsBefore(int OfReporterInHour, int OfReporterInDay, int OfSchoolInHour);

/// <summary>
/// Keeps the inbox readable: one person, or one stolen phone, must not bury a real report under a hundred. Refused in words, with
/// the form as it was typed.
/// </summary>
public static class ReportingLimits
{
    /// <summary>A student sees few things a day worth reporting; more than three an hour is a prank or a mistake.</summary>
    public const int StudentInHour = 3;

    public const int StudentInDay = 8;

    /// <summary>A wali kelas may well go through a whole class after a meeting.</summary>
    public const int AdultInHour = 15;

    public const int AdultInDay = 40;

    /// <summary>A whole school writing more than one report a minute is not reporting.</summary>
    public const int SchoolInHour = 60;

    /// <summary>An urgent report is let through twice as often, and never waits for others of the school.</summary>
    private const int UrgentTimes = 2;

    /// <exception cref="RuleBrokenException"><c>Concern.TooManyInHour</c>, <c>Concern.TooManyInDay</c>, <c>Concern.SchoolBusy</c>.</exception>
    public static void Require(bool isStudent, bool isUrgent, ReportsBefore before)
    {
        var times = isUrgent ? UrgentTimes : 1;
        var (inHour, inDay) = isStudent ? (StudentInHour * times, StudentInDay * times) : (AdultInHour * times, AdultInDay * times);
        Rule.Require(before.OfReporterInHour < inHour, "Concern.TooManyInHour", null, inHour);
        Rule.Require(before.OfReporterInDay < inDay, "Concern.TooManyInDay", null, inDay);
        Rule.Require(isUrgent || before.OfSchoolInHour < SchoolInHour, "Concern.SchoolBusy");
    }
}
