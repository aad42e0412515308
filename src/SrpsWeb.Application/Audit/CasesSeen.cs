using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.Audit;

/// <summary>
/// The Restricted and Secret cases among the rows that this request reads. Every query that gives rows of cases notes them here; the
/// request's end tells the audit trail.
/// </summary>
public sealed class CasesSeen
{
    private readonly HashSet<Guid> _restricted = [];
    private readonly HashSet<Guid> _secret = [];

    public IReadOnlyCollection<Guid> Restricted => _restricted;

    /// <summary>Apart, because a line about them is not for everybody who may read the trail.</summary>
    public IReadOnlyCollection<Guid> Secret => _secret;

    /// <summary>The trail has been told: an error page that answers in the same request shows none of them.</summary>
    public void Forget()
    {
        _restricted.Clear();
        _secret.Clear();
    }

    /// <param name="rows">Rows of cases with how confidential each is.</param>
    public void Note<T>(IEnumerable<T> rows, Func<T, Guid> caseFileId, Func<T, Confidentiality> confidentiality)
    {
        foreach (var row in rows)
        {
            if (confidentiality(row) == Confidentiality.Restricted)
                _restricted.Add(caseFileId(row));
            else if (confidentiality(row) == Confidentiality.Secret)
                _secret.Add(caseFileId(row));
        }
    }
}
