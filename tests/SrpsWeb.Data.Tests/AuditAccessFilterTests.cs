using CsCheck;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Testing;

namespace SrpsWeb.Data.Tests;

/// <summary>Who reads a line of the trail is decided in two forms; over random lines and viewers both give the same answer.</summary>
public sealed class AuditAccessFilterTests
{
    private const int Lines = 120;

    [Theory, EachEngine]
    public async Task Filter_AsSql_GivesTheLinesThatForGives(Engine engine) => await Gen.Int[0, int.MaxValue - 1].SampleAsync(
        async seed =>
        {
            await using var database = await EngineDatabase.CreateAsync(engine);
            var (school, random) = (new TestSchool(), new Random(seed));
            RandomCases.AddTo(school, students: 12, seed);
            await school.SaveAsync(database);
            await using var db = database.Context(school.Id);
            var cases = await db.CaseFiles.Include(file => file.Student).Include(file => file.Participants).AsNoTracking().AsSplitQuery().ToListAsync();
            await AddLinesAsync(database, school, random, cases);
            var entries = await db.AuditEntries.AsNoTracking().ToListAsync();
            var reasons = new HashSet<string>(StringComparer.Ordinal);

            foreach (var viewer in Enum.GetValues<SchoolRole>().Select(school.Viewer).Append(Viewer.Nobody))
            {
                var openSecret = await db.CaseFiles.Where(CaseAccess.OpenableBy(viewer)).Where(file => file.Confidentiality == Confidentiality.Secret).Select(file => file.Id).ToListAsync();
                var filtered = await db.AuditEntries.Where(AuditAccess.ReadableBy(viewer, db.CaseFiles, openSecret)).Select(entry => entry.Sequence).ToListAsync();
                var decisions = entries.ConvertAll(entry => (entry.Sequence, Decision: AuditAccess.For(viewer, entry, cases)));
                Assert.Equal(decisions.Where(line => line.Decision.MayRead).Select(line => line.Sequence).Order(), filtered.Order());
                reasons.UnionWith(decisions.Select(line => line.Decision.Reason));
            }

            // An agreement over lines that never reach a branch would prove nothing about it.
            Assert.Equal(
                ["AuditAccess.Concern", "AuditAccess.HandledCase", "AuditAccess.HiddenCase", "AuditAccess.HiddenRows", "AuditAccess.HiddenStudent", "AuditAccess.NoCase", "AuditAccess.NotOwn", "AuditAccess.Own", "AuditAccess.School"],
                reasons.Order(StringComparer.Ordinal));
        },
        iter: 3,
        threads: 1);

    private static async Task AddLinesAsync(EngineDatabase database, TestSchool school, Random random, List<CaseFile> cases)
    {
        var roles = Enum.GetValues<SchoolRole>();
        var secret = cases.Where(file => file.Confidentiality == Confidentiality.Secret).ToList();
        var restricted = cases.Where(file => file.Confidentiality == Confidentiality.Restricted).ToList();
        await using var db = database.Context(school.Id);
        var head = await db.AuditHeads.SingleAsync();
        for (var number = 0; number < Lines; number++)
        {
            var file = cases[random.Next(cases.Count)];
            var act = random.Next(2) == 0 ? AuditAct.Listed : AuditAct.Downloaded;
            AuditFacts facts = random.Next(8) switch
            {
                0 => new(act, AuditSubject.Page, RecordIds: Some(restricted)),
                1 => new(act, AuditSubject.SecretCases, RecordIds: Some(secret)),
                2 => new(AuditAct.Opened, AuditSubject.Concern, RecordIds: [Guid.CreateVersion7()]),
                3 => new(AuditAct.Changed, AuditSubject.IndicatorReading, StudentId: file.StudentId),
                4 => new(AuditAct.Refused, AuditSubject.CaseFile, Guid.CreateVersion7()),
                5 => new(AuditAct.SignedIn, AuditSubject.Account, RecordIds: [file.Id]),
                6 => new(AuditAct.Downloaded, AuditSubject.Page),
                _ => new(AuditAct.Opened, AuditSubject.CaseFile, file.Id),
            };
            db.Add(head.Append(school.Now, new AuditOrigin(random.Next(5) == 0 ? null : school.UserId(roles[random.Next(roles.Length)]), null), facts));
        }

        await db.SaveChangesAsync();

        List<Guid> Some(List<CaseFile> files) => [.. files.Where(_ => random.Next(4) == 0).Select(file => file.Id)];
    }
}
