using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Privacy;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Reports;

namespace SrpsWeb.Application.Reports;

/// <summary>What a form says of one text.</summary>
/// <param name="Text">Nothing withdraws what was written.</param>
/// <param name="Shown">What the form showed when it was opened: sent back unchanged, it is no text of the person's own.</param>
/// <param name="SeenId">The version the form showed; null where it showed the generated text and nobody had written.</param>
public sealed record WriteNarrative(NarrativeSection Section, string? Text, string? Shown, Guid? SeenId)
{
    internal bool IsUntouched => TypedText.Of(Text) == TypedText.Of(Shown);
}

/// <param name="Month">First day of the month.</param>
/// <param name="Basis">The figures the form showed, see <see cref="NarrativeBasis"/>.</param>
public sealed record WriteNarratives(DateOnly Month, string? Basis, IReadOnlyList<WriteNarrative> Texts);

/// <summary>Keeps what people write for the monthly report. What was not changed is not stored again, so a form sent twice is stored once.</summary>
public sealed class ReportNarrativeService(SrpsDbContext db, NamedStudentQueries students, ICurrentPerson person, SchoolClock clock)
{
    /// <summary>Stores all of the texts or, where one is refused, none.</summary>
    /// <exception cref="AccessRefusedException">The viewer only reads reports.</exception>
    /// <exception cref="RuleBrokenException">
    /// <c>Narrative.NamesStudent</c> with the words typed, <c>Narrative.ChangedMeanwhile</c> with the other's name and text,
    /// <c>Text.TooLong</c>; the field is the section's name.
    /// </exception>
    public async Task WriteAsync(WriteNarratives command, CancellationToken ct)
    {
        RequireWriter();
        var changed = command.Texts.Where(text => !text.IsUntouched).ToList();
        if (changed.Count == 0)
            return;
        await RequireNobodyNamedAsync(changed, ct);
        await StoreAsync(command.Month, stored =>
        {
            foreach (var text in changed)
            {
                var current = stored.Where(narrative => narrative.Section == text.Section).MaxBy(narrative => narrative.Sequence);
                if (TypedText.Of(text.Text) == (current?.Text ?? ""))
                    continue;
                if (current is not null && current.Id != text.SeenId)
                    throw new ChangedMeanwhile(text.Section, current);
                db.ReportNarratives.Add(ReportNarrative.Write(command.Month, text.Section, current, text.Text, command.Basis, clock.Recorded));
            }
        }, ct);
    }

    /// <summary>Goes back to the generated text. What was written stays among the versions.</summary>
    /// <param name="seenId">The version the person saw; where another one counts by now, nothing is withdrawn.</param>
    /// <exception cref="AccessRefusedException">The viewer only reads reports.</exception>
    /// <exception cref="RuleBrokenException"><c>Narrative.ChangedMeanwhile</c> with the other's name and text.</exception>
    public Task WithdrawAsync(DateOnly month, NarrativeSection section, Guid seenId, CancellationToken ct)
    {
        RequireWriter();
        return StoreAsync(month, stored =>
        {
            var current = stored.Where(narrative => narrative.Section == section).MaxBy(narrative => narrative.Sequence);
            if (current?.Text is null)
                return;
            if (current.Id != seenId)
                throw new ChangedMeanwhile(section, current);
            db.ReportNarratives.Add(ReportNarrative.Write(month, section, current, null, null, clock.Recorded));
        }, ct);
    }

    private void RequireWriter()
    {
        if (!ReportAccess.MayWrite(person.Viewer))
            throw new AccessRefusedException(hidden: false, "Narrative.ReaderOnly");
    }

    private async Task RequireNobodyNamedAsync(IReadOnlyList<WriteNarrative> texts, CancellationToken ct)
    {
        var named = await students.AllAsync(ct);
        foreach (var text in texts)
        {
            if (named.FirstIn(TypedText.Of(text.Text)) is { } found)
                throw new RuleBrokenException("Narrative.NamesStudent", text.Section.ToString(), found);
        }
    }

    private async Task StoreAsync(DateOnly month, Action<IReadOnlyList<ReportNarrative>> add, CancellationToken ct)
    {
        try
        {
            await db.SaveNextAsync(
                async () =>
                {
                    add(await db.ReportNarratives.AsNoTracking().Where(narrative => narrative.Month == month).ToListAsync(ct));
                    return true;
                },
                ct);
        }
        catch (ChangedMeanwhile changed)
        {
            db.ForgetChanges();
            throw await BothSeenAsync(changed, ct);
        }
    }

    /// <summary>Both see both: the other's text in the message, the own one still in the field.</summary>
    private async Task<RuleBrokenException> BothSeenAsync(ChangedMeanwhile changed, CancellationToken ct)
    {
        var current = changed.Current;
        var by = await db.Memberships.Where(member => member.UserId == current.RecordedByUserId).Select(member => member.FullName).SingleAsync(ct);
        return current.Text is { } text
            ? new RuleBrokenException("Narrative.ChangedMeanwhile", changed.Section.ToString(), by, text)
            : new RuleBrokenException("Narrative.WithdrawnMeanwhile", changed.Section.ToString(), by);
    }

    private sealed class ChangedMeanwhile(NarrativeSection section, ReportNarrative current) : Exception
    {
        internal NarrativeSection Section { get; } = section;

        internal ReportNarrative Current { get; } = current;
    }
}
