using System.Text.Json;
using SrpsWeb.Domain.Audit;

namespace SrpsWeb.Application.Audit;

/// <summary>
/// The file beside the backups in which it is kept, line by line, where each school's trail stood and when: outside the database, and only ever
/// written to at its end. Holds ids of schools, numbers and hashes.
/// </summary>
/// <param name="folder">Of the backups.</param>
public sealed class AuditAnchorFile(string folder)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public string Path { get; } = System.IO.Path.Combine(folder, "audit-anchors.jsonl");

    /// <summary>One line: where trails stood, or that a backup was put back, after which they stand where it left them.</summary>
    private sealed record Line(DateTime At, IReadOnlyList<AuditAnchor> Heads, bool Restored);

    /// <exception cref="IOException">It cannot be written to; also <see cref="UnauthorizedAccessException"/>.</exception>
    public void Keep(IReadOnlyList<AuditAnchor> heads, DateTime at) => Append(new Line(at, heads, Restored: false));

    /// <summary>What was recorded between the backup and now is gone on purpose: anchors of that time are void.</summary>
    /// <param name="heads">As the backup has them.</param>
    public void NoteRestore(IReadOnlyList<AuditAnchor> heads, DateTime at) => Append(new Line(at, heads, Restored: true));

    /// <summary>The anchors that hold, of this file and of others.</summary>
    /// <param name="others">As backups have them.</param>
    /// <exception cref="JsonException">A line is not one of this file's.</exception>
    public IReadOnlyList<AuditAnchor> Holding(IEnumerable<AuditAnchor> others)
    {
        var lines = File.Exists(Path) ? File.ReadLines(Path).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<Line>(line, Json)!).ToList() : [];
        return
        [
            .. lines.Where(line => !line.Restored).SelectMany(line => line.Heads).Concat(others)
                .Where(anchor => !lines.Exists(line => line.Restored && anchor.At < line.At && anchor.Count > CountAfter(line, anchor.SchoolId))),
        ];
    }

    private static long CountAfter(Line restored, Guid schoolId) => restored.Heads.FirstOrDefault(head => head.SchoolId == schoolId)?.Count ?? 0;

    private void Append(Line line)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using var target = new FileStream(Path, FileMode.Append, FileAccess.Write, FileShare.Read);
        target.Write(JsonSerializer.SerializeToUtf8Bytes(line, Json));
        target.WriteByte((byte)'\n');
        target.Flush(flushToDisk: true);
    }
}
