using CsCheck;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Domain.Access;
using SrpsWeb.Testing;

namespace SrpsWeb.Data.Tests;

public sealed class CaseAccessFilterTests
{
    private const int Viewers = 60;

    /// <summary>Lists and details ask the same question in two forms; over random cases and viewers both give the same answer.</summary>
    [Theory, EachEngine]
    public async Task Filters_AsSql_GiveTheCasesThatForGives(Engine engine) => await Gen.Int[0, int.MaxValue - 1].SampleAsync(
        async seed =>
        {
            await using var database = await EngineDatabase.CreateAsync(engine);
            var school = new TestSchool();
            RandomCases.AddTo(school, students: 40, seed);
            await school.SaveAsync(database);
            await using var db = database.Context(school.Id);
            var loaded = await db.CaseFiles.Include(file => file.Student).Include(file => file.Participants).AsNoTracking().AsSplitQuery().ToListAsync();
            var random = new Random(seed);
            var opened = 0;

            foreach (var viewer in Enumerable.Range(0, Viewers).Select(_ => RandomViewer(school, random)))
            {
                var expected = loaded.Where(file => CaseAccess.For(viewer, file).MayOpen).Select(file => file.Id).Order().ToList();
                var filtered = await db.CaseFiles.Where(CaseAccess.OpenableBy(viewer)).Select(file => file.Id).ToListAsync();
                Assert.Equal(expected, filtered.Order());
                var writable = await db.CaseFiles.Where(CaseAccess.WritableBy(viewer)).Select(file => file.Id).ToListAsync();
                Assert.Equal(loaded.Where(file => CaseAccess.For(viewer, file).MayWrite).Select(file => file.Id).Order(), writable.Order());
                opened += expected.Count;
            }

            Assert.InRange(opened, 1, (Viewers * loaded.Count) - 1);
        },
        iter: 4,
        threads: 1);

    [Theory, EachEngine]
    public async Task OpenableBy_Nobody_GivesNoCase(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        var school = new TestSchool();
        RandomCases.AddTo(school, students: 10, seed: 1);
        await school.SaveAsync(database);
        await using var db = database.Context(school.Id);

        Assert.Empty(await db.CaseFiles.Where(CaseAccess.OpenableBy(Viewer.Nobody)).ToListAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>A member or a stranger, with up to three roles and any of the classes: also combinations no school would give.</summary>
    private static Viewer RandomViewer(TestSchool school, Random random)
    {
        var roles = Enum.GetValues<SchoolRole>();
        var held = Enumerable.Range(0, random.Next(4)).Select(_ => roles[random.Next(roles.Length)]).ToHashSet();
        var classes = new[] { school.OwnClass.Id, school.OtherClass.Id }.Where(_ => random.Next(2) == 0).ToHashSet();
        var userId = random.Next(10) == 0 ? Guid.CreateVersion7() : school.UserId(roles[random.Next(roles.Length)]);
        return new Viewer(userId, held, classes);
    }
}
