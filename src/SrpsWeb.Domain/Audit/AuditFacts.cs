namespace SrpsWeb.Domain.Audit;

/// <summary>Who acts from where. Both unknown: the program itself.</summary>
/// <param name="Address">Of the network; null where there is none.</param>
public sealed record AuditOrigin(Guid? ByUserId, string? Address)
{
    public static AuditOrigin Program { get; } = new(null, null);
}

/// <summary>What an entry will say beside who and when. Ids, names of classes and of fields; never what a person typed.</summary>
/// <param name="CaseFileId">The one case concerned.</param>
/// <param name="StudentId">The one student concerned.</param>
/// <param name="RecordIds">Which records, or which people were named; at most <see cref="MostIds"/>.</param>
/// <param name="Count">How many, also where there are too many to name.</param>
/// <param name="Detail">Fields changed, a role, a reason code, or the address of a page as a template.</param>
public sealed record AuditFacts(
    AuditAct Act,
    AuditSubject Subject,
    Guid? CaseFileId = null,
    Guid? StudentId = null,
    IReadOnlyList<Guid>? RecordIds = null,
    int Count = 1,
    string? Detail = null)
{
    /// <summary>As many ids as one entry names.</summary>
    public const int MostIds = 100;

    /// <summary>Characters of <see cref="Detail"/>; what is longer is cut.</summary>
    public const int LongestDetail = 300;
}
