using SrpsWeb.Application.Imports;
using SrpsWeb.Domain.Imports;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Tests.Imports;

public sealed class RosterPlannerTests
{
    private const string Headings = "Nama;NISN;NIS;Tanggal Lahir;JK;Kelas";

    private static readonly Guid ThisYear = Guid.CreateVersion7();
    private static readonly ClassGroup XTkro1 = new(Guid.CreateVersion7(), ThisYear, "X-TKRO-1", GradeLevel.X, null, null);
    private static readonly ClassGroup XTkj1 = new(Guid.CreateVersion7(), ThisYear, "X TKJ 1", GradeLevel.X, null, null);
    private static readonly ClassGroup LastYearsX = new(Guid.CreateVersion7(), Guid.CreateVersion7(), "X TKJ 1", GradeLevel.X, null, null);
    private static readonly Programme Tkj = new(Guid.CreateVersion7(), "TKJ", "Teknik Komputer dan Jaringan");

    [Fact]
    public void Plan_UnknownStudent_IsCreated()
    {
        var plan = Plan("Budi;0081234567;1;5/9/2008;L;X TKRO 1");

        var row = Assert.Single(plan.Rows);
        Assert.Equal((PlannedAct.Create, (Guid?)null, (Guid?)XTkro1.Id), (row.Act, row.StudentId, row.ClassGroupId));
        Assert.Equal(new ImportOutcome(1, 0, 0, 0, 0), plan.Outcome);
    }

    [Fact]
    public void Plan_SameFacts_ChangesNothing()
    {
        var plan = Plan("Budi;0081234567;1;5/9/2008;L;10 TKRO 01", Known("Budi", "0081234567", "1"));

        Assert.Equal(PlannedAct.Nothing, Assert.Single(plan.Rows).Act);
        Assert.Equal(new ImportOutcome(0, 0, 0, 1, 0), plan.Outcome);
    }

    [Theory]
    [InlineData("Budi S.;0081234567;;;L;X TKRO 1", "0081234567", null)]
    [InlineData("Budi;;1;;L;X TKRO 1", "0081234567", "1")]
    [InlineData("Budi;0081234567;1;;L;X TKRO 1", null, "1")]
    [InlineData("Budi;0089999999;1;;L;X TKRO 1", "0081234567", "1")]
    [InlineData("BUDI;;;5 September 2008;L;X TKRO 1", "0081234567", "1")]
    [InlineData("Budi;0081234567;;5/9/2008;L;X TKRO 1", null, null)]
    public void Plan_StudentKnownByAnyMark_IsFound(string line, string? nisn, string? nis)
    {
        var known = Known("Budi", nisn, nis);

        Assert.Equal(known.Id, Assert.Single(Plan(line, known).Rows).StudentId);
    }

    [Fact]
    public void Plan_DifferentFacts_NamesEachChangeAndShowsNoPersonalDetails()
    {
        var plan = Plan("Budi Santoso;0081234567;1;6/9/2008;P;X TKRO 1", Known("Budi", "0081234567", "1"));

        var row = Assert.Single(plan.Rows);
        Assert.Equal(PlannedAct.Update, row.Act);
        Assert.Equal(
            [
                new FieldChange(RosterField.Name, "Budi", "Budi Santoso"),
                new FieldChange(RosterField.Sex, "L", "P"),
                new FieldChange(RosterField.BirthDate, null, null),
            ],
            row.Changes);
    }

    [Fact]
    public void Plan_EmptyCells_EraseNothing() => Assert.Empty(Assert.Single(Plan("Budi;0081234567;;;L;X TKRO 1", Known("Budi", "0081234567", "1")).Rows).Changes);

    [Fact]
    public void Plan_AnotherClass_IsAClassChange()
    {
        var row = Assert.Single(Plan("Budi;0081234567;1;;L;X TKJ 1", Known("Budi", "0081234567", "1")).Rows);

        Assert.Equal((PlannedAct.ChangeClass, XTkj1.Id, "X-TKRO-1"), (row.Act, row.ClassGroupId!.Value, row.FormerClassGroup));
    }

    [Fact]
    public void Plan_SameClassNameOfLastYear_IsAClassChange()
    {
        var row = Assert.Single(Plan("Budi;0081234567;1;;L;X TKJ 1", Known("Budi", "0081234567", "1", LastYearsX)).Rows);

        Assert.Equal((PlannedAct.ChangeClass, XTkj1.Id), (row.Act, row.ClassGroupId!.Value));
    }

    [Fact]
    public void Plan_StudentWhoHadLeft_ComesBack()
    {
        var student = Known("Budi", "0081234567", "1");
        student.Leave(new DateOnly(2023, 8, 1));

        var row = Assert.Single(Plan("Budi;0081234567;1;;L;X TKRO 1", student).Rows);

        Assert.Equal((PlannedAct.ChangeClass, (string?)null), (row.Act, row.FormerClassGroup));
    }

