using System.Text;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Domain.Students;
using SrpsWeb.Testing;

namespace SrpsWeb.Data.Tests;

/// <summary>What is changed or deleted is not only no longer found: its bytes are gone from the file.</summary>
public sealed class SqliteErasureTests
{
    [Fact]
    public async Task ChangedAndDeletedText_IsNotInTheFile()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var database = await EngineDatabase.CreateAsync(Engine.Sqlite);
        var school = new TestSchool();
        var changed = school.AddStudent("Kenarisatu Diubah");
        var deleted = school.AddStudent("Kenaridua Dihapus");
        await school.SaveAsync(database);
        Assert.Equal(2, await TracesAsync(database));

        await using (var db = database.Context(school.Id))
        {
            (await db.Students.SingleAsync(student => student.Id == changed.Id, ct)).Identify("Anonim", Sex.Female, null, null);
            db.RemoveRange(await db.Enrolments.Where(enrolment => enrolment.StudentId == deleted.Id).ToListAsync(ct));
            db.Remove(await db.Students.SingleAsync(student => student.Id == deleted.Id, ct));
            await db.SaveChangesAsync(ct);
        }

        Assert.Equal(0, await TracesAsync(database));
    }

    /// <summary>Of the two names, how many stand in the file once the journal is written back.</summary>
    private static async Task<int> TracesAsync(EngineDatabase database)
    {
        await using (var db = database.Context())
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        await using var file = new FileStream(database.FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy);
        var said = Encoding.Latin1.GetString(copy.ToArray());
        return new[] { "kenarisatu", "kenaridua" }.Count(name => said.Contains(name, StringComparison.OrdinalIgnoreCase));
    }
}
