using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Imports;
using SrpsWeb.Domain.Imports;

namespace SrpsWeb.Application.Tests.Imports;

/// <summary>Every animal of the <see cref="ImportZoo"/> from the upload to the students, or to a clear refusal that leaves nothing.</summary>
public sealed class ImportZooTests
{
    public static TheoryData<string> Readable => [.. ImportZoo.All.Where(animal => animal.Value.Refusal is null).Select(animal => animal.Key)];

    public static TheoryData<string> Refused => [.. ImportZoo.All.Where(animal => animal.Value.Refusal is not null).Select(animal => animal.Key)];

    [Theory, MemberData(nameof(Readable))]
    public async Task Import_ReadableFile_BringsTheSameTwoStudents(string name)
    {
        await using var desk = await ImportDesk.OpenAsync();
        var animal = ImportZoo.All[name];

        var outcome = await desk.ApplyAsync(await desk.StageAsync(animal.Make(), animal.FileName));

        Assert.Equal(new ImportOutcome(2, 0, 0, 0, 0), outcome);
        Assert.Equal(ImportZoo.Students, (await desk.StudentsAsync()).Select(student => (student.Name, student.Nisn!, student.BirthDate!.Value)));
        Assert.Equal(["X TKRO 1"], (await desk.ClassGroupsAsync()).Select(group => group.Name));
        Assert.Equal(new ImportOutcome(0, 0, 0, 2, 0), await desk.ApplyAsync(await desk.StageAsync(animal.Make(), animal.FileName)));
    }

    [Theory, MemberData(nameof(Refused))]
    public async Task Import_FaultyFile_IsRefusedWithItsCodeAndLeavesNothing(string name)
    {
        await using var desk = await ImportDesk.OpenAsync();
        var animal = ImportZoo.All[name];

        var refused = await Assert.ThrowsAsync<RosterFileException>(() => desk.StageAsync(animal.Make(), animal.FileName));

        Assert.Equal(animal.Refusal, refused.Code);
        Assert.Empty(await desk.AskAsync(queries => queries.RecentAsync(TestContext.Current.CancellationToken)));
        Assert.Empty(await desk.StudentsAsync());
        Assert.Empty(await desk.ClassGroupsAsync());
    }

    [Theory]
    [InlineData("identity and bank columns")]
    [InlineData("Dapodik")]
    public async Task Stage_IdentityAndBankColumns_LeaveNoTrace(string name)
    {
        await using var desk = await ImportDesk.OpenAsync();
        var animal = ImportZoo.All[name];
        var batch = await desk.StageAsync(animal.Make(), animal.FileName);
        await using var db = desk.Context();

        var content = await db.ImportBatches.Where(found => found.Id == batch).Select(found => found.Content).SingleAsync(TestContext.Current.CancellationToken);
        using var unpacked = new StreamReader(new GZipStream(new MemoryStream(content), CompressionMode.Decompress));
        var text = await unpacked.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.Contains("Budi", text, StringComparison.Ordinal);
        Assert.DoesNotContain(ImportZoo.Canary, text, StringComparison.Ordinal);
        Assert.DoesNotContain("1507000000000001", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_SeveralPhonesInACell_KeepsTheFirstAsE164()
    {
        await using var desk = await ImportDesk.OpenAsync();

        await desk.ApplyAsync(await desk.StageAsync(ImportZoo.All["phones"].Make(), "siswa.csv"));

        Assert.All(await desk.StudentsAsync(), student => Assert.Equal("+6281200000001", student.Phone));
    }

    /// <summary>Second and third row are one student: the first of them goes in.</summary>
    [Fact]
    public async Task Import_SameStudentTwice_TakesOneAndKeepsTheOtherForDownload()
    {
        await using var desk = await ImportDesk.OpenAsync();
        var batch = await desk.StageAsync("Nama;NISN;L/P;Kelas\nBudi;0081234567;L;X TKRO 1\nBUDI;81234567;L;X TKRO 2\n");

        Assert.Equal(new ImportOutcome(1, 0, 0, 0, 1), await desk.ApplyAsync(batch));

        var refused = await desk.AskAsync(queries => queries.RefusedAsync(batch, TestContext.Current.CancellationToken));
        Assert.Equal(3, Assert.Single(refused!.Rows).Row);
    }

    /// <summary>What a spreadsheet program would run is text in the file of refused rows, and comes back as it was.</summary>
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1+1")]
    [InlineData("-1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1+1")]
    [InlineData("=cmd|' /C calc'!A0")]
    public void RefusedRows_CellsThatCouldRun_AreText(string cell)
    {
        var file = Encoding.UTF8.GetString(RefusedRowsFile.Write([["Nama", "Alamat"], ["Budi", cell]])).TrimStart('\uFEFF');

        var written = file.Split("\r\n", 2)[1][("Budi;".Length)..].TrimStart('"');
        Assert.StartsWith("'" + cell[..1], written, StringComparison.Ordinal);
    }
}
