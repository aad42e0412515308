using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Accounts;
using SrpsWeb.Application.Imports;
using SrpsWeb.Application.Schools;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;

namespace SrpsWeb.Application.Demo;

/// <summary>Seeds one demo school up to its students: letterhead, accounts, school year, class groups, roster.</summary>
public sealed class DemoSchoolSeeder(
    SrpsDbContext db,
    ChosenSchool school,
    ChosenPerson person,
    SeedClock clock,
    SchoolSetupService setup,
    AccountService accounts,
    SchoolYearService years,
    ClassGroupService classGroups,
    SatgasService satgas,
    RosterImportService rosters,
    RosterImportJob job,
    SessionQueries sessions)
{
    /// <summary>The oldest case of a school whose dates count from today must find its student enrolled.</summary>
    private const int DaysBeforeToday = 60;

    /// <summary>Longest school year the domain allows, in days.</summary>
    private const int LongestYear = 400;

    internal async Task<SeedDays> SeedAsync(DemoSchoolFiles files, string password, CancellationToken ct)
    {
        var seed = files.School;
        (school.SchoolId, person.Viewer, person.Zone) = (Guid.CreateVersion7(), Viewer.Nobody, seed.School.Zone);
        var days = new SeedDays(clock.RealToday(seed.School.Zone));
        var year = Year(seed.SchoolYears.Single(), days.Today);
        var start = year.OddStartsOn;
        clock.GoTo(start);
        await AddSchoolAsync(seed.School, ct);
        var users = await AddUsersAsync(seed.Users, start, password, ct);
        clock.GoTo(start);
        await years.SaveAsync(year, ct);
        await AddClassGroupsAsync(seed, year.Id, users, ct);
        await ImportAsync(files.RosterPath, users[seed.Users.First(user => user.Roles.Contains(SchoolRole.Operator)).UserName], start, ct);
        db.ForgetChanges();
        return days;
    }

    /// <summary>A year marked as current goes from July to June, or begins earlier where today's cases reach back before July.</summary>
    private static SaveSchoolYear Year(SchoolYearSeed seed, DateOnly today)
    {
        if (!seed.Current)
        {
            var odd = seed.Terms!.Single(term => term.Kind == "ganjil");
            var even = seed.Terms!.Single(term => term.Kind == "genap");
            return new SaveSchoolYear(Guid.CreateVersion7(), seed.Name!, odd.StartsOn, odd.EndsOn, even.StartsOn, even.EndsOn);
        }

        var first = today.Month >= 7 ? today.Year : today.Year - 1;
        var july = new DateOnly(first, 7, 1);
        var reach = today.AddDays(-DaysBeforeToday);
        var startsOn = reach < july ? reach : july;
        var june = new DateOnly(first + 1, 6, 30);
        var longest = startsOn.AddDays(LongestYear);
        return new SaveSchoolYear(
            Guid.CreateVersion7(),
            $"{first}/{first + 1}",
            startsOn,
            new DateOnly(first, 12, 31),
            new DateOnly(first + 1, 1, 1),
            june < longest ? june : longest);
    }

    private async Task AddSchoolAsync(SchoolSeed seed, CancellationToken ct)
    {
        await setup.AddAsync(new RegisterSchool(school.SchoolId!.Value, seed.Name, seed.Npsn, seed.Zone), ct);
        await db.SaveChangesAsync(ct);
        await setup.DescribeAsync(
            new DescribeSchool(seed.Name, seed.Npsn, seed.Zone, seed.Address, seed.Village, seed.District, seed.Regency, seed.Province, seed.Phone, seed.Email),
            ct);
    }

    private async Task<Dictionary<string, Guid>> AddUsersAsync(IReadOnlyList<UserSeed> seeds, DateOnly start, string password, CancellationToken ct)
    {
        var users = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var seed in seeds)
        {
            DateOnly? until = null;
            if (seed.Roles.Contains(SchoolRole.Facilitator))
            {
                // A grant ends after at most 12 months: it counts from the real day or the visitor could not enter.
                clock.GoToRealNow();
                until = clock.RealToday(person.Zone).AddMonths(11);
            }
            else
            {
                clock.GoTo(seed.From ?? start);
            }

            var invited = (await accounts.InviteApprovedAsync(
                new InvitePerson(Guid.CreateVersion7(), seed.UserName, null, seed.FullName, seed.Nip, seed.Position, seed.Roles, until),
                ct))!;
            if (await accounts.FindInvitationAsync(invited.Token, ct) is { JoinsOnly: true })
                await accounts.JoinAsync(invited.Token, invited.UserId, ct);
            else
                await accounts.AcceptAsync(invited.Token, password, ct);
            users.Add(seed.UserName, invited.UserId);
            if (seed.Decree is { } decree)
                await satgas.AddAsync(new AddSatgasMember(Guid.CreateVersion7(), invited.UserId, seed.Position!, decree, seed.Nip, seed.From ?? start, null), ct);
        }

        return users;
    }

    private async Task AddClassGroupsAsync(SchoolFileSeed seed, Guid yearId, Dictionary<string, Guid> users, CancellationToken ct)
    {
        var programmes = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var programme in seed.Programmes)
        {
            programmes.Add(programme.Code, Guid.CreateVersion7());
            await classGroups.SaveProgrammeAsync(new SaveProgramme(programmes[programme.Code], programme.Code, programme.Name), ct);
        }

        foreach (var group in seed.ClassGroups)
        {
            Guid? homeroom = group.Homeroom is { } userName ? users[userName] : null;
            await classGroups.SaveAsync(new SaveClassGroup(Guid.CreateVersion7(), yearId, group.Name, group.Level, programmes[group.Programme], homeroom), ct);
        }
    }

    private async Task ImportAsync(string path, Guid operatorId, DateOnly enrolledFrom, CancellationToken ct)
    {
        var facts = await sessions.LoadAsync(operatorId, ct) ?? throw new InvalidDataException("The operator of the seed is not a member.");
        person.Viewer = facts.Viewer;
        var batchId = Guid.CreateVersion7();
        await using var file = File.OpenRead(path);
        await rosters.StageAsync(new StageRoster(batchId, file, Path.GetFileName(path)), ct);
        await rosters.StartAsync(new StartRoster(batchId, enrolledFrom), ct);
        var outcome = await job.RunAsync(batchId, ct) ?? throw new InvalidDataException($"{path}: somebody else imports it.");
        if (outcome.Refused > 0)
            throw new InvalidDataException($"{path}: {outcome.Refused} students were refused.");
    }
}
