using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Testing;

/// <summary>
/// A school built through the domain's own constructors: school year, programme, two class groups, one member per role,
/// catalogues; students and cases are added by the test. Nothing is stored before <see cref="SaveAsync"/>, which can write the
/// same records into several databases. A record that is stored already is changed through a context, not here.
/// </summary>
public sealed class TestSchool
{
    /// <summary>Password of every member's account; the user name is <see cref="UserName"/>.</summary>
    public const string Password = "Uji-srps-2026";

    /// <summary>Rounds of the hash of <see cref="Password"/>: few, because tests sign in hundreds of times.</summary>
    public const int PasswordIterations = 1000;

    private static readonly Lazy<string> PasswordHash = new(() =>
        new PasswordHasher<AppUser>(Options.Create(new PasswordHasherOptions { IterationCount = PasswordIterations })).HashPassword(new AppUser(), Password));

    private readonly List<object> _unsaved = [];
    private readonly List<object> _saved = [];
    private readonly Dictionary<SchoolRole, Membership> _members = [];
    private int _cases;

    /// <param name="npsn">Eight digits, different for each school of a database.</param>
    /// <param name="today">The school's day; the school year 2026/2027 holds it.</param>
    public TestSchool(string npsn = "10500001", DateOnly? today = null)
    {
        Today = today ?? new DateOnly(2026, 9, 30);
        School = Add(new School(Guid.CreateVersion7(), $"SMK Uji {npsn}", npsn, SchoolZone.Wib, Now));
        foreach (var role in Enum.GetValues<SchoolRole>())
            _members.Add(role, AddMember($"{role} {npsn}", role));
        Year = Add(new SchoolYear(Guid.CreateVersion7(), "2026/2027", new(2026, 7, 13), new(2026, 12, 19), new(2027, 1, 4), new(2027, 6, 26)));
        Programme = Add(new Programme(Guid.CreateVersion7(), "TKRO", "Teknik Kendaraan Ringan Otomotif"));
        OwnClass = Add(new ClassGroup(Guid.CreateVersion7(), Year.Id, "X TKRO 1", GradeLevel.X, Programme.Id, UserId(SchoolRole.Homeroom)));
        OtherClass = Add(new ClassGroup(Guid.CreateVersion7(), Year.Id, "XI TKRO 1", GradeLevel.XI, Programme.Id, null));
        GeneralFactor = Add(new RiskFactor(Guid.CreateVersion7(), "motivasi", "Motivasi belajar rendah", "Low motivation", Confidentiality.General, 1));
        RestrictedFactor = Add(new RiskFactor(Guid.CreateVersion7(), "ekonomi", "Ekonomi", "Economic", Confidentiality.Restricted, 2));
        SecretFactor = Add(new RiskFactor(Guid.CreateVersion7(), "perundungan", "Perundungan", "Bullying", Confidentiality.Secret, 3));
        InterventionKind = Add(new InterventionKind(Guid.CreateVersion7(), "konseling", "Konseling individu", "Individual counselling", 1));
    }

    public DateOnly Today { get; }

    /// <summary>UTC: 08:00 of the school's day.</summary>
    public DateTime Now => Today.ToDateTime(new TimeOnly(1, 0), DateTimeKind.Utc);

    public Guid Id => School.Id;

    public School School { get; }

    public SchoolYear Year { get; }

    public Programme Programme { get; }

    /// <summary>The class of the homeroom teacher.</summary>
    public ClassGroup OwnClass { get; }

    /// <summary>A class without a homeroom teacher.</summary>
    public ClassGroup OtherClass { get; }

    public RiskFactor GeneralFactor { get; }

    public RiskFactor RestrictedFactor { get; }

    public RiskFactor SecretFactor { get; }

    public InterventionKind InterventionKind { get; }

    public IReadOnlyList<RiskFactor> Factors => [GeneralFactor, RestrictedFactor, SecretFactor];

    public Membership Member(SchoolRole role) => _members[role];

    public Guid UserId(SchoolRole role) => _members[role].UserId;

    /// <summary>Sign-in name of the member with the role, for instance <c>counsellor.10500001</c>.</summary>
    public string UserName(SchoolRole role) => $"{role}.{School.Npsn}".ToLowerInvariant();

    public Viewer Viewer(SchoolRole role) =>
        new(UserId(role), new HashSet<SchoolRole> { role }, role == SchoolRole.Homeroom ? new HashSet<Guid> { OwnClass.Id } : new HashSet<Guid>());

    /// <summary>The counsellor's signature at <see cref="Now"/>.</summary>
    public Recorded Recorded => new(UserId(SchoolRole.Counsellor), Now);

    /// <summary>Has the record stored at the next <see cref="SaveAsync"/>.</summary>
    public T Add<T>(T record)
        where T : class
    {
        _unsaved.Add(record);
        return record;
    }

    /// <summary>A further member with an account.</summary>
    public Membership AddMember(string fullName, params SchoolRole[] roles)
    {
        var userName = fullName.ToLowerInvariant().Replace(' ', '.');
        var account = Add(new AppUser { UserName = userName, NormalizedUserName = userName.ToUpperInvariant(), PasswordHash = PasswordHash.Value, LockoutEnabled = true });
        var member = Add(new Membership(Id, account.Id, fullName));
        member.SetRoles(roles, roles.Contains(SchoolRole.Facilitator) ? Today.AddMonths(6) : null, Today, Now);
        return member;
    }

    /// <summary>A student enrolled since the first day of the school year.</summary>
    public Student AddStudent(string name = "Siti Aminah", ClassGroup? classGroup = null, Sex sex = Sex.Female)
    {
        var student = Add(new Student(Guid.CreateVersion7(), name, sex, null, null));
        student.Enrol((classGroup ?? OwnClass).Id, Year.StartsOn);
        return student;
    }

    /// <summary>What opening a case says by default: the counsellor is responsible, the day is today, nobody is excluded.</summary>
    public CaseOpening Opening(RiskFactor? mainFactor = null) => new(
        Guid.CreateVersion7(),
        $"K-{++_cases:0000}",
        Today,
        mainFactor ?? GeneralFactor,
        Contributing: [],
        MappingNote: null,
        Strengths: null,
        RiskLevel.Moderate,
        Rationale: "Sering tidak masuk sejak dua pekan.",
        UserId(SchoolRole.Counsellor),
        Confidentiality: null,
        Named: [],
        Excluded: [],
        HiddenTwins: 0);

    /// <summary>An open case; without an <paramref name="opening"/> as <see cref="Opening"/> says.</summary>
    public CaseFile OpenCase(Student student, CaseOpening? opening = null) =>
        Add(CaseFile.Open(student, opening ?? Opening(), Today, Recorded));

    /// <summary>Writes what was added since the last call into each of the databases.</summary>
    public async Task SaveAsync(params EngineDatabase[] databases)
    {
        foreach (var database in databases)
        {
            await using var db = database.Context(Id);
            db.AttachRange(_saved);
            db.AddRange(_unsaved);
            await db.SaveChangesAsync();
        }

        _saved.AddRange(_unsaved);
        _unsaved.Clear();
    }
}
