using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Imports;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Imports;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Tests.Imports;

public sealed class RosterImportServiceTests
{
    private const string Two = "Nama;NISN;JK;Kelas;Nama Ayah\nBudi;0081234567;L;X TKRO 1;Slamet\nSiti;0081234568;P;X TKRO 1;Joko\n";

    [Fact]
    public async Task Apply_FirstFile_CreatesStudentsClassGroupsAndEnrolmentsFromTheYearsFirstDay()
    {
        await using var desk = await ImportDesk.OpenAsync();

        Assert.Equal(new ImportOutcome(2, 0, 0, 0, 0), await desk.ImportAsync(Two));

        var group = Assert.Single(await desk.ClassGroupsAsync());
        Assert.Equal(("X TKRO 1", GradeLevel.X), (group.Name, group.Level));
        Assert.NotNull(group.ProgrammeId);
        var students = await desk.StudentsAsync();
        Assert.Equal(["Budi", "Siti"], students.Select(student => student.Name));
        Assert.Equal(["Slamet", "Joko"], students.Select(student => Assert.Single(student.Guardians).Name));
        Assert.All(students, student =>
        {
            Assert.Equal(group.Id, student.ClassGroupId);
            Assert.Equal(new DateOnly(2023, 7, 17), Assert.Single(student.Enrolments).From);
        });
    }

    [Fact]
    public async Task Apply_SameFileAgain_ChangesNothing()
    {
        await using var desk = await ImportDesk.OpenAsync();
        await desk.ImportAsync(Two);
        var before = JsonSerializer.Serialize(await desk.StudentsAsync());

        Assert.Equal(new ImportOutcome(0, 0, 0, 2, 0), await desk.ImportAsync(Two));

        Assert.Equal(before, JsonSerializer.Serialize(await desk.StudentsAsync()));
    }

    [Theory]
    [InlineData("daftar-siswa-bersih.csv")]
    [InlineData("daftar-siswa-bermasalah.csv")]
    [InlineData("dapodik-bersih.xlsx")]
    [InlineData("dapodik-bermasalah.xlsx")]
    public async Task Apply_SampleFileTwice_ChangesNothingTheSecondTime(string name)
    {
        await using var desk = await ImportDesk.OpenAsync();
        var file = SampleRosterFiles.All()[name];
        var first = await desk.ApplyAsync(await desk.StageAsync(file, name));

        var second = await desk.ApplyAsync(await desk.StageAsync(file, name));

        Assert.True(first.Created > 0);
        Assert.Equal(new ImportOutcome(0, 0, 0, first.Created, first.Refused), second);
    }

    [Fact]
    public async Task Apply_DapodikAfterThePlainList_FindsEveryStudentAgain()
    {
        await using var desk = await ImportDesk.OpenAsync();
        await desk.ApplyAsync(await desk.StageAsync(SampleRosterFiles.All()["daftar-siswa-bersih.csv"], "a.csv"));

        var outcome = await desk.ApplyAsync(await desk.StageAsync(SampleRosterFiles.All()["dapodik-bersih.xlsx"], "b.xlsx"));

        Assert.Equal((0, SampleRosterFiles.CleanCount, 0), (outcome.Created, outcome.Updated, outcome.Refused));
        Assert.Equal(SampleRosterFiles.CleanCount, (await desk.StudentsAsync()).Count);
    }

    [Fact]
    public async Task Apply_ClassChange_KeepsTheHistory()
    {
        await using var desk = await ImportDesk.OpenAsync();
        await desk.ImportAsync(Two);

        var outcome = await desk.ImportAsync("Nama;NISN;JK;Kelas\nBudi;0081234567;L;X TKRO 2\n");

        Assert.Equal(new ImportOutcome(0, 0, 1, 0, 0), outcome);
        var enrolments = (await desk.StudentsAsync())[0].Enrolments.OrderBy(enrolment => enrolment.From).ToList();
        Assert.Equal(
            [(new DateOnly(2023, 7, 17), new DateOnly(2023, 8, 13)), (new DateOnly(2023, 8, 14), (DateOnly?)null)],
            enrolments.Select(enrolment => (enrolment.From, enrolment.Until)));
    }

