using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Privacy;
using SrpsWeb.Application.Reports;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Reports;
using SrpsWeb.Testing;

namespace SrpsWeb.Data.Tests;

/// <summary>Two people writing one text of the report at the same moment.</summary>
public sealed class NarrativeRaceTests
{
    private static readonly DateOnly Month = new(2026, 9, 1);

    private readonly TestSchool _school = new();

    [Theory, EachEngine]
    public async Task OneForm_SentTenTimesAtOnce_IsStoredOnce(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        await _school.SaveAsync(database);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => WriteAsync(database, "Keadaan membaik.", SchoolRole.Counsellor))));

        await using var db = database.Context(_school.Id);
        Assert.Equal(("Keadaan membaik.", 1), await db.ReportNarratives.Select(stored => new ValueTuple<string?, int>(stored.Text, stored.Sequence)).SingleAsync(TestContext.Current.CancellationToken));
    }

    [Theory, EachEngine]
    public async Task TwoTexts_AtOnce_OneIsStoredAndTheOtherIsTold(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        await _school.SaveAsync(database);

        var answers = await Task.WhenAll(
            Task.Run(() => WriteAsync(database, "Tulisan pertama.", SchoolRole.Counsellor)),
            Task.Run(() => WriteAsync(database, "Tulisan kedua.", SchoolRole.Coordinator)));

        Assert.Single(answers, refusal => refusal is null);
        var refused = Assert.Single(answers, refusal => refusal is not null)!;
        await using var db = database.Context(_school.Id);
        var stored = await db.ReportNarratives.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("Narrative.ChangedMeanwhile", nameof(NarrativeSection.Summary)), (refused.Code, refused.Field));
        Assert.Equal(stored.Text, refused.Arguments[1]);
    }

    private async Task<RuleBrokenException?> WriteAsync(EngineDatabase database, string text, SchoolRole role)
    {
        await using var db = database.Context(_school.Id);
        var person = new ChosenPerson { Viewer = _school.Viewer(role) };
        var clock = new SchoolClock(new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(_school.Now)), person);
        try
        {
            await new ReportNarrativeService(db, new NamedStudentQueries(db), person, clock)
                .WriteAsync(new WriteNarratives(Month, "1", [new WriteNarrative(NarrativeSection.Summary, text, "", null)]), CancellationToken.None);
            return null;
        }
        catch (RuleBrokenException broken)
        {
            return broken;
        }
    }
}
