using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Privacy;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Testing;

namespace SrpsWeb.Data.Tests;

public sealed class CaseDetailsTests
{
    [Theory, EachEngine]
    public async Task Load_TellsTheWholeHistoryWithNames(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        var school = new TestSchool();
        var file = school.AddOneOfEverything();
        var reopened = school.OpenCase(school.AddStudent("Bagas Saputra"));
        reopened.Close(ClosureOutcome.Transferred, "Pindah.", school.Today, [], school.Today, school.Recorded);
        school.Add(reopened.Reopen(school.Today, RiskLevel.High, "Kembali.", Guid.CreateVersion7(), 0, school.Today, school.Recorded));
        await school.SaveAsync(database);

        var details = await LoadAsync(database, school, file);
        var twice = await LoadAsync(database, school, reopened);

        var counsellor = school.Member(SchoolRole.Counsellor).FullName;
        Assert.Equal((school.OwnClass.Name, counsellor), (details.ClassGroupName, details.ResponsibleName));
        Assert.Equal([(school.SecretFactor.Id, true), (school.GeneralFactor.Id, false)], details.Factors.Select(factor => (factor.FactorId, factor.IsMain)));
        Assert.Equal([(true, counsellor), (false, school.Member(SchoolRole.Homeroom).FullName)], details.Steps.Select(step => (step.IsVisit, step.Owner)));
        Assert.Equal([TimelineKind.Opened, TimelineKind.Intervention, TimelineKind.Review], details.Timeline.Select(entry => entry.Kind).Order());
        Assert.All(details.Timeline, entry => Assert.Equal(counsellor, entry.By));
        var note = details.Timeline.Single(entry => entry.Kind == TimelineKind.Intervention);
        Assert.Equal(("Berbicara bertiga.", school.InterventionKind.NameId), (note.Text, note.InterventionKind!.NameId));
        Assert.Equal(("Berbicara berdua.", counsellor), (Assert.Single(note.Corrections!).OldText, note.Corrections![0].By));
        Assert.Equal(("daftar hadir.pdf", false), (Assert.Single(note.Files!).Name, note.Files![0].IsPicture));
        var review = details.Timeline.Single(entry => entry.Kind == TimelineKind.Review);
        Assert.Equal((RiskLevel.Moderate, RiskLevel.Low), (review.LevelBefore, review.Level));
        Assert.Equal(
            [TimelineKind.Opened, TimelineKind.Reopened, TimelineKind.Closed, TimelineKind.Review],
            twice.Timeline.Select(entry => entry.Kind).Order());
    }

    private static async Task<CaseDetails> LoadAsync(EngineDatabase database, TestSchool school, CaseFile file)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var db = database.Context(school.Id);
        var (_, header) = await new CaseAccessQueries(db, new ChosenPerson { Viewer = school.Viewer(SchoolRole.Counsellor) }).DecideAsync(file.Id, ct);
        return await new CaseDetailsQueries(db, new NamedStudentQueries(db)).LoadAsync(header!, ct);
    }
}
