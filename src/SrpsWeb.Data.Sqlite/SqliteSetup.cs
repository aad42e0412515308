using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace SrpsWeb.Data.Sqlite;

public static class SqliteSetup
{
    /// <summary>The context on the embedded database, with this project's migrations and the connection settings the product relies on.</summary>
    public static TBuilder UseSrpsSqlite<TBuilder>(this TBuilder options, string connectionString)
        where TBuilder : DbContextOptionsBuilder
    {
        options.UseSqlite(connectionString, sqlite => sqlite.MigrationsAssembly(typeof(SqliteSetup).Assembly.GetName().Name));
        options.AddInterceptors(new ConnectionPragmas(), new SchoolTenancyInterceptor());
        return options;
    }

    /// <summary>Full path of the database file; null for an in-memory database.</summary>
    public static string? FilePath(string connectionString)
    {
        var source = new SqliteConnectionStringBuilder(connectionString).DataSource;
        return string.IsNullOrEmpty(source) || source == ":memory:" ? null : Path.GetFullPath(source);
    }
}

/// <summary>For <c>dotnet ef</c> only.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<SrpsDbContext>
{
    public SrpsDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SrpsDbContext>().UseIdentitySchema().UseSrpsSqlite("Data Source=:memory:").Options, new ChosenSchool());
}
