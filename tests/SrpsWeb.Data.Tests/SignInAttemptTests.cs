using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using SrpsWeb.Application.Accounts;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain.Access;
using SrpsWeb.Testing;

namespace SrpsWeb.Data.Tests;

/// <summary>Five wrong ones lock an account, also when they come at the same moment.</summary>
public sealed class SignInAttemptTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 9, 30, 2, 0, 0, TimeSpan.Zero));
    private readonly ChosenPerson _person = new();

    [Theory, EachEngine]
    public async Task ManyAtOnce_FiveAreLookedAt(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        var userId = await UserAsync(database);

        var looked = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => ReserveAsync(database, userId))));

        Assert.Equal(SignInAttempts.Most, looked.Count(isLooked => isLooked));
        Assert.False(await ReserveAsync(database, userId));
    }

    [Theory, EachEngine]
    public async Task Lock_EndsAfterItsTime_AndCountsAnew(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        var userId = await UserAsync(database);
        for (var attempt = 0; attempt < SignInAttempts.Most; attempt++)
            Assert.True(await ReserveAsync(database, userId));

        _time.Advance(SignInAttempts.Lock - TimeSpan.FromSeconds(1));
        Assert.False(await ReserveAsync(database, userId));
        _time.Advance(TimeSpan.FromSeconds(1));
        for (var attempt = 0; attempt < SignInAttempts.Most; attempt++)
            Assert.True(await ReserveAsync(database, userId));
        Assert.False(await ReserveAsync(database, userId));
    }

    [Theory, EachEngine]
    public async Task RightOnes_AreNotCounted_AndAnEntryClearsWhatWas(Engine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var database = await EngineDatabase.CreateAsync(engine);
        var userId = await UserAsync(database);
        await using var db = database.Context();
        var (attempts, user) = (Attempts(db), await db.Users.SingleAsync(found => found.Id == userId, ct));
        for (var attempt = 0; attempt < SignInAttempts.Most - 1; attempt++)
            await attempts.ReserveAsync(user, ct);

        for (var right = 0; right < 3; right++)
        {
            Assert.True(await attempts.ReserveAsync(user, ct));
            await attempts.GiveBackAsync(user, ct);
        }

        Assert.Equal((SignInAttempts.Most - 1, null), (user.AccessFailedCount, user.LockoutEnd));
        await attempts.ClearAsync(user, ct);
        Assert.Equal((0, null), (user.AccessFailedCount, user.LockoutEnd));
        Assert.DoesNotContain(db.ChangeTracker.Entries(), entry => entry.State != EntityState.Unchanged);
    }

    private static async Task<Guid> UserAsync(EngineDatabase database)
    {
        var school = new TestSchool();
        await school.SaveAsync(database);
        return school.UserId(SchoolRole.Teacher);
    }

    private SignInAttempts Attempts(SrpsDbContext db) => new(db, new SchoolClock(_time, _person));

    private async Task<bool> ReserveAsync(EngineDatabase database, Guid userId)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var db = database.Context();
        return await Attempts(db).ReserveAsync(await db.Users.SingleAsync(found => found.Id == userId, ct), ct);
    }
}
