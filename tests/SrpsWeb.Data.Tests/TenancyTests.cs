using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Testing;

namespace SrpsWeb.Data.Tests;

/// <summary>Two schools in one database, each with at least one record of every kind.</summary>
public sealed class TenancyTests
{
    private const int SqliteForeignKeyViolated = 787;

    private readonly TestSchool _here = new("10500001");
    private readonly TestSchool _there = new("10500002");

    [Theory, EachEngine]
    public async Task Query_WithoutSchool_FindsNoRecordOfAnyKind(Engine engine)
    {
        await using var database = await TwoSchoolsAsync(engine);
        await using var db = database.Context();

        foreach (var type in SchoolRecords(db))
            Assert.Empty(await RecordsAsync(db, type));
    }

    [Theory, EachEngine]
    public async Task Query_FindsTheSchoolsOwnRecordsOfEveryKindAndNoOthers(Engine engine)
    {
        await using var database = await TwoSchoolsAsync(engine);
        foreach (var school in new[] { _here, _there })
        {
            await using var db = database.Context(school.Id);
            foreach (var type in SchoolRecords(db))
            {
                var records = await RecordsAsync(db, type);
                Assert.True(records.Count > 0, $"{nameof(TestSchoolContents.AddOneOfEverything)} makes no {type.ShortName()}");
                Assert.All(records, record => Assert.Equal(school.Id, record.SchoolId));
            }
        }
    }

    [Theory, EachEngine]
    public async Task Query_FollowsTheSchoolOfTheContext(Engine engine)
    {
        await using var database = await TwoSchoolsAsync(engine);
        var current = new ChosenSchool { SchoolId = _here.Id };
        await using var db = database.Context(current);
        var first = await db.CaseFiles.AsNoTracking().Select(file => file.SchoolId).Distinct().ToListAsync(TestContext.Current.CancellationToken);

        current.SchoolId = _there.Id;
        var second = await db.CaseFiles.AsNoTracking().Select(file => file.SchoolId).Distinct().ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal([_here.Id], first);
        Assert.Equal([_there.Id], second);
    }

    [Theory, EachEngine]
    public async Task BulkStatements_LeaveTheOtherSchoolAlone(Engine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var database = await TwoSchoolsAsync(engine);
        await using (var db = database.Context(_here.Id))
        {
            await db.Students.ExecuteUpdateAsync(update => update.SetProperty(student => student.Village, "Changed"), ct);
            await db.Invitations.ExecuteDeleteAsync(ct);
        }

        await using var there = database.Context(_there.Id);
        Assert.DoesNotContain("Changed", await there.Students.Select(student => student.Village).ToListAsync(ct));
        Assert.NotEmpty(await there.Invitations.ToListAsync(ct));
    }

    [Theory, EachEngine]
    public async Task EveryReference_ToARecordOfAnotherSchool_IsRefusedByTheDatabase(Engine engine)
    {
        await using var database = await TwoSchoolsAsync(engine);
        await using var here = database.Context(_here.Id);
        await using var there = database.Context(_there.Id);
        var references = SchoolRecords(here).SelectMany(type => type.GetForeignKeys())
            .Where(reference => typeof(ISchoolRecord).IsAssignableFrom(reference.PrincipalEntityType.ClrType))
            .ToList();

        Assert.NotEmpty(references);
        foreach (var reference in references)
        {
            var own = (await RecordsAsync(here, reference.DeclaringEntityType))[0];
            var foreign = (await RecordsAsync(there, reference.PrincipalEntityType))[0];
            var problem = await Record.ExceptionAsync(() => PointAtAsync(here, reference, own, foreign));
            Assert.True(IsForeignKeyViolation(problem), $"{reference}: {problem?.Message ?? "accepted"}");
        }
    }

    [Theory, EachEngine]
    public async Task Save_ChangedRecordOfAnotherSchool_IsRefused(Engine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var database = await TwoSchoolsAsync(engine);
        var foreign = await ForeignProgrammeAsync(database);
        await using var db = database.Context(_here.Id);
        db.Attach(foreign);
        foreign.Change("DICURI", "Taken over");

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(ct));
        Assert.Throws<InvalidOperationException>(() => db.SaveChanges());