    [Fact]
    public async Task Apply_NewStudentInALaterFile_IsEnrolledFromToday()
    {
        await using var desk = await ImportDesk.OpenAsync();
        await desk.ImportAsync(Two);

        await desk.ImportAsync("Nama;NISN;JK;Kelas\nTono;0081234569;L;X TKRO 1\n");

        Assert.Equal(new DateOnly(2023, 8, 14), Assert.Single((await desk.StudentsAsync())[2].Enrolments).From);
    }

    [Fact]
    public async Task Apply_ChosenDay_IsTheFirstDayOfEnrolment()
    {
        await using var desk = await ImportDesk.OpenAsync();

        await desk.ApplyAsync(await desk.StageAsync(Two), new DateOnly(2023, 8, 1));

        Assert.Equal(new DateOnly(2023, 8, 1), Assert.Single((await desk.StudentsAsync())[0].Enrolments).From);
    }

    [Fact]
    public async Task Apply_DayOutsideTheSchoolYear_IsRefusedAndNothingIsChanged()
    {
        await using var desk = await ImportDesk.OpenAsync();
        var batch = await desk.StageAsync(Two);

        var refused = await Assert.ThrowsAsync<RuleBrokenException>(() => desk.ApplyAsync(batch, new DateOnly(2023, 7, 16)));

        Assert.Equal("Import.EffectiveOnOutsideYear", refused.Code);
        Assert.Empty(await desk.StudentsAsync());
    }

    [Fact]
    public async Task Apply_Twice_IsOneImport()
    {
        await using var desk = await ImportDesk.OpenAsync();
        var batch = await desk.StageAsync(Two);

        var first = await desk.ApplyAsync(batch);
        var second = await desk.ApplyAsync(batch);

        Assert.Equal(first, second);
        Assert.Equal(2, (await desk.StudentsAsync()).Count);
    }

