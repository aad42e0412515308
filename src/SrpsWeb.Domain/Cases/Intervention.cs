using SrpsWeb.Domain.Privacy;

namespace SrpsWeb.Domain.Cases;

/// <summary>Where support came from.</summary>
public enum SupportSource
{
    Donation,
    FosterParent,
    Pip,
    Bos,
    Other,
}

/// <summary>What an intervention aims at in Keller's ARCS model of motivation (1987).</summary>
public enum ArcsAim
{
    Attention,
    Relevance,
    Confidence,
    Satisfaction,
}

/// <summary>Support given to a student, in whole rupiah (1 to 100,000,000), with its source.</summary>
/// <param name="Kind">What was given, as free text: shoes, fees, transport money.</param>
public sealed record Support(long Rupiah, SupportSource Source, string? Kind = null)
{
    internal const long Maximum = 100_000_000;

    internal static Support? Checked(Support? support)
    {
        Rule.Require(support is null || support.Rupiah is > 0 and <= Maximum, "Support.AmountOutOfRange", "SupportRupiah", Maximum);
        return support is null ? null : support with { Kind = Rule.OptionalText(support.Kind, TextLimits.Name, "SupportKind") };
    }
}

/// <summary>Pendampingan: something done for the student.</summary>
public sealed class Intervention : ISchoolRecord
{
    private Intervention()
    {
    }

    internal Intervention(
        Guid id,
        Guid caseFileId,
        Guid kindId,
        DateOnly on,
        Guid officerUserId,
        int? minutes,
        string note,
        string? result,
        Support? support,
        Recorded recorded,
        ArcsAim? aim,
        Guid? groupId)
    {
        Id = id;
        CaseFileId = caseFileId;
        KindId = kindId;
        On = on;
        OfficerUserId = officerUserId;
        Rule.Require(minutes is null or (>= 1 and <= 1440), "Intervention.MinutesOutOfRange", nameof(Minutes));
        Minutes = minutes;
        Note = Rule.RequiredText(note, TextLimits.Note, "Intervention.NoteMissing", nameof(Note));
        Result = Rule.OptionalText(result, TextLimits.Note, nameof(Result));
        var given = Support.Checked(support);
        SupportRupiah = given?.Rupiah;
        SupportSource = given?.Source;
        SupportKind = given?.Kind;
        Aim = aim;
        GroupId = groupId;
        RecordedByUserId = recorded.ByUserId;
        RecordedAt = recorded.At;
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    public Guid CaseFileId { get; private set; }

    public Guid KindId { get; private set; }

    public DateOnly On { get; private set; }

    /// <summary>Who did it; may differ from who recorded it.</summary>
    public Guid OfficerUserId { get; private set; }

    /// <summary>Minutes, 1 to 1440.</summary>
    public int? Minutes { get; private set; }

    public string Note { get; private set; } = "";

    public string? Result { get; private set; }

    /// <summary>Whole rupiah.</summary>
    public long? SupportRupiah { get; private set; }

    public SupportSource? SupportSource { get; private set; }

    /// <summary>What was given: shoes, fees, transport money.</summary>
    public string? SupportKind { get; private set; }

    public ArcsAim? Aim { get; private set; }

    /// <summary>Done once for several students: their interventions share it. Null where it was for one.</summary>
    public Guid? GroupId { get; private set; }

    public Guid RecordedByUserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    internal void Correct(string text) => Note = text;

    internal void EraseTexts() => (Note, Result, SupportKind) = (ErasedText.Mark, ErasedText.Of(Result), null);
}
