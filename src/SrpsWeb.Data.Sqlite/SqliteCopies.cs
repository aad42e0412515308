using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data.Backups;
using SrpsWeb.Domain;

namespace SrpsWeb.Data.Sqlite;

/// <summary>The embedded database is copied and put back as its file.</summary>
public sealed class SqliteCopies(string connectionString) : IDatabaseCopies
{
    internal const string Part = "database/srps.db";

    public string Engine => "Sqlite";

    public IReadOnlyList<string> KnownMigrations
    {
        get
        {
            using var db = new SrpsDbContext(new DbContextOptionsBuilder<SrpsDbContext>().UseIdentitySchema().UseSrpsSqlite(connectionString).Options, new ChosenSchool());
            return [.. db.Database.GetMigrations()];
        }
    }

    public async Task<CopiedDatabase> CopyAsync(AddPart add, string workFolder, CancellationToken ct)
    {
        var copy = Path.Combine(workFolder, "srps.db");
        try
        {
            await SqliteFile.CopyAsync(FilePath(), copy, ct);
            CopiedDatabase copied;
            await using (var connection = await SqliteFile.OpenAsync(copy, SqliteOpenMode.ReadOnly, ct))
            {
                if (await SqliteFile.FindDamageAsync(connection, quick: false, ct) is { } damage)
                    throw new RuleBrokenException("Backup.DatabaseDamaged", null, damage);
                copied = await SqliteFile.DescribeAsync(connection, ct);
            }

            await add(Part, async target =>
            {
                await using var source = File.OpenRead(copy);
                await source.CopyToAsync(target, ct);
            });
            return copied;
        }
        catch (SqliteException problem)
        {
            var code = problem.SaysDamaged() ? "Backup.DatabaseDamaged" : problem.SaysDiskRefused() ? "Backup.NotWritten" : "Backup.DatabaseUnreadable";
            throw new RuleBrokenException(code, null, problem.Reason());
        }
    }

    public Task<IDatabaseAlone> TakeAloneAsync(CancellationToken ct)
    {
        var path = FilePath();
        try
        {
            OwnerOnly.MakeFolder(Path.GetDirectoryName(path)!);
            var preparing = SqliteStartup.TakeProcessLock(path);
            try
            {
                return Task.FromResult<IDatabaseAlone>(new SqliteAlone(path, preparing, SqliteInUse.TakeAlone(path)));
            }
            catch
            {
                preparing.Dispose();
                throw;
            }
        }
        catch (Exception problem) when (problem is DatabaseRefusedException || (problem is IOException && File.Exists(path + ".in-use")))
        {
            throw new RuleBrokenException("Backup.ServerRuns", null, path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new RuleBrokenException("Backup.NotRestored", null, problem.Message);
        }
    }

    private string FilePath() => SqliteSetup.FilePath(connectionString) ?? throw new RuleBrokenException("Backup.DatabaseUnreadable", null, "in memory");
}

/// <summary>Files are renamed within their folder; what has been renamed already is left as it is, so that it can be done again.</summary>
internal sealed class SqliteAlone(string path, FileStream preparing, FileStream alone) : IDatabaseAlone
{
    /// <summary>The journal's files go with their database, and before it.</summary>
    private static readonly string[] Parts = ["-wal", "-shm", ""];

    public string AsidePlace(string id) => $"{path}.before-restore-{id}";

    public async Task StageAsync(string id, CopiedDatabase expected, Func<string, Stream> open, CancellationToken ct)
    {
        await using (var source = open(SqliteCopies.Part))
        await using (var target = new FileStream(StagedPlace(id), FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            await source.CopyToAsync(target, ct);
            target.Flush(flushToDisk: true);
        }

        try
        {
            await using var connection = await SqliteFile.OpenAsync(StagedPlace(id), SqliteOpenMode.ReadOnly, ct);
            if (await SqliteFile.FindDamageAsync(connection, quick: false, ct) is { } damage)
                throw new RuleBrokenException("Backup.Damaged", null, damage);
            var found = await SqliteFile.DescribeAsync(connection, ct);
            if (!found.Migrations.SequenceEqual(expected.Migrations, StringComparer.Ordinal) || !found.Rows.OrderBy(Name, StringComparer.Ordinal).SequenceEqual(expected.Rows.OrderBy(Name, StringComparer.Ordinal)))
                throw new RuleBrokenException("Backup.Damaged", null, SqliteCopies.Part);
        }
        catch (SqliteException problem)
        {
            throw new RuleBrokenException("Backup.Damaged", null, problem.Reason());
        }
    }

    public Task PlaceAsync(string id, CopiedDatabase expected, Func<string, Stream> open, IProgress<RestoreStep>? steps, CancellationToken ct)
    {
        if (File.Exists(StagedPlace(id)))
        {
            foreach (var part in Parts.Where(part => File.Exists(path + part)))
                File.Move(path + part, AsidePlace(id) + part);
            steps?.Report(RestoreStep.DatabaseAside);
            File.Move(StagedPlace(id), path);
        }

        return Task.CompletedTask;
    }

    public async Task<bool> FinishAsync(string id, CancellationToken ct)
    {
        await PlaceAsync(id, new CopiedDatabase([], new Dictionary<string, long>()), _ => Stream.Null, null, ct);
        return true;
    }

    public void ForgetStaged()
    {
        foreach (var staged in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + ".restore-*"))
            File.Delete(staged);
    }

    public async ValueTask DisposeAsync()
    {
        await alone.DisposeAsync();
        await preparing.DisposeAsync();
    }

    private static string Name(KeyValuePair<string, long> table) => table.Key;

    private string StagedPlace(string id) => $"{path}.restore-{id}";
}
