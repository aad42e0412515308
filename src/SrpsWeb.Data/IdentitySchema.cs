using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace SrpsWeb.Data;

/// <summary>The Identity tables' version. Outside the web host it must be given by hand, or the model would differ there.</summary>
public static class IdentitySchema
{
    public static Version Version => IdentitySchemaVersions.Version3;

    /// <summary>For contexts made without the web host: design-time factories and tests.</summary>
    public static DbContextOptionsBuilder<SrpsDbContext> UseIdentitySchema(this DbContextOptionsBuilder<SrpsDbContext> options) =>
        (DbContextOptionsBuilder<SrpsDbContext>)options.UseApplicationServiceProvider(
            new ServiceCollection().Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = Version).BuildServiceProvider());
}
