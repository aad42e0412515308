using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Domain.Reports;

/// <summary>The parts of the monthly report that people write. Figures are none of them.</summary>
public enum NarrativeSection
{
    /// <summary>What the month's figures say, in about three sentences.</summary>
    Summary,

    /// <summary>What the Satgas asks of the principal.</summary>
    Request,
}

/// <summary>
/// What somebody wrote for one part of a month's report. None is rewritten: a later text follows the earlier one, and the last of
/// them counts. Without one, or after the last was withdrawn, the report says what the figures say by themselves.
/// </summary>
public sealed class ReportNarrative : ISchoolRecord
{
    /// <summary>Longest text, in characters: half a page.</summary>
    public const int MostCharacters = 1500;

    private ReportNarrative()
    {
    }

    private ReportNarrative(DateOnly month, NarrativeSection section, int sequence, string? text, string basis, Recorded recorded)
    {
        Id = Guid.CreateVersion7();
        Month = month;
        Section = section;
        Sequence = sequence;
        Text = text;
        Basis = basis;
        RecordedByUserId = recorded.ByUserId;
        RecordedAt = recorded.At;
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>First day of the month.</summary>
    public DateOnly Month { get; private set; }

    public NarrativeSection Section { get; private set; }

    /// <summary>1 for the first text of the month and section; the greatest one counts.</summary>
    public int Sequence { get; private set; }

    /// <summary>Null: the earlier text was withdrawn, the generated one is used again.</summary>
    public string? Text { get; private set; }

    /// <summary>The figures that stood beside the text when it was written, so that a later change of them shows. Empty where none were seen.</summary>
    public string Basis { get; private set; } = "";

    public Guid RecordedByUserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    /// <summary>Writes a text after the earlier one.</summary>
    /// <param name="month">Any day of the month.</param>
    /// <param name="earlier">The text that counted until now, or its withdrawal; null where nobody has written.</param>
    /// <param name="text">Nothing withdraws the earlier text.</param>
    /// <param name="basis">The figures the writer saw; cut where they are longer than <see cref="TextLimits.Line"/>.</param>
    /// <exception cref="RuleBrokenException"><c>Text.TooLong</c>, <c>Narrative.NothingToWithdraw</c>.</exception>
    public static ReportNarrative Write(DateOnly month, NarrativeSection section, ReportNarrative? earlier, string? text, string? basis, Recorded recorded)
    {
        var kept = TypedText.Of(text);
        Rule.Require(kept.Length <= MostCharacters, "Text.TooLong", section.ToString(), MostCharacters);
        Rule.Require(kept.Length > 0 || earlier?.Text is not null, "Narrative.NothingToWithdraw", section.ToString());
        var seen = TypedText.Of(basis);
        return new ReportNarrative(
            new DateOnly(month.Year, month.Month, 1),
            section,
            (earlier?.Sequence ?? 0) + 1,
            kept.Length == 0 ? null : kept,
            seen.Length <= TextLimits.Line ? seen : seen[..TextLimits.Line],
            recorded);
    }
}
