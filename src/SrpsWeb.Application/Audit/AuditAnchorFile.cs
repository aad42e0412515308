using System.Text.Json;
using SrpsWeb.Data;
using SrpsWeb.Domain.Audit;

namespace SrpsWeb.Application.Audit;

/// <summary>The anchors that hold.</summary>
/// <param name="Unreadable">Numbers of the lines of the file that cannot be read, from 1.</param>
public sealed record KeptAnchors(IReadOnlyList<AuditAnchor> Anchors, IReadOnlyList<int> Unreadable);

/// <summary>
/// The file beside the backups in which it is kept, line by line, where each school's trail stood and when: outside the database, and only ever
/// written to at its end. Holds ids of schools, numbers and hashes.
/// </summary>
/// <param name="folder">Of the backups.</param>
public sealed class AuditAnchorFile(string folder)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public string Path { get; } = System.IO.Path.Combine(folder, "audit-anchors.jsonl");

    /// <summary>One line: where trails stood; that a backup is put back, after which they stand where it left them; or that this was not done after all.</summary>
    /// <param name="Id">Of the restore.</param>
    private sealed record Line(DateTime At, IReadOnlyList<AuditAnchor> Heads, bool Restored, string? Id = null, bool Cancelled = false);

    /// <exception cref="IOException">It cannot be written to; also <see cref="UnauthorizedAccessException"/>.</exception>
    public void Keep(IReadOnlyList<AuditAnchor> heads, DateTime at) => Append(new Line(at, heads, Restored: false));

    /// <summary>What was recorded between the backup and now is gone on purpose: anchors of that time are void.</summary>
    /// <param name="id">Of the restore.</param>
    /// <param name="heads">As the backup has them.</param>
    public void NoteRestore(string id, IReadOnlyList<AuditAnchor> heads, DateTime at) => Append(new Line(at, heads, Restored: true, id));

    /// <summary>The old data stayed: no anchor is void.</summary>
    public void CancelRestore(string id, DateTime at) => Append(new Line(at, [], Restored: false, id, Cancelled: true));

    /// <summary>When a backup was put back last, UTC; null: never.</summary>
    public DateTime? LastRestore => Restores(Read().Lines).Select(line => (DateTime?)line.At).Max();

    /// <summary>The anchors that hold, of this file and of others.</summary>
    /// <param name="others">As backups have them.</param>
    public KeptAnchors Holding(IEnumerable<AuditAnchor> others)
    {
        var (lines, unreadable) = Read();
        var restores = Restores(lines);
        return new KeptAnchors(
            [
                .. lines.Where(line => !line.Restored).SelectMany(line => line.Heads).Concat(others)
                    .Where(anchor => !restores.Exists(line => anchor.At < line.At && anchor.Count > CountAfter(line, anchor.SchoolId))),
            ],
            unreadable);
    }

    private static List<Line> Restores(IReadOnlyCollection<Line> lines) => [.. lines.Where(line => line.Restored && !lines.Any(other => other.Cancelled && other.Id == line.Id))];

    /// <summary>A line that a power cut left half-written is passed over; the others hold.</summary>
    private (List<Line> Lines, List<int> Unreadable) Read()
    {
        List<Line> lines = [];
        List<int> unreadable = [];
        foreach (var (index, text) in (File.Exists(Path) ? File.ReadAllLines(Path) : []).Index().Where(line => line.Item.Length > 0))
        {
            try
            {
                lines.Add(JsonSerializer.Deserialize<Line>(text, Json) is { Heads: not null } line ? line : throw new JsonException("Not a line of this file."));
            }
            catch (JsonException)
            {
                unreadable.Add(index + 1);
            }
        }

        return (lines, unreadable);
    }

    private static long CountAfter(Line restored, Guid schoolId) => restored.Heads.FirstOrDefault(head => head.SchoolId == schoolId)?.Count ?? 0;

    private void Append(Line line)
    {
        OwnerOnly.MakeFolder(folder);
        OwnerOnly.MakeEmptyFile(Path);
        using var target = new FileStream(Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        if (target.Length > 0)
        {
            target.Seek(-1, SeekOrigin.End);
            // What a power cut left half-written stays a line of its own.
            if (target.ReadByte() != '\n')
                target.WriteByte((byte)'\n');
        }

        target.Write(JsonSerializer.SerializeToUtf8Bytes(line, Json));
        target.WriteByte((byte)'\n');
        target.Flush(flushToDisk: true);
    }
}
