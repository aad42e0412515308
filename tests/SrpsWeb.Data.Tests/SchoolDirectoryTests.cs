using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Testing;

namespace SrpsWeb.Data.Tests;

public sealed class SchoolDirectoryTests
{
    private readonly TestSchool _first = new("10500001");
    private readonly TestSchool _second = new("10500002");

    [Theory, EachEngine]
    public async Task SchoolsOf_PersonOfTwoSchools_FirstGrantedFirst(Engine engine)
    {
        var userId = _second.UserId(SchoolRole.Facilitator);
        var earlier = new Membership(_first.Id, userId, "Fasilitator");
        earlier.SetRoles([SchoolRole.Facilitator], _first.Today.AddMonths(1), _first.Today, _first.Now.AddDays(-1));
        await using var database = await SavedAsync(engine, earlier);

        Assert.Equal([_first.Id, _second.Id], await SchoolsAsync(database, userId, _first.Today));
    }

    [Theory, EachEngine]
    public async Task SchoolsOf_RoleExpired_IsLeftOut(Engine engine)
    {
        var userId = _second.UserId(SchoolRole.Counsellor);
        var facilitator = new Membership(_first.Id, userId, "Fasilitator");
        facilitator.SetRoles([SchoolRole.Facilitator], _first.Today.AddDays(3), _first.Today, _first.Now);
        await using var database = await SavedAsync(engine, facilitator);

        Assert.Contains(_first.Id, await SchoolsAsync(database, userId, _first.Today.AddDays(3)));
        Assert.DoesNotContain(_first.Id, await SchoolsAsync(database, userId, _first.Today.AddDays(4)));
    }

    [Theory, EachEngine]
    public async Task SchoolsOf_DeactivatedMember_IsNone(Engine engine)
    {
        _first.Member(SchoolRole.Homeroom).Deactivate();
        await using var database = await SavedAsync(engine);

        Assert.Empty(await SchoolsAsync(database, _first.UserId(SchoolRole.Homeroom), _first.Today));
        Assert.Equal([_first.Id], await SchoolsAsync(database, _first.UserId(SchoolRole.Counsellor), _first.Today));
    }

    [Theory, EachEngine]
    public async Task SchoolWaitingForThePerson_DoesNotCount(Engine engine)
    {
        var userId = _second.UserId(SchoolRole.Counsellor);
        var waiting = new Membership(_first.Id, userId, "Sri Wahyuni");
        waiting.SetRoles([SchoolRole.Operator], null, _first.Today, _first.Now);
        waiting.AwaitPerson();
        await using var database = await SavedAsync(engine, waiting);
        await using var db = database.Context(_first.Id);
        var directory = new SchoolDirectory(db);
        var ct = TestContext.Current.CancellationToken;

        Assert.Equal([_second.Id], await SchoolsAsync(database, userId, _first.Today));
        Assert.Equal([_second.Id], await directory.MembershipsOfAsync(userId, ct));
        Assert.False(await directory.HoldsAnyAsync(userId, [SchoolRole.Operator], _first.Today, ct));
        Assert.DoesNotContain(db.Memberships, member => member.UserId == userId);
        Assert.Contains(directory.MembersAndInvited, member => member.UserId == userId);
    }

    [Theory, EachEngine]
    public async Task SchoolOfInvitation_KnowsTheSchoolOfAToken(Engine engine)
    {
        var hash = new string('a', 64);
        await using var database = await SavedAsync(engine, new Invitation(Guid.CreateVersion7(), _first.UserId(SchoolRole.Operator), hash, _first.Now));
        await using var db = database.Context();
        var directory = new SchoolDirectory(db);

        Assert.Equal(_first.Id, await directory.SchoolOfInvitationAsync(hash, TestContext.Current.CancellationToken));
        Assert.Null(await directory.SchoolOfInvitationAsync(new string('b', 64), TestContext.Current.CancellationToken));
    }

    private async Task<EngineDatabase> SavedAsync(Engine engine, params object[] ofFirst)
    {
        var database = await EngineDatabase.CreateAsync(engine);
        await _second.SaveAsync(database);
        foreach (var record in ofFirst)
            _first.Add(record);
        await _first.SaveAsync(database);
        return database;
    }

    private static async Task<IEnumerable<Guid>> SchoolsAsync(EngineDatabase database, Guid userId, DateOnly today)
    {
        await using var db = database.Context();
        return (await new SchoolDirectory(db).SchoolsOfAsync(userId, today, TestContext.Current.CancellationToken)).Select(school => school.SchoolId);
    }
}
