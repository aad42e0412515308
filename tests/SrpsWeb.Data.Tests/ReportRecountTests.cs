using SrpsWeb.Application.Audit;
using SrpsWeb.Application.Figures;
using SrpsWeb.Application.Reports;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Figures;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Domain.Students;
using SrpsWeb.Testing;

namespace SrpsWeb.Data.Tests;

/// <summary>Breakdowns and appendix of the report, counted again the obvious way over random cases.</summary>
public sealed class ReportRecountTests
{
    [Theory, EachEngine]
    public async Task RandomCases_EveryNumberIsTheOneOfTheActs(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        var school = new TestSchool();
        var cases = RandomCases.AddTo(school, students: 60, seed: 20260930);
        await school.SaveAsync(database);
        await using var db = database.Context(school.Id);
        var figures = new FigureQueries(db);
        var (histories, acts) = await figures.FactsAsync(TestContext.Current.CancellationToken);
        var secret = cases.Files.Where(file => file.Confidentiality == Confidentiality.Secret).Select(file => file.Id).ToHashSet();
        Assert.NotEmpty(secret);

        foreach (var period in new[] { Period.OfMonth(2026, 8, school.Today), Period.OfMonth(2026, 9, school.Today) })
        {
            var counted = PeriodFigures.Of(histories, period);
            var told = await new ReportCaseQueries(db, new CasesSeen()).OfAsync(
                histories,
                counted,
                (await figures.LabelsAsync(counted, ActivityFigures.Of(acts, period), TestContext.Current.CancellationToken)).Factors,
                english: false,
                TestContext.Current.CancellationToken);

            AssertBreakdown(school, cases, histories, period, told.Breakdowns[0]);
            Assert.All(told.Breakdowns.Skip(1), factor => Assert.InRange(factor.Total, RiskBreakdown.Least, int.MaxValue));
            var untold = told.Breakdowns[0].Total - told.Breakdowns.Skip(1).Sum(factor => factor.Total);
            Assert.True(untold is 0 or >= RiskBreakdown.Least, $"{untold} students could be told by subtraction");

            // Every case that was ever at risk in the period, of a student listed by the newest one; no Secret one.
            var listed = told.Movements.Select(movement => movement.CaseCode).ToList();
            Assert.Equal(listed.Order(StringComparer.Ordinal), listed);
            var expected = histories.Where(history => !secret.Contains(history.CaseFileId) && Days(period).Any(history.IsAtRiskOn)).Select(history => history.StudentId).ToHashSet();
            var files = cases.Files.ToDictionary(file => file.Code);
            Assert.Equal(expected, listed.Select(code => files[code].StudentId).ToHashSet());
            Assert.Equal(expected.Count, listed.Count);
            Assert.DoesNotContain(listed, code => secret.Contains(files[code].Id));
            foreach (var movement in told.Movements)
                AssertMovement(files[movement.CaseCode], histories, period, movement);

            var bySecret = histories.Where(history => secret.Contains(history.CaseFileId) && history.IsAtRiskOn(period.Last)).Select(history => history.StudentId).Distinct().Count();
            Assert.InRange(told.UnlistedSecretStudents, bySecret, counted.Students.Count);
        }
    }

    private static void AssertBreakdown(TestSchool school, RandomCases cases, IReadOnlyList<CaseHistory> histories, Period period, RiskBreakdown all)
    {
        var atRisk = histories.Where(history => history.IsAtRiskOn(period.Last)).GroupBy(history => history.StudentId)
            .Select(student => student.MaxBy(history => history.LevelOn(period.Last))!)
            .ToList();
        var classes = cases.Files.Select(file => file.Student!).DistinctBy(student => student.Id).ToDictionary(student => student.Id, student => student.Enrolments[0].ClassGroupId);
        Assert.Equal(atRisk.Count, all.Total);
        Assert.Equal(atRisk.Count, all.BySex.GetValueOrDefault(Sex.Female));
        Assert.Equal(0, all.WithoutGrade);
        Assert.Equal(atRisk.Count(history => classes[history.StudentId] == school.OwnClass.Id), all.ByGrade.GetValueOrDefault(GradeLevel.X));
        Assert.Equal(atRisk.Count(history => classes[history.StudentId] == school.OtherClass.Id), all.ByGrade.GetValueOrDefault(GradeLevel.XI));
        foreach (var level in new[] { RiskLevel.High, RiskLevel.Moderate, RiskLevel.Low })
            Assert.Equal(atRisk.Count(history => history.LevelOn(period.Last) == level), all.ByLevel.GetValueOrDefault(level));
    }

    private static void AssertMovement(CaseFile file, IReadOnlyList<CaseHistory> histories, Period period, CaseMovement movement)
    {
        if (file.Confidentiality != Confidentiality.General)
        {
            Assert.Equal(CaseMovement.CodeOnly(file.Code), movement);
            return;
        }

        var history = histories.Single(candidate => candidate.CaseFileId == file.Id);
        var wasBefore = history.IsAtRiskOn(period.DayBefore);
        Assert.Equal(wasBefore ? Entry.Opening : period.Contains(history.FirstOpenedOn) ? Entry.New : Entry.Returned, movement.Entry);
        Assert.Equal(history.IsAtRiskOn(period.Last), movement.Exit is null);
        Assert.Equal(wasBefore ? history.LevelOn(period.DayBefore) : null, movement.LevelBefore);
        Assert.Equal(history.IsAtRiskOn(period.Last) ? history.LevelOn(period.Last) : null, movement.LevelNow);
    }

    private static IEnumerable<DateOnly> Days(Period period) =>
        Enumerable.Range(0, period.Last.DayNumber - period.DayBefore.DayNumber + 1).Select(period.DayBefore.AddDays);
}
