using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Schools;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Imports;

/// <summary>A plan against the school as it is now.</summary>
internal sealed record PlannedImport(RosterPlan Plan, SchoolYear Year);

/// <summary>Loads what a staged roster is compared with and makes the plan.</summary>
public sealed class RosterPlanStore(SrpsDbContext db, SchoolYearService years, SchoolClock clock)
{
    /// <summary>The school year whose class groups a file names now.</summary>
    /// <exception cref="RuleBrokenException"><c>Import.SchoolYearMissing</c> while the school has none.</exception>
    internal async Task<SchoolYear> YearAsync(CancellationToken ct) =>
        await years.OfDayAsync(clock.Today, ct) ?? throw new RuleBrokenException("Import.SchoolYearMissing");

    /// <summary>The rows of a staged table that may be imported.</summary>
    internal RosterParse Check(RosterTable table) => RosterRowParser.Parse(table, clock.Today);

    internal async Task<PlannedImport> PlanAsync(RosterParse parse, CancellationToken ct)
    {
        var year = await YearAsync(ct);
        var school = new SchoolRoster(
            year.Id,
            await db.Students.AsNoTracking().Include(student => student.Guardians).AsSplitQuery().ToListAsync(ct),
            await db.ClassGroups.AsNoTracking().ToListAsync(ct),
            await db.Programmes.AsNoTracking().ToListAsync(ct));

        return new PlannedImport(RosterPlanner.Plan(parse, school), year);
    }

    /// <summary>
    /// The first file of a school year tells who was there from its first day on, so that the figures of every month have their denominator;
    /// what a later file adds or changes begins today.
    /// </summary>
    internal async Task<DateOnly> EffectiveOnAsync(SchoolYear year, CancellationToken ct)
    {
        var isFirst = !await db.Enrolments.AnyAsync(enrolment => db.ClassGroups.Any(group => group.Id == enrolment.ClassGroupId && group.SchoolYearId == year.Id), ct);
        var today = clock.Today;

        return isFirst || today < year.StartsOn ? year.StartsOn : today < year.EndsOn ? today : year.EndsOn;
    }
}
