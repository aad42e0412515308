using Microsoft.EntityFrameworkCore;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Testing;

namespace SrpsWeb.Data.Tests;

/// <summary>A link works once, also for two who open it at the same moment.</summary>
public sealed class InvitationRaceTests
{
    [Theory, EachEngine]
    public async Task Link_UsedByTwo_IsTheFirstOnes(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        var school = new TestSchool();
        await school.SaveAsync(database);
        await using (var db = database.Context(school.Id))
        {
            db.Invitations.Add(new Invitation(Guid.CreateVersion7(), school.UserId(SchoolRole.Teacher), "hash", school.Now));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await using var first = database.Context(school.Id);
        await using var second = database.Context(school.Id);
        (await first.Invitations.SingleAsync(TestContext.Current.CancellationToken)).Use(school.Now);
        (await second.Invitations.SingleAsync(TestContext.Current.CancellationToken)).Use(school.Now.AddSeconds(1));
        await first.SaveChangesAsync(TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync(TestContext.Current.CancellationToken));
    }
}