    [Fact]
    public void Plan_UnknownClassWithLevel_IsToBeCreatedOnce()
    {
        var plan = Plan("Budi;0081234567;1;;L;XI TKJ 2\nSiti;0081234568;2;;P;11-TKJ-2");

        var group = Assert.Single(plan.NewClassGroups);
        Assert.Equal(("XI TKJ 2", GradeLevel.XI, Tkj.Id, 2), (group.Name.Display, group.Level, group.ProgrammeId!.Value, group.Students));
        Assert.All(plan.Rows, row => Assert.Null(row.ClassGroupId));
    }

    [Fact]
    public void Plan_UnknownClassWithoutLevel_IsRefused() =>
        AssertRefused(Plan("Budi;0081234567;1;;L;TKRO satu"), RosterField.ClassGroup, "Import.Row.ClassUnknown");

    [Fact]
    public void Plan_NisnOfSomebodyElse_IsRefused() =>
        AssertRefused(Plan("Siti Aminah;0081234567;;1/1/2008;P;X TKRO 1", Known("Budi", "0081234567", "1")), RosterField.Name, "Import.Row.NameDiffers");

    [Fact]
    public void Plan_NisnWithNewNameAndSameBirthDate_IsAnUpdate() =>
        Assert.Equal(PlannedAct.Update, Assert.Single(Plan("Muhammad;0081234567;;5/9/2008;L;X TKRO 1", Known("Budi", "0081234567", "1")).Rows).Act);

    [Fact]
    public void Plan_NisOfSomebodyElse_IsRefused()
    {
        AssertRefused(Plan("Siti;0081234568;1;1/1/2008;P;X TKRO 1", Known("Budi", "0081234567", "1")), RosterField.Nis, "Import.Row.NisOfOther");
        AssertRefused(
            Plan("Siti;0081234568;1;;P;X TKRO 1", Known("Budi", "0081234567", "1"), Known("Siti", "0081234568", "2")),
            RosterField.Nis,
            "Import.Row.NisOfOther");
    }

    [Fact]
    public void Plan_SameNameAndBirthDateUnderAnotherNisn_IsRefused() =>
        AssertRefused(Plan("Budi;0081234599;;5/9/2008;L;X TKRO 1", Known("Budi", "0081234567", null)), RosterField.Nisn, "Import.Row.SameNameOtherNisn");

    [Fact]
    public void Plan_TwoRowsOfOneKnownStudent_RefusesTheSecond()
    {
        var plan = Plan("Budi;0081234567;;;L;X TKRO 1\nBudi;;1;;L;X TKRO 1", Known("Budi", "0081234567", "1"));

        var issue = Assert.Single(plan.Issues, issue => issue.Severity == IssueSeverity.Error);
        Assert.Equal((3, "Import.Row.DuplicateInFile", 2), (issue.Row, issue.Code, issue.OtherRow!.Value));
    }

    [Fact]
    public void Plan_StudentsOfTheFilesClassesWhoAreMissing_AreNamed()
    {
        var missing = Known("Tono", "0081234570", null);
        var otherClass = Known("Rina", "0081234571", null, XTkj1);
        var refusedInFile = Known("Wati", "0081234572", null);

        var plan = Plan("Budi;0081234567;;;L;X TKRO 1\nWati;0081234572;;;?;X TKRO 1", missing, otherClass, refusedInFile);

        Assert.Equal(new AbsentStudent(missing.Id, "Tono", "0081234570", XTkro1.Id, "X-TKRO-1"), Assert.Single(plan.NotInFile));
        Assert.Equal([missing.Id, otherClass.Id], plan.Absent.Select(student => student.StudentId));
    }

    [Fact]
    public void Plan_OtherGuardians_AreAChangeWithoutTheirNames()
    {
        var student = Known("Budi", "0081234567", "1");
        student.SetGuardians([new GuardianContact(GuardianRelation.Father, "Slamet", "Nelayan", "+6281200000001")]);
        var parse = Roster.ParseText("Nama;NISN;JK;Kelas;HP Ayah;Nama Ayah\nBudi;0081234567;L;X TKRO 1;081200000009;Slamet\n");

        Assert.Equal([new FieldChange(RosterField.ParentName, null, null)], Assert.Single(RosterPlanner.Plan(parse, School(student)).Rows).Changes);
    }

    private static Student Known(string name, string? nisn, string? nis, ClassGroup? group = null)
    {
        var student = new Student(Guid.CreateVersion7(), name, Sex.Male, nisn, nis);
        student.Describe(new StudentDetails(BirthDate: new DateOnly(2008, 9, 5)));
        student.Enrol((group ?? XTkro1).Id, new DateOnly(2023, 7, 17));

        return student;
    }

    private static SchoolRoster School(params Student[] students) => new(ThisYear, students, [XTkro1, XTkj1, LastYearsX], [Tkj]);

    private static RosterPlan Plan(string lines, params Student[] students) =>
        RosterPlanner.Plan(Roster.ParseText($"{Headings}\n{lines}\n"), School(students));

    private static void AssertRefused(RosterPlan plan, RosterField field, string code)
    {
        Assert.Empty(plan.Rows);
        Assert.Contains(plan.Issues, issue => issue.Field == field && issue.Code == code && issue.Severity == IssueSeverity.Error);
        Assert.Equal(1, plan.Outcome.Refused);
    }
}
