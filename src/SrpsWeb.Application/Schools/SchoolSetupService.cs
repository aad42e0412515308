using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Files;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Application.Schools;

/// <summary>Where the shipped seeds are: the reference catalogue and the demo schools.</summary>
public sealed record SeedFolder(string Path)
{
    public string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);
}

public sealed record RegisterSchool(Guid Id, string Name, string Npsn, SchoolZone Zone);

public sealed record DescribeSchool(
    string Name,
    string Npsn,
    SchoolZone Zone,
    string? Address,
    string? Village,
    string? District,
    string? Regency,
    string? Province,
    string? Phone,
    string? Email)
{
    /// <summary>Whom people ask about their data; shown on /privasi.</summary>
    public string? PrivacyContact { get; init; }

    /// <summary>A new logo for the letterhead.</summary>
    public UploadedFile? Logo { get; init; }

    /// <summary>Takes the logo away where no new one is sent.</summary>
    public bool RemovesLogo { get; init; }
}

/// <summary>Makes a school with its catalogues, and keeps its letterhead.</summary>
public sealed class SchoolSetupService(SrpsDbContext db, SeedFolder seeds, SchoolLogo logos, SchoolClock clock)
{
    private sealed record Words(string Id, string En);

    private sealed record FactorSeed(string Slug, Words Name, Confidentiality Confidentiality, int Order);

    private sealed record KindSeed(string Slug, Words Name, int Order);

    private sealed record CatalogueSeed(IReadOnlyList<FactorSeed> Factors, IReadOnlyList<KindSeed> InterventionKinds);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    /// <summary>
    /// Adds the school and its copy of the reference catalogue. The current school must already be this one, because
    /// catalogue entries are school records. Saved by the caller together with the first account.
    /// </summary>
    public async Task AddAsync(RegisterSchool command, CancellationToken ct)
    {
        db.Schools.Add(new School(command.Id, command.Name, command.Npsn, command.Zone, clock.Now));
        await using var file = File.OpenRead(seeds.File("katalog.json"));
        var catalogue = await JsonSerializer.DeserializeAsync<CatalogueSeed>(file, Json, ct) ?? throw new InvalidDataException("katalog.json is empty.");
        db.RiskFactors.AddRange(catalogue.Factors.Select(seed =>
            new RiskFactor(Guid.CreateVersion7(), seed.Slug, seed.Name.Id, seed.Name.En, seed.Confidentiality, seed.Order)));
        db.InterventionKinds.AddRange(catalogue.InterventionKinds.Select(seed =>
            new InterventionKind(Guid.CreateVersion7(), seed.Slug, seed.Name.Id, seed.Name.En, seed.Order)));
    }

    public Task<School> CurrentAsync(CancellationToken ct) => db.Schools.SingleAsync(school => school.Id == db.CurrentSchoolId, ct);

    /// <exception cref="Domain.RuleBrokenException"><c>School.NameMissing</c>, <c>School.NpsnInvalid</c>, <c>School.NpsnTaken</c>, and those of <see cref="SchoolLogo"/>.</exception>
    public async Task DescribeAsync(DescribeSchool command, CancellationToken ct)
    {
        var school = await CurrentAsync(ct);
        school.Rename(command.Name, command.Npsn, command.Zone);
        await RequireFreeNpsnAsync(school.Npsn, school.Id, ct);
        school.SetLetterhead(command.Address, command.Village, command.District, command.Regency, command.Province, command.Phone, command.Email);
        school.SetPrivacyContact(command.PrivacyContact);
        var logo = command.Logo is null ? null : await logos.PrepareAsync(command.Logo, ct);
        var before = school.LogoId;
        if (logo is not null || command.RemovesLogo)
            school.SetLogo(logo?.Id);
        await logos.StoreAsync(school, before, logo, () => db.SaveChangesAsync(ct), ct);
    }

    /// <summary>Two schools of one installation never share an NPSN.</summary>
    public async Task RequireFreeNpsnAsync(string npsn, Guid exceptSchoolId, CancellationToken ct)
    {
        if (await db.Schools.AnyAsync(other => other.Npsn == npsn && other.Id != exceptSchoolId, ct))
            throw new Domain.RuleBrokenException("School.NpsnTaken", nameof(School.Npsn));
    }
}
