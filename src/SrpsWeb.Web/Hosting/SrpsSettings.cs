using Microsoft.Data.Sqlite;
using SrpsWeb.Data;

namespace SrpsWeb.Web.Hosting;

public enum DatabaseProvider
{
    Sqlite,
    Postgres,
}

/// <summary>The settings of running.md, read and checked once at start.</summary>
/// <param name="RequireSecondFactor"><c>Accounts:RequireSecondFactor</c>: the roles that see most must sign in with a second factor. Without the setting: yes, but for the demo.</param>
public sealed record SrpsSettings(DatabaseProvider Provider, string ConnectionString, string StorageRoot, bool DemoSeed, bool RequireSecondFactor)
{
    /// <exception cref="DatabaseRefusedException">A setting cannot be used; says which.</exception>
    public static SrpsSettings From(IConfiguration configuration, string contentRoot)
    {
        var name = configuration["Database:Provider"] ?? nameof(DatabaseProvider.Sqlite);
        if (!Enum.TryParse<DatabaseProvider>(name, ignoreCase: true, out var provider) || int.TryParse(name, out _))
            throw new DatabaseRefusedException($"Database:Provider is \"{name}\"; it must be Sqlite or Postgres.");
        var connectionString = configuration.GetConnectionString("Srps") ?? "Data Source=App_Data/srps.db";
        if (provider == DatabaseProvider.Sqlite)
            connectionString = Rooted(connectionString, contentRoot);
        var storage = Path.GetFullPath(configuration["Storage:Root"] ?? "App_Data/files", contentRoot);
        var demo = configuration.GetValue<bool>("Demo:Seed");
        return new SrpsSettings(provider, connectionString, storage, demo, configuration.GetValue("Accounts:RequireSecondFactor", !demo));
    }

    /// <summary>A relative file means relative to the program, not to the folder it was started from.</summary>
    private static string Rooted(string connectionString, string contentRoot)
    {
        try
        {
            var builder = new SqliteConnectionStringBuilder(connectionString);
            if (builder.DataSource is { Length: > 0 } path && path != ":memory:")
                builder.DataSource = Path.GetFullPath(path, contentRoot);
            return builder.ConnectionString;
        }
        catch (ArgumentException problem)
        {
            throw new DatabaseRefusedException("ConnectionStrings:Srps cannot be read: " + problem.Message, problem);
        }
    }
}
