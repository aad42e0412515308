using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data;
using SrpsWeb.Domain.Drafts;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Privacy;

/// <summary>
/// What is typed and not yet sent about a student, by whomever. A form that tells of other students too is theirs as well: it stays, and
/// is forgotten by itself after <see cref="Draft.DaysKept"/> days.
/// </summary>
internal sealed partial class DraftTexts(SrpsDbContext db, StudentNames names) : IStudentTexts
{
    /// <summary>A form nobody sent keeps nobody waiting.</summary>
    public Task<bool> IsInUseAsync(Student student, CancellationToken ct) => Task.FromResult(false);

    public async Task<IReadOnlyList<Guid>> EraseAsync(Student student, CancellationToken ct)
    {
        var meant = await names.MeaningAsync(student, ct);
        var caseIds = await db.CaseFiles.Where(file => file.StudentId == student.Id).Select(file => file.Id).ToListAsync(ct);
        var drafts = await db.Drafts.Where(draft => draft.CaseFileId == null || caseIds.Contains(draft.CaseFileId.Value)).ToListAsync(ct);
        foreach (var draft in drafts)
        {
            if (draft.CaseFileId is not null || await TellsOfAsync(draft, student, caseIds, meant, ct))
                db.Drafts.Remove(draft);
        }

        return [];
    }

    private async Task<bool> TellsOfAsync(Draft draft, Student student, List<Guid> caseIds, MeantStudent meant, CancellationToken ct)
    {
        var ids = Id().Matches(draft.Content).Select(match => Guid.Parse(match.ValueSpan)).ToHashSet();
        var own = ids.Contains(student.Id) || ids.Overlaps(caseIds);
        if (!own && !meant.IsMeantBy(Plain(draft.Content)))
            return false;
        return !await db.Students.AnyAsync(other => other.Id != student.Id && ids.Contains(other.Id), ct)
            && !await db.CaseFiles.AnyAsync(file => file.StudentId != student.Id && ids.Contains(file.Id), ct);
    }

    /// <summary>As it was typed: JSON writes an apostrophe or an accent as a number.</summary>
    private static string Plain(string content) => Escape().Replace(content, match => ((char)Convert.ToInt32(match.Groups["code"].Value, 16)).ToString());

    [GeneratedRegex("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Id();

    [GeneratedRegex(@"\\u(?<code>[0-9a-f]{4})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Escape();
}
