using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace SrpsWeb.Testing;

/// <summary>
/// A PostgreSQL server of this test process alone, started when the first test asks for it and ended with the process
/// (see <c>postgres-server.sh</c>). It needs PostgreSQL 15 or newer, under <c>/usr/lib/postgresql</c> or on the PATH.
/// </summary>
public sealed class PostgresServer
{
    private const int OldestVersion = 15;
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private static readonly Lazy<Task<PostgresServer>> Running = new(StartAsync);

    private readonly string _folder;

    private PostgresServer(string folder) => _folder = folder;

    /// <exception cref="InvalidOperationException">PostgreSQL is not installed or does not start; the message holds its log.</exception>
    public static Task<PostgresServer> SharedAsync() => Running.Value;

    /// <summary>For a database that may not exist yet.</summary>
    public string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder { Host = _folder, Username = "srps", Database = database, Timeout = 60, CommandTimeout = 120 }.ConnectionString;

    /// <summary>Runs a statement outside any transaction, such as <c>CREATE DATABASE</c>.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PostgresServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("srps-postgres-").FullName;
        var start = new ProcessStartInfo("sh", [Path.Combine(AppContext.BaseDirectory, "postgres-server.sh"), folder, ProgramFolder()])
        {
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The shell for PostgreSQL did not start.");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            process.StandardInput.Close();
            process.WaitForExit(TimeSpan.FromSeconds(10));
        };

        var server = new PostgresServer(folder);
        await server.WaitUntilReadyAsync(process);
        return server;
    }

    private async Task WaitUntilReadyAsync(Process process)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await ExecuteAsync("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (!process.HasExited && waited.Elapsed < StartLimit)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50));
            }
            catch (NpgsqlException problem)
            {
                throw new InvalidOperationException("PostgreSQL did not start:\n" + await LogAsync(), problem);
            }
        }
    }

    private async Task<string> LogAsync()
    {
        var path = Path.Combine(_folder, "server.log");
        return File.Exists(path) ? await File.ReadAllTextAsync(path) : "(no log)";
    }

    private static string ProgramFolder()
    {
        const string debian = "/usr/lib/postgresql";
        var newest = Directory.Exists(debian)
            ? Directory.GetDirectories(debian)
                .Where(folder => VersionOf(folder) >= OldestVersion && File.Exists(Path.Combine(folder, "bin", "initdb")))
                .MaxBy(VersionOf)
            : null;
        return newest is not null
            ? Path.Combine(newest, "bin")
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
                ?? throw new InvalidOperationException("PostgreSQL 15 or newer is needed for the tests. `bash tests/run.sh` installs it.");
    }

    private static int VersionOf(string folder) =>
        int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
}
