using System.Text.Json;
using System.Text.Json.Serialization;
using SrpsWeb.Application.Schools;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Concerns;
using SrpsWeb.Domain.Drafts;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Application.Demo;

internal sealed record SchoolSeed(
    string Name,
    string Npsn,
    SchoolZone Zone,
    string? Address,
    string? Village,
    string? District,
    string? Regency,
    string? Province,
    string? Phone,
    string? Email);

internal sealed record TermSeed(string Kind, DateOnly StartsOn, DateOnly EndsOn);

/// <param name="Current">True: the year of the day of seeding, without dates of its own.</param>
internal sealed record SchoolYearSeed(string? Name, bool Current, IReadOnlyList<TermSeed>? Terms);

internal sealed record ProgrammeSeed(string Code, string Name);

internal sealed record ClassGroupSeed(string Name, GradeLevel Level, string Programme, string? Homeroom);

/// <param name="Decree">Number of the decree that names the person in the Satgas; null: no member.</param>
/// <param name="From">Day of the grant and of the decree; null: the day enrolments begin, for a facilitator the day of seeding.</param>
internal sealed record UserSeed(string UserName, string FullName, IReadOnlyList<SchoolRole> Roles, string? Position, string? Nip, string? Decree, DateOnly? From);

internal sealed record SchoolFileSeed(
    SchoolSeed School,
    IReadOnlyList<SchoolYearSeed> SchoolYears,
    IReadOnlyList<ProgrammeSeed> Programmes,
    IReadOnlyList<ClassGroupSeed> ClassGroups,
    IReadOnlyList<UserSeed> Users);

internal sealed record InterventionSeed(
    DateOnly? On,
    int? DaysAgo,
    string Kind,
    string By,
    int? Minutes,
    string Note,
    string? Result,
    long? SupportRupiah,
    string? SupportSource);

/// <param name="Outcome">Null: still planned.</param>
internal sealed record VisitSeed(
    DateOnly? PlannedOn,
    int? PlannedDaysAgo,
    string Purpose,
    string Officer,
    string? Outcome,
    DateOnly? VisitedOn,
    int? VisitedDaysAgo,
    string? MetWith,
    string? Notes,
    string? Agreed,
    DateOnly? NextTryOn,
    int? NextTryDaysAgo,
    long? SupportRupiah,
    string? SupportSource,
    string? SupportKind = null,
    string? Relation = null,
    string? Companions = null,
    string? Housing = null,
    string? SocialSupport = null,
    string? CostObstacles = null,
    string? Health = null,
    string? Surroundings = null,
    string? FamilyView = null);

internal sealed record TaskSeed(string Title, string Owner, DateOnly? DueOn, int? DueInDays, DateOnly? DoneOn, int? DoneDaysAgo);

internal sealed record ReviewSeed(DateOnly? On, int? DaysAgo, string Level, string Handling, string Rationale);

internal sealed record IndicatorSeed(int DaysAgo, decimal? Participation, decimal? Mastery, decimal? Skills, decimal? Extracurricular);

/// <summary>A form begun and not sent. In path and fields <c>{case}</c>, <c>{new}</c>, <c>{by}</c> and <c>{today}</c> stand for ids and the day.</summary>
internal sealed record DraftSeed(string By, DraftSubject Subject, string Path, IReadOnlyDictionary<string, string> Fields);

internal sealed record ClosingSeed(DateOnly? On, int? DaysAgo, string Outcome, string Rationale);

internal sealed record CaseSeed(
    string Nisn,
    DateOnly? OpenedOn,
    int? OpenedDaysAgo,
    string MainFactor,
    IReadOnlyList<string> Contributing,
    string Level,
    string Rationale,
    IReadOnlyList<string> Signs,
    string? SignsNote,
    string? MappingNote,
    string? Strengths,
    string Responsible,
    IReadOnlyList<string> Excluded,
    IReadOnlyList<InterventionSeed> Interventions,
    IReadOnlyList<VisitSeed> Visits,
    IReadOnlyList<TaskSeed> Tasks,
    IReadOnlyList<ReviewSeed> Reviews,
    ClosingSeed? Closing,
    IReadOnlyList<IndicatorSeed>? Indicators = null,
    DraftSeed? Draft = null);

/// <param name="HoursAgo">Counted back from the moment of seeding; null: <paramref name="On"/>.</param>
/// <param name="Answer">Why no case is needed; null: still waiting.</param>
internal sealed record ConcernSeed(
    string By,
    DateOnly? On,
    int? HoursAgo,
    ConcernKind Kind,
    string Student,
    IReadOnlyList<string> Signs,
    string Seen,
    bool Urgent = false,
    string? Answer = null,
    string? AnswerBy = null,
    DateOnly? AnswerOn = null,
    int? AnswerHoursAgo = null);

internal sealed record PeerSupportSeed(string By, DateOnly? On, int? DaysAgo, string Student, PeerSupportKind Kind, string? Note);

internal sealed record ReportSeeds(IReadOnlyList<ConcernSeed> Concerns, IReadOnlyList<PeerSupportSeed> Supports);

/// <summary>The files of one demo school, in the shapes of <c>seeds/README.md</c>.</summary>
internal sealed record DemoSchoolFiles(SchoolFileSeed School, IReadOnlyList<CaseSeed> Cases, ReportSeeds Reports, string RosterPath)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <exception cref="InvalidDataException">A file is empty.</exception>
    /// <exception cref="JsonException">A file has another shape.</exception>
    internal static async Task<DemoSchoolFiles> ReadAsync(SeedFolder seeds, string folder, CancellationToken ct) => new(
        await ReadAsync<SchoolFileSeed>(seeds.File("demo", folder, "sekolah.json"), ct),
        await ReadAsync<List<CaseSeed>>(seeds.File("demo", folder, "kasus.json"), ct),
        await ReadAsync<ReportSeeds>(seeds.File("demo", folder, "kekhawatiran.json"), ct),
        seeds.File("demo", folder, "siswa.csv"));

    private static async Task<T> ReadAsync<T>(string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync<T>(file, Json, ct) ?? throw new InvalidDataException(path + " is empty.");
    }
}
