using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;

namespace SrpsWeb.Data.Postgres;

public static class PostgresSetup
{
    /// <summary>The context on PostgreSQL 15 or newer, with this project's migrations.</summary>
    public static TBuilder UseSrpsPostgres<TBuilder>(this TBuilder options, string connectionString)
        where TBuilder : DbContextOptionsBuilder
    {
        options.UseNpgsql(connectionString, WithMigrations);
        options.AddInterceptors(new SchoolTenancyInterceptor());
        return options;
    }

    /// <summary>The context on a connection that somebody else opens and closes.</summary>
    internal static DbContextOptionsBuilder<SrpsDbContext> UseSrpsPostgres(this DbContextOptionsBuilder<SrpsDbContext> options, NpgsqlConnection connection) =>
        options.UseNpgsql(connection, WithMigrations).AddInterceptors(new SchoolTenancyInterceptor());

    private static void WithMigrations(NpgsqlDbContextOptionsBuilder npgsql) => npgsql.MigrationsAssembly(typeof(PostgresSetup).Assembly.GetName().Name);
}

/// <summary>For <c>dotnet ef</c> only.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<SrpsDbContext>
{
    public SrpsDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SrpsDbContext>().UseIdentitySchema().UseSrpsPostgres("Host=localhost;Database=design").Options, new ChosenSchool());
}
