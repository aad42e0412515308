using SrpsWeb.Domain.Audit;

namespace SrpsWeb.Application.Audit;

/// <summary>
/// The concerns and notes of peer support that this request reads, each on a page of its own or as a row. Every query that gives them notes
/// them here; the request's end tells the audit trail.
/// </summary>
public sealed class ConcernsSeen
{
    private readonly HashSet<(AuditAct Act, AuditSubject Subject, Guid Id)> _records = [];

    /// <param name="act"><see cref="AuditAct.Opened"/> or <see cref="AuditAct.Listed"/>.</param>
    public void Note(AuditAct act, AuditSubject subject, params IEnumerable<Guid> ids) => _records.UnionWith(ids.Select(id => (act, subject, id)));

    /// <inheritdoc cref="CasesSeen.Forget"/>
    public void Forget() => _records.Clear();

    /// <summary>What the trail is told. What was opened is not told as a row once more.</summary>
    /// <param name="address">Of the page, as a template.</param>
    public IEnumerable<AuditFacts> Facts(string address) => _records
        .Where(record => record.Act == AuditAct.Opened || !_records.Contains((AuditAct.Opened, record.Subject, record.Id)))
        .GroupBy(record => (record.Act, record.Subject), record => record.Id)
        .SelectMany(records => records.Chunk(AuditFacts.MostIds), (records, part) => new AuditFacts(records.Key.Act, records.Key.Subject, RecordIds: part, Count: part.Length, Detail: address));
}