    [Fact]
    public async Task Apply_ManyAtTheSameMoment_IsOneImport()
    {
        await using var desk = await ImportDesk.OpenAsync();
        var batch = await desk.StageAsync(Two);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => desk.ApplyAsync(batch))));

        Assert.All(outcomes, outcome => Assert.Equal(new ImportOutcome(2, 0, 0, 0, 0), outcome));
        Assert.Equal(2, (await desk.StudentsAsync()).Count);
        Assert.Single(await desk.ClassGroupsAsync());
    }

    [Fact]
    public async Task Apply_TwoUploadsOfOneFileAtTheSameMoment_CreateNobodyTwice()
    {
        await using var desk = await ImportDesk.OpenAsync();
        Guid[] batches = [await desk.StageAsync(Two), await desk.StageAsync(Two)];

        var outcomes = await Task.WhenAll(batches.Select(batch => Task.Run(() => desk.ApplyAsync(batch))));

        Assert.Equal(2, outcomes.Sum(outcome => outcome.Created));
        Assert.Equal(2, (await desk.StudentsAsync()).Count);
        Assert.Single(await desk.ClassGroupsAsync());
    }

    [Fact]
    public async Task Stage_SameFormTwice_IsOneUpload()
    {
        await using var desk = await ImportDesk.OpenAsync();
        var id = Guid.CreateVersion7();
        for (var i = 0; i < 2; i++)
            await desk.WithServiceAsync(service => service.StageAsync(new StageRoster(id, new MemoryStream(Encoding.UTF8.GetBytes(Two)), "siswa.csv"), CancellationToken.None));

        Assert.Equal(id, Assert.Single(await desk.AskAsync(queries => queries.RecentAsync(CancellationToken.None))).Id);
    }

    [Fact]
    public async Task Stage_UnreadableFile_KeepsNothing()
    {
        await using var desk = await ImportDesk.OpenAsync();

        await Assert.ThrowsAsync<RosterFileException>(() => desk.StageAsync("bukan daftar siswa"));

        Assert.Empty(await desk.AskAsync(queries => queries.RecentAsync(CancellationToken.None)));
    }

    [Fact]
    public async Task Stage_BeforeThereIsASchoolYear_IsRefused()
    {
        await using var desk = await ImportDesk.OpenAsync(withYear: false);

        Assert.Equal("Import.SchoolYearMissing", (await Assert.ThrowsAsync<RuleBrokenException>(() => desk.StageAsync(Two))).Code);
    }

    [Fact]
    public async Task Stage_ByAnotherRole_IsRefused()
    {
        await using var desk = await ImportDesk.OpenAsync();
        desk.SignIn(Guid.CreateVersion7(), SchoolRole.Principal);

        await Assert.ThrowsAsync<AccessRefusedException>(() => desk.StageAsync(Two));
    }

    [Fact]
    public async Task Apply_UnknownUpload_IsHidden()
    {
        await using var desk = await ImportDesk.OpenAsync();

        Assert.True((await Assert.ThrowsAsync<AccessRefusedException>(() => desk.ApplyAsync(Guid.CreateVersion7()))).Hidden);
    }

    [Fact]
    public async Task Stage_ForgottenUploads_AreDroppedAndAppliedOnesStay()
    {
        await using var desk = await ImportDesk.OpenAsync();
        var applied = await desk.StageAsync(Two);
        await desk.ApplyAsync(applied);
        var forgotten = await desk.StageAsync(Two);
        desk.Time.Advance(ImportBatch.StagedLifetime + TimeSpan.FromMinutes(1));

        var latest = await desk.StageAsync(Two);

        var left = await desk.AskAsync(queries => queries.RecentAsync(CancellationToken.None));
        Assert.Equal([latest, applied], left.Select(batch => batch.Id));
        Assert.DoesNotContain(left, batch => batch.Id == forgotten);
    }

    /// <summary>The year has ended and the next one is not there yet: the day proposed must not be one that is refused.</summary>
    [Fact]
    public async Task Preview_AfterTheLastYear_ProposesItsLastDay()
    {
        await using var desk = await ImportDesk.OpenAsync();
        await desk.ImportAsync(Two);
        desk.Time.Advance(TimeSpan.FromDays(400));
        var batch = await desk.StageAsync("Nama;NISN;JK;Kelas\nTono;0081234569;L;X TKRO 1\n");

        var preview = await desk.AskAsync(queries => queries.PreviewAsync(batch, CancellationToken.None));

        Assert.Equal(new DateOnly(2024, 6, 22), preview!.EffectiveOn);
        Assert.Equal(new ImportOutcome(1, 0, 0, 0, 0), await desk.ApplyAsync(batch));
    }

    /// <summary>What no further try would mend stops the job at once and is told; afterwards it goes on.</summary>
    [Fact]
    public async Task Run_WithoutASchoolYear_FailsUntilItIsStartedAgain()
    {
        await using var desk = await ImportDesk.OpenAsync();
        var ct = TestContext.Current.CancellationToken;
        var batch = await desk.StageAsync(Two);
        await desk.StartAsync(batch);
        await using var db = desk.Context();
        await db.Set<Term>().ExecuteDeleteAsync(ct);
        await db.SchoolYears.ExecuteDeleteAsync(ct);

        Assert.Null(await desk.RunAsync(batch, ct));
        var failed = await desk.AskAsync(queries => queries.FindAsync(batch, ct));
        db.Add(new SchoolYear(Guid.CreateVersion7(), "2023/2024", new DateOnly(2023, 7, 17), new DateOnly(2023, 12, 23), new DateOnly(2024, 1, 8), new DateOnly(2024, 6, 22)));
        await db.SaveChangesAsync(ct);
        Assert.Null(await desk.RunAsync(batch, ct));

        Assert.Equal(new ImportProgress(0, 0, "Import.SchoolYearMissing"), failed!.Progress);
        Assert.Equal(new ImportOutcome(2, 0, 0, 0, 0), await desk.ApplyAsync(batch));
    }

    [Fact]
    public async Task Discard_StartedUpload_Stays()
    {
        await using var desk = await ImportDesk.OpenAsync();
        var batch = await desk.StageAsync(Two);
        await desk.StartAsync(batch);

        await desk.WithServiceAsync(async service => Assert.False(await service.DiscardAsync(batch, CancellationToken.None)));

        Assert.Equal(new ImportOutcome(2, 0, 0, 0, 0), await desk.RunAsync(batch, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Discard_StagedUpload_IsGone()
    {
        await using var desk = await ImportDesk.OpenAsync();
        var batch = await desk.StageAsync(Two);

        await desk.WithServiceAsync(async service => Assert.True(await service.DiscardAsync(batch, CancellationToken.None)));

        Assert.Null(await desk.AskAsync(queries => queries.PreviewAsync(batch, CancellationToken.None)));
    }

    [Fact]
    public async Task Preview_StagedUpload_TellsWhatApplyingWouldDo()
    {
        await using var desk = await ImportDesk.OpenAsync();
        await desk.ImportAsync(Two);
        var batch = await desk.StageAsync("Nama;NISN;JK;Kelas\nBudi;0081234567;L;X TKRO 2\nSiti;0081234568;P;X TKRO 1\nTono;81234569;L;X TKRO 1\n;0081234570;L;X TKRO 1\n");

        var preview = await desk.AskAsync(queries => queries.PreviewAsync(batch, CancellationToken.None));

        Assert.NotNull(preview);
        Assert.Equal(new ImportOutcome(1, 0, 1, 1, 1), preview.Plan.Outcome);
        Assert.Equal(1, preview.Plan.RowsWithWarnings);
        Assert.Equal(new DateOnly(2023, 8, 14), preview.EffectiveOn);
        Assert.Equal("X TKRO 2", Assert.Single(preview.Plan.NewClassGroups).Name.Display);
        Assert.Equal(preview.Plan.Outcome, await desk.ApplyAsync(batch));
        Assert.Null(await desk.AskAsync(queries => queries.PreviewAsync(batch, CancellationToken.None)));
        var done = await desk.AskAsync(queries => queries.FindAsync(batch, CancellationToken.None));
        Assert.Equal(("Operator Contoh", preview.Plan.Outcome), (done!.UploadedBy, done.Outcome));
    }

    [Fact]
    public async Task Refused_BeforeAndAfterApplying_AreTheSameRowsAndCanBeUploadedAgain()
    {
        await using var desk = await ImportDesk.OpenAsync();
        var batch = await desk.StageAsync("Nama;NISN;JK;Kelas;HP\nBudi;0081234567;L;X TKRO 1;\nBudi;0081234567;L;X TKRO 1;\nSiti;0081234568;?;X TKRO 1;+62 812-0000-0001\n");

        var before = await desk.AskAsync(queries => queries.RefusedAsync(batch, CancellationToken.None));
        await desk.ApplyAsync(batch);
        var after = await desk.AskAsync(queries => queries.RefusedAsync(batch, CancellationToken.None));

        Assert.Equal(JsonSerializer.Serialize(before), JsonSerializer.Serialize(after));
        Assert.Equal([3, 4], after!.Rows.Select(row => row.Row));
        Assert.Equal(["Import.Row.DuplicateInFile", "Import.Row.SexUnknown"], after.Rows.Select(row => Assert.Single(row.Issues).Code));

        var file = RefusedRowsFile.Write([after.Headings, .. after.Rows.Select(row => row.Cells.Select(cell => cell == "?" ? "P" : cell))]);
        Assert.Contains("'+62", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        Assert.Equal(new ImportOutcome(1, 0, 0, 1, 0), await desk.ApplyAsync(await desk.StageAsync(file, "perbaikan.csv")));
    }

    [Fact]
    public async Task Map_UnknownColumn_IsRememberedForTheNextFile()
    {
        await using var desk = await ImportDesk.OpenAsync();
        const string File = "Nama;NISN;JK;Ruang\nBudi;0081234567;L;X TKRO 1\n";
        var batch = await desk.StageAsync(File);
        Assert.Equal([RosterField.ClassGroup], (await desk.AskAsync(queries => queries.PreviewAsync(batch, CancellationToken.None)))!.MissingFields);

        await desk.WithServiceAsync(service => service.MapAsync(batch, new Dictionary<string, RosterField?> { ["ruang"] = RosterField.ClassGroup }, CancellationToken.None));

        Assert.Equal(new ImportOutcome(1, 0, 0, 0, 0), await desk.ApplyAsync(batch));
        Assert.Equal(new ImportOutcome(0, 0, 0, 1, 0), await desk.ImportAsync(File));
    }

    [Fact]
    public async Task Stage_IdentityAndBankColumns_NeverReachTheDatabase()
    {
        await using var desk = await ImportDesk.OpenAsync();
        var batch = await desk.StageAsync("Nama;NISN;NIK;Nomor Rekening Bank;JK;Kelas;Alamat\nBudi;0081234567;KANARI-1;KANARI-2;L;X TKRO 1;NIK 1571040909080001\n");
        await using var db = desk.Context();
        var content = (await db.ImportBatches.SingleAsync(found => found.Id == batch, TestContext.Current.CancellationToken)).Content;
        using var unpacked = new StreamReader(new GZipStream(new MemoryStream(content), CompressionMode.Decompress));
        var everything = await unpacked.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.Contains("Budi", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("KANARI", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("1571040909080001", everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_StagedRosterOfEveryKindOfCell_SurvivesStaging()
    {
        await using var desk = await ImportDesk.OpenAsync();
        var file = Workbook.Of(["Nama", "NISN", "JK", "Kelas", "Tanggal Lahir", "Alamat"], ["Budi", "0081234567", "L", "X TKRO 1", new DateOnly(2008, 9, 5), "=2+2;\"a\""]);

        await desk.ApplyAsync(await desk.StageAsync(file, "siswa.xlsx"));

        var student = Assert.Single(await desk.StudentsAsync());
        Assert.Equal((new DateOnly(2008, 9, 5), "=2+2;\"a\""), (student.BirthDate, student.Address));
    }

    [Fact]
    public async Task Apply_LaterFile_UpdatesGuardiansByRelationAndErasesNone()
    {
        await using var desk = await ImportDesk.OpenAsync();
        await desk.ImportAsync("Nama;NISN;JK;Kelas;Nama Ayah;Pekerjaan Ayah;Nama Ibu\nBudi;0081234567;L;X TKRO 1;Slamet;Nelayan;Aminah\n");

        await desk.ImportAsync("Nama;NISN;JK;Kelas;Nama Ayah;HP Ayah;Nama Ibu;Nama Wali\nBudi;0081234567;L;X TKRO 1;SLAMET;081200000009;;Paman Joko\n");

        Assert.Equal(
            [(GuardianRelation.Father, "SLAMET", "Nelayan", "+6281200000009"), (GuardianRelation.Mother, "Aminah", null, null), (GuardianRelation.Guardian, "Paman Joko", null, null)],
            Assert.Single(await desk.StudentsAsync()).Guardians.OrderBy(guardian => guardian.Relation).Select(guardian => (guardian.Relation, guardian.Name, guardian.Occupation, guardian.Phone)));
    }

    [Fact]
    public async Task Apply_Sex_IsStored()
    {
        await using var desk = await ImportDesk.OpenAsync();
        await desk.ImportAsync(Two);

        Assert.Equal([Sex.Male, Sex.Female], (await desk.StudentsAsync()).Select(student => student.Sex));
    }
}
