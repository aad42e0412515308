using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Application.Schools;

public sealed record SaveSchoolYear(Guid Id, string Name, DateOnly OddStartsOn, DateOnly OddEndsOn, DateOnly EvenStartsOn, DateOnly EvenEndsOn);

public sealed record SchoolYearRow(Guid Id, string Name, DateOnly OddStartsOn, DateOnly OddEndsOn, DateOnly EvenStartsOn, DateOnly EvenEndsOn, bool IsCurrent);

/// <summary>Tahun ajaran and their terms.</summary>
public sealed class SchoolYearService(SrpsDbContext db, SchoolClock clock)
{
    public async Task<IReadOnlyList<SchoolYearRow>> ListAsync(CancellationToken ct)
    {
        var years = await db.SchoolYears.AsNoTracking().Include(year => year.Terms).OrderByDescending(year => year.StartsOn).ToListAsync(ct);
        var currentId = Current(years, clock.Today)?.Id;
        return [.. years.Select(year =>
        {
            var odd = year.Terms.Single(term => term.Kind == TermKind.Odd);
            var even = year.Terms.Single(term => term.Kind == TermKind.Even);
            return new SchoolYearRow(year.Id, year.Name, odd.StartsOn, odd.EndsOn, even.StartsOn, even.EndsOn, year.Id == currentId);
        })];
    }

    /// <summary>The school year of a day, between two years the one that ended last, before the first year the first one; null where there is none.</summary>
    public async Task<SchoolYear?> OfDayAsync(DateOnly day, CancellationToken ct) =>
        Current(await db.SchoolYears.AsNoTracking().Include(year => year.Terms).ToListAsync(ct), day);

    /// <summary>Adds the year, or changes the one with this id.</summary>
    /// <exception cref="RuleBrokenException">A rule refuses, with its code.</exception>
    public async Task SaveAsync(SaveSchoolYear command, CancellationToken ct)
    {
        var years = await db.SchoolYears.Include(year => year.Terms).ToListAsync(ct);
        if (years.Exists(other => other.Id != command.Id && FoldedText.Of(other.Name) == FoldedText.Of(command.Name)))
            throw new RuleBrokenException("SchoolYear.NameTaken", nameof(command.Name));
        if (years.Exists(other => other.Id != command.Id && command.OddStartsOn <= other.EndsOn && other.StartsOn <= command.EvenEndsOn))
            throw new RuleBrokenException("SchoolYear.Overlaps", nameof(command.OddStartsOn));
        var year = years.Find(candidate => candidate.Id == command.Id);
        if (year is null)
            db.SchoolYears.Add(new SchoolYear(command.Id, command.Name, command.OddStartsOn, command.OddEndsOn, command.EvenStartsOn, command.EvenEndsOn));
        else
            year.Change(command.Name, command.OddStartsOn, command.OddEndsOn, command.EvenStartsOn, command.EvenEndsOn);
        await db.SaveChangesAsync(ct);
    }

    private static SchoolYear? Current(List<SchoolYear> years, DateOnly day) =>
        years.Where(year => year.StartsOn <= day).OrderBy(year => year.StartsOn).LastOrDefault() ?? years.OrderBy(year => year.StartsOn).FirstOrDefault();
}
