using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace SrpsWeb.Data.Postgres;

public static class PostgresSetup
{
    /// <summary>The context on PostgreSQL 15 or newer, with this project's migrations.</summary>
    public static TBuilder UseSrpsPostgres<TBuilder>(this TBuilder options, string connectionString)
        where TBuilder : DbContextOptionsBuilder
    {
        options.UseNpgsql(connectionString, npgsql => npgsql.MigrationsAssembly(typeof(PostgresSetup).Assembly.GetName().Name));
        options.AddInterceptors(new SchoolTenancyInterceptor());
        return options;
    }
}

/// <summary>For <c>dotnet ef</c> only.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<SrpsDbContext>
{
    public SrpsDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SrpsDbContext>().UseIdentitySchema().UseSrpsPostgres("Host=localhost;Database=design").Options, new ChosenSchool());
}
