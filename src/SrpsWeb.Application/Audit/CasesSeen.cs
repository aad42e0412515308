using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.Audit;

/// <summary>
/// The Restricted and Secret cases among the rows that this request reads. Every query that gives rows of cases notes them here; the
/// request's end tells the audit trail.
/// </summary>
public sealed class CasesSeen
{
    private readonly HashSet<Guid> _ids = [];

    public IReadOnlyCollection<Guid> Ids => _ids;

    public void Note(Guid caseFileId, Confidentiality confidentiality)
    {
        if (confidentiality != Confidentiality.General)
            _ids.Add(caseFileId);
    }

    /// <summary>Rows of cases with how confidential each is.</summary>
    public void Note<T>(IEnumerable<T> rows, Func<T, Guid> caseFileId, Func<T, Confidentiality> confidentiality)
    {
        foreach (var row in rows)
            Note(caseFileId(row), confidentiality(row));
    }
}
