using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Schools;
using SrpsWeb.Data;

namespace SrpsWeb.Application.Demo;

/// <summary>
/// Fills an empty database with the two demo schools, all or nothing, through the same services as the pages. Needs
/// <see cref="ChosenSchool"/>, <see cref="Session.ChosenPerson"/> and <see cref="SeedClock"/> as the ports of its scope.
/// </summary>
public sealed class DemoSeeder(SrpsDbContext db, SeedFolder seeds, DemoSchoolSeeder schools, DemoCaseSeeder cases, DemoConcernSeeder concerns)
{
    private static readonly string[] Folders = ["sekolah-a", "sekolah-b"];

    /// <param name="password">What every demo account gets as its password.</param>
    /// <returns>False where there is a school already: then nothing is touched.</returns>
    public async Task<bool> SeedAsync(string password, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Schools.AnyAsync(ct))
            return false;
        foreach (var folder in Folders)
        {
            var files = await DemoSchoolFiles.ReadAsync(seeds, folder, ct);
            var days = await schools.SeedAsync(files, password, ct);
            await cases.SeedAsync(files.Cases, days, ct);
            await concerns.SeedAsync(files.Reports, days, ct);
            db.ForgetChanges();
        }

        await transaction.CommitAsync(ct);
        return true;
    }
}
