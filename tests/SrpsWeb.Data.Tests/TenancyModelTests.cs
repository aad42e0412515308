using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Testing;

namespace SrpsWeb.Data.Tests;

/// <summary>What holds for the table of every school record, also of those added later.</summary>
public sealed class TenancyModelTests
{
    [Theory, EachEngine]
    public async Task EverySchoolRecord_IsFilteredBySchool(Engine engine)
    {
        await using var database = await EngineDatabase.CreateEmptyAsync(engine);
        await using var db = database.Context();

        Assert.NotEmpty(SchoolRecords(db));
        Assert.All(SchoolRecords(db), type => Assert.NotNull(type.FindDeclaredQueryFilter(SrpsDbContext.SchoolFilter)));
    }

    [Theory, EachEngine]
    public async Task EveryDomainRecordWithASchool_IsMapped(Engine engine)
    {
        await using var database = await EngineDatabase.CreateEmptyAsync(engine);
        await using var db = database.Context();
        var inDomain = typeof(ISchoolRecord).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && typeof(ISchoolRecord).IsAssignableFrom(type));

        Assert.Empty(inDomain.Except(SchoolRecords(db).Select(type => type.ClrType)));
    }

    [Theory, EachEngine]
    public async Task EverySchoolRecord_BeginsItsKeyWithTheSchool(Engine engine)
    {
        await using var database = await EngineDatabase.CreateEmptyAsync(engine);
        await using var db = database.Context();

        Assert.All(SchoolRecords(db), type =>
        {
            var key = type.FindPrimaryKey()!.Properties;
            Assert.Equal(nameof(ISchoolRecord.SchoolId), key[0].Name);
            // The end of the trail is the one thing a school has exactly one of.
            Assert.True(key.Count > 1 || type.ClrType == typeof(AuditHead), $"{type.ShortName()} has one record per school only");
            Assert.All(key, property => Assert.Equal(ValueGenerated.Never, property.ValueGenerated));
        });
    }

    [Theory, EachEngine]
    public async Task EveryReferenceBetweenSchoolRecords_CarriesTheSchool(Engine engine)
    {
        await using var database = await EngineDatabase.CreateEmptyAsync(engine);
        await using var db = database.Context();
        var references = SchoolRecords(db).SelectMany(type => type.GetForeignKeys()).ToList();

        Assert.All(references.Where(reference => IsSchoolRecord(reference.PrincipalEntityType)), reference =>
        {
            var position = reference.Properties.ToList().FindIndex(property => property.Name == nameof(ISchoolRecord.SchoolId));
            Assert.True(position >= 0, reference.ToString());
            Assert.Equal(nameof(ISchoolRecord.SchoolId), reference.PrincipalKey.Properties[position].Name);
        });
        Assert.All(SchoolRecords(db), type => Assert.Contains(type.GetForeignKeys(), reference => reference.PrincipalEntityType.ClrType == typeof(School)));
    }

    [Theory, EachEngine]
    public async Task DeletingARecord_NeverDeletesInTheDatabase(Engine engine)
    {
        await using var database = await EngineDatabase.CreateEmptyAsync(engine);
        await using var db = database.Context();

        Assert.All(
            SchoolRecords(db).SelectMany(type => type.GetForeignKeys()),
            reference => Assert.Contains(reference.DeleteBehavior, new[] { DeleteBehavior.ClientNoAction, DeleteBehavior.ClientCascade }));
    }

    [Theory, EachEngine]
    public async Task EveryText_HasALongestLength_AndEveryEnumIsAName(Engine engine)
    {
        await using var database = await EngineDatabase.CreateEmptyAsync(engine);
        await using var db = database.Context();
        var properties = SchoolRecords(db).SelectMany(type => type.GetProperties()).ToList();

        Assert.All(properties.Where(property => property.ClrType == typeof(string)), property => Assert.True(property.GetMaxLength() is > 0, property.ToString()));
        Assert.All(
            properties.Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).IsEnum),
            property => Assert.Equal(typeof(string), property.GetTypeMapping().Converter?.ProviderClrType));
    }

    private static List<IEntityType> SchoolRecords(SrpsDbContext db) => [.. db.Model.GetEntityTypes().Where(IsSchoolRecord)];

    private static bool IsSchoolRecord(IReadOnlyEntityType type) => typeof(ISchoolRecord).IsAssignableFrom(type.ClrType);
}
