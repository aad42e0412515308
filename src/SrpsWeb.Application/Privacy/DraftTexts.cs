using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data;
using SrpsWeb.Domain.Drafts;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Privacy;

/// <summary>What is typed and not yet sent about a student, by whomever.</summary>
internal sealed class DraftTexts(SrpsDbContext db) : IStudentTexts
{
    /// <summary>A form nobody sent keeps nobody waiting.</summary>
    public Task<bool> IsInUseAsync(Student student, CancellationToken ct) => Task.FromResult(false);

    public async Task<IReadOnlyList<Guid>> EraseAsync(Student student, CancellationToken ct)
    {
        var ids = await db.CaseFiles.Where(file => file.StudentId == student.Id).Select(file => file.Id).ToListAsync(ct);
        var found = await db.Drafts.Where(draft => draft.CaseFileId != null && ids.Contains(draft.CaseFileId.Value)).ToListAsync(ct);
        // Forms about several students name them by id; a text may name them in words, as JSON writes them.
        var traces = ids.Append(student.Id).Select(id => id.ToString()).Concat([student.Name, JsonEncodedText.Encode(student.Name).ToString()]);
        foreach (var trace in traces.Distinct(StringComparer.Ordinal))
            found.AddRange(await db.Drafts.Where(draft => draft.Content.Contains(trace)).ToListAsync(ct));
        db.Drafts.RemoveRange(found.Distinct<Draft>());
        return [];
    }
}
