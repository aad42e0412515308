using SrpsWeb.Application.Concerns;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain.Concerns;

namespace SrpsWeb.Web.Pages.Cases;

/// <summary>A case opened because of a concern: what was reported is filled in, and whoever is involved stays excluded.</summary>
public sealed class OpeningFromConcern(ConcernQueries queries, ConcernService concerns)
{
    private static readonly Dictionary<ConcernKind, string> Factors = new()
    {
        [ConcernKind.Bullying] = "perundungan",
        [ConcernKind.ViolenceAtHome] = "kekerasan-keluarga",
        [ConcernKind.SelfHarm] = "menyakiti-diri",
    };

    /// <exception cref="AccessRefusedException">There is no such concern that the viewer may answer.</exception>
    public async Task FillAsync(OpenModel.InputModel input, Guid concernId, OpeningLists lists, CancellationToken ct)
    {
        var concern = await queries.ForOpeningAsync(concernId, ct) ?? throw new AccessRefusedException(hidden: true, "ConcernAccess.Unknown");
        input.ConcernId = concernId;
        input.StudentId = concern.StudentId ?? input.StudentId;
        input.Signs = [.. concern.Signs.Select(sign => sign.Sign)];
        input.SignsNote = concern.Seen;
        input.ExcludedUserIds = [.. concern.Involved.Select(involved => involved.UserId)];
        if (Factors.TryGetValue(concern.Kind, out var slug))
            input.MainFactorId = lists.Factors.FirstOrDefault(factor => factor.Slug == slug)?.Id;
    }

    public Task RequireExcludedAsync(OpenModel.InputModel input, CancellationToken ct) =>
        input.ConcernId is { } concernId ? concerns.RequireExcludedAsync(concernId, input.Id, input.ExcludedUserIds, ct) : Task.CompletedTask;

    public Task AnswerAsync(OpenModel.InputModel input, Guid caseFileId, CancellationToken ct) =>
        input.ConcernId is { } concernId ? concerns.AnswerWithOpenedAsync(concernId, caseFileId, ct) : Task.CompletedTask;
}
