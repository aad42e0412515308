using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using SrpsWeb.Application.Concerns;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Concerns;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Testing;

namespace SrpsWeb.Data.Tests;

public sealed class ConcernAccessFilterTests
{
    private const int Concerns = 40;

    /// <summary>Lists and pages ask the same question in two forms; over random concerns and viewers both give the same answer.</summary>
    [Theory, EachEngine]
    public async Task Filters_AsSql_GiveTheConcernsThatForGives(Engine engine) => await Gen.Int[0, int.MaxValue - 1].SampleAsync(
        async seed =>
        {
            await using var database = await EngineDatabase.CreateAsync(engine);
            var (school, random) = (new TestSchool(), new Random(seed));
            var now = school.Now;
            AddConcerns(school, random);
            await school.SaveAsync(database);
            await using var db = database.Context(school.Id);
            var loaded = await db.Concerns.Include(concern => concern.Student).Include(concern => concern.Involved).Include(concern => concern.Acts).AsNoTracking().AsSplitQuery().ToListAsync();
            var duty = Duty(db, school, now);
            var onDuty = await duty.LoadAsync(CancellationToken.None);
            var read = 0;

            foreach (var viewer in Enum.GetValues<SchoolRole>().Select(school.Viewer).Append(Viewer.Nobody))
            {
                var readable = await db.Concerns.Where(ConcernAccess.ReadableBy(viewer, duty.AsQuestions(), now)).Select(concern => concern.Id).ToListAsync();
                var answerable = await db.Concerns.Where(ConcernAccess.AnswerableBy(viewer, duty.AsQuestions(), now)).Select(concern => concern.Id).ToListAsync();
                Assert.Equal(loaded.Where(concern => ConcernAccess.For(viewer, concern, onDuty, now).MayRead).Select(concern => concern.Id).Order(), readable.Order());
                Assert.Equal(loaded.Where(concern => ConcernAccess.For(viewer, concern, onDuty, now).MayAnswer).Select(concern => concern.Id).Order(), answerable.Order());
                read += readable.Count;
            }

            Assert.InRange(read, 1, (Enum.GetValues<SchoolRole>().Length * Concerns) - 1);
        },
        iter: 4,
        threads: 1);

    [Theory, EachEngine]
    public async Task Duty_CountsOnlyWhoIsActiveToday(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        var school = new TestSchool();
        school.AddMember("Guru Lama", SchoolRole.Counsellor, SchoolRole.Principal).Deactivate();
        await school.SaveAsync(database);
        await using var db = database.Context(school.Id);
        var duty = Duty(db, school, school.Now);

        var onDuty = await duty.LoadAsync(TestContext.Current.CancellationToken);

        Assert.Equal([school.UserId(SchoolRole.Counsellor)], onDuty.Counsellors);
        Assert.Equal([school.UserId(SchoolRole.Principal)], onDuty.Principals);
        Assert.Equal([school.UserId(SchoolRole.Counsellor)], await duty.AsQuestions().Counsellors.ToListAsync(TestContext.Current.CancellationToken));
    }

    private static SatgasDutyQueries Duty(SrpsDbContext db, TestSchool school, DateTime now) =>
        new(db, new SchoolClock(new FakeTimeProvider(new DateTimeOffset(now)), new ChosenPerson { Viewer = school.Viewer(SchoolRole.Counsellor), Zone = SchoolZone.Wib }));

    private static void AddConcerns(TestSchool school, Random random)
    {
        for (var number = 0; number < Concerns; number++)
        {
            var student = random.Next(2) == 0 ? school.AddStudent($"Siswa {number}", random.Next(2) == 0 ? school.OwnClass : school.OtherClass) : null;
            var involved = random.Next(2) == 0 ? [] : Viewer.SatgasRoles.Where(_ => random.Next(2) == 0).Select(school.UserId).ToList();
            var kind = random.Next(2) == 0 ? ConcernKind.General : ConcernKind.Bullying;
            var typed = random.Next(3) == 0 ? "yang galak itu" : null;
            var at = school.Now.AddHours(-random.Next(80));
            var concern = school.Add(Concern.Report(
                new ConcernReport(Guid.CreateVersion7(), kind, student?.Id, "Siti", [SignSeen.Withdrawn], null, false, involved, typed), $"L-{number:00000}", new Recorded(school.UserId(SchoolRole.OsisMember), at)));
            if (random.Next(2) == 0)
                concern.SayWhoIsMeant([], nobodyElse: true, school.Recorded);
            if (random.Next(3) == 0)
                concern.AnswerWithout("Sudah diajak bicara.", new Recorded(school.UserId(Viewer.SatgasRoles.ElementAt(random.Next(4))), at.AddHours(random.Next((int)(school.Now - at).TotalHours + 1))));
        }
    }
}
