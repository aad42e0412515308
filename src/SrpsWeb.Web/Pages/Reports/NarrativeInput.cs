using SrpsWeb.Application.Reports;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Reports;

namespace SrpsWeb.Web.Pages.Reports;

/// <summary>One text of the report in its form, with what the form showed when it was opened.</summary>
public sealed class NarrativeInput
{
    public string? Text { get; set; }

    public string? Seen { get; set; }

    /// <summary>The version shown; null where nobody had written.</summary>
    public Guid? SeenId { get; set; }

    private bool IsUntouched => TypedText.Of(Text) == TypedText.Of(Seen);

    internal void Meet(string printed, Guid? currentId, bool isTold)
    {
        if (IsUntouched)
            Text = printed;
        else if (!isTold)
            return;
        (Seen, SeenId) = (printed, currentId);
    }

    internal WriteNarrative ToCommand(NarrativeSection section) => new(section, Text, Seen, SeenId);
}

/// <summary>How one text of the report came about.</summary>
/// <param name="Current">The version that counts; null where nobody has written.</param>
/// <param name="FiguresSay">The generated text, where the figures are others than those the printed text was written beside; else null.</param>
/// <param name="Versions">The newest first.</param>
public sealed record NarrativeView(NarrativeVersion? Current, string? FiguresSay, IReadOnlyList<NarrativeVersion> Versions);