        Assert.Equal(_there.Programme.Code, (await ForeignProgrammeAsync(database)).Code);
    }

    [Theory, EachEngine]
    public async Task Save_DeletedRecordOfAnotherSchool_IsRefused(Engine engine)
    {
        await using var database = await TwoSchoolsAsync(engine);
        await using var db = database.Context(_here.Id);
        db.Remove(await ForeignProgrammeAsync(database));

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
    }

    [Theory, EachEngine]
    public async Task Save_NewRecordNamingAnotherSchool_IsRefused(Engine engine)
    {
        await using var database = await TwoSchoolsAsync(engine);
        await using var db = database.Context(_here.Id);
        db.Add(new Membership(_there.Id, _here.UserId(SchoolRole.Operator), "Penyusup"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
    }

    [Theory, EachEngine]
    public async Task Save_RecordAttachedWithoutASchool_IsRefused(Engine engine)
    {
        await using var database = await TwoSchoolsAsync(engine);
        await using var db = database.Context(_here.Id);
        db.Update(new Programme(_there.Programme.Id, "DICURI", "Taken over"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
    }

    [Theory, EachEngine]
    public async Task Add_WithoutASchool_IsRefused(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        await using var db = database.Context();

        Assert.Throws<InvalidOperationException>(() => db.Add(new Programme(Guid.CreateVersion7(), "TKRO", "Teknik Kendaraan")));
    }

    [Theory, EachEngine]
    public async Task Add_IsStampedWithTheCurrentSchool(Engine engine)
    {
        await using var database = await TwoSchoolsAsync(engine);
        await using var db = database.Context(_there.Id);
        var programme = new Programme(Guid.CreateVersion7(), "TBSM", "Teknik Bisnis Sepeda Motor");

        db.Add(programme);

        Assert.Equal(_there.Id, programme.SchoolId);
    }

    [Theory, EachEngine]
    public async Task Find_KeyOfAnotherSchool_FindsNothing(Engine engine)
    {
        await using var database = await TwoSchoolsAsync(engine);
        await using var db = database.Context(_here.Id);

        Assert.Null(await db.Programmes.FindAsync([_there.Id, _there.Programme.Id], TestContext.Current.CancellationToken));
    }

    /// <summary>Find answers from memory without asking the filter. What it returns then still cannot be saved.</summary>
    [Theory, EachEngine]
    public async Task Find_RecordTrackedUnderAnotherSchool_CannotBeSaved(Engine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var database = await TwoSchoolsAsync(engine);
        var current = new ChosenSchool { SchoolId = _there.Id };
        await using var db = database.Context(current);
        await db.Programmes.LoadAsync(ct);
        current.SchoolId = _here.Id;

        var found = await db.Programmes.FindAsync([_there.Id, _there.Programme.Id], ct);
        found!.Change("DICURI", "Taken over");

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(ct));
    }

    private async Task<EngineDatabase> TwoSchoolsAsync(Engine engine)
    {
        var database = await EngineDatabase.CreateAsync(engine);
        foreach (var school in new[] { _here, _there })
        {
            school.AddOneOfEverything();
            await school.SaveAsync(database);
        }

        return database;
    }

    private async Task<Programme> ForeignProgrammeAsync(EngineDatabase database)
    {
        await using var db = database.Context(_there.Id);
        return await db.Programmes.AsNoTracking().SingleAsync();
    }

    private static List<IEntityType> SchoolRecords(SrpsDbContext db) =>
        [.. db.Model.GetEntityTypes().Where(type => typeof(ISchoolRecord).IsAssignableFrom(type.ClrType))];

    private static async Task<List<ISchoolRecord>> RecordsAsync(SrpsDbContext db, IEntityType type)
    {
        var read = typeof(TenancyTests).GetMethod(nameof(ReadAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!;
        return await (Task<List<ISchoolRecord>>)read.MakeGenericMethod(type.ClrType).Invoke(null, [db])!;
    }

    private static async Task<List<ISchoolRecord>> ReadAsync<T>(SrpsDbContext db)
        where T : class, ISchoolRecord =>
        [.. await db.Set<T>().AsNoTracking().ToListAsync()];

    /// <summary>Points one record at a record of another school, past EF and its interceptors.</summary>
    private static async Task PointAtAsync(SrpsDbContext db, IForeignKey reference, ISchoolRecord own, ISchoolRecord foreign)
    {
        var table = StoreObjectIdentifier.Table(reference.DeclaringEntityType.GetTableName()!);
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        var assignments = reference.Properties.Zip(reference.PrincipalKey.Properties)
            .Where(pair => pair.First.Name != nameof(ISchoolRecord.SchoolId))
            .Select(pair => EqualTo(pair.First, pair.Second.PropertyInfo!.GetValue(foreign)!))
            .ToList();
        var conditions = reference.DeclaringEntityType.FindPrimaryKey()!.Properties.Select(property => EqualTo(property, property.PropertyInfo!.GetValue(own)!)).ToList();
        command.CommandText = $"UPDATE \"{table.Name}\" SET {string.Join(", ", assignments)} WHERE {string.Join(" AND ", conditions)}";
        await command.ExecuteNonQueryAsync();

        string EqualTo(IProperty property, object value)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{command.Parameters.Count}";
            parameter.Value = property.GetTypeMapping().Converter?.ConvertToProvider(value) ?? value;
            command.Parameters.Add(parameter);
            return $"\"{property.GetColumnName(table)}\" = {parameter.ParameterName}";
        }
    }

    private static bool IsForeignKeyViolation(Exception? problem) => problem is
        PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation }
        or SqliteException { SqliteExtendedErrorCode: SqliteForeignKeyViolated };
}
