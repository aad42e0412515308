using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Cases;

/// <summary>Everything the opening of some cases depends on, read with as many questions for many as for one.</summary>
internal sealed class OpeningFacts
{
    /// <summary>Named to every Secret case by the role.</summary>
    internal static readonly SchoolRole[] NamedAutomatically = [SchoolRole.Principal, SchoolRole.Coordinator, SchoolRole.Counsellor];

    private readonly Viewer _viewer;
    private readonly SchoolClock _clock;
    private readonly Dictionary<Guid, Student> _students;
    private readonly Dictionary<Guid, RiskFactor> _factors;
    private readonly OtherOpenCases _others;

    /// <summary>Students and sides of the cases opened with the same form.</summary>
    private readonly HashSet<(Guid StudentId, bool IsSecret)> _taken = [];

    private OpeningFacts(Viewer viewer, SchoolClock clock, Dictionary<Guid, Student> students, Dictionary<Guid, RiskFactor> factors, IReadOnlyList<SchoolPerson> people, OtherOpenCases others)
    {
        _viewer = viewer;
        _clock = clock;
        _students = students;
        _factors = factors;
        People = people;
        _others = others;
    }

    internal IReadOnlyList<SchoolPerson> People { get; }

    internal static async Task<OpeningFacts> LoadAsync(SrpsDbContext db, StaffQueries staff, Viewer viewer, SchoolClock clock, IReadOnlyList<OpenCase> commands, CancellationToken ct)
    {
        var studentIds = commands.Select(command => command.StudentId).Distinct().ToList();
        return new OpeningFacts(
            viewer,
            clock,
            await db.Students.Where(student => studentIds.Contains(student.Id)).ToDictionaryAsync(student => student.Id, ct),
            await db.RiskFactors.AsNoTracking().Where(factor => factor.IsActive).ToDictionaryAsync(factor => factor.Id, ct),
            await staff.PeopleAsync(ct),
            await OtherOpenCases.LoadAsync(db, viewer, studentIds, null, ct));
    }

    /// <summary>Opens one of the cases.</summary>
    /// <exception cref="RuleBrokenException">A rule refuses, with its code.</exception>
    internal CaseFile Open(OpenCase command, string code)
    {
        var student = StudentInScope(command.StudentId);
        var main = _factors.GetValueOrDefault(command.MainFactorId) ?? throw new RuleBrokenException("CaseFile.MainFactorMissing", nameof(command.MainFactorId));
        var contributing = command.Contributing
            .Select(factor => _factors.GetValueOrDefault(factor.FactorId) ?? throw new RuleBrokenException("RiskFactor.Unknown", nameof(command.Contributing)))
            .ToList();
        RequirePeople(command);
        var isSecret = ConfidentialityOf(command, main, contributing) == Confidentiality.Secret;
        if (_taken.Contains((student.Id, isSecret)))
            throw new RuleBrokenException("CaseFile.StudentTwice", nameof(command.StudentId));
        var opening = Opening(command, code, main, contributing, isSecret);
        if (opening.Named.Count > 0 && !opening.Named.Except(opening.Excluded).Any())
            throw new RuleBrokenException("CaseFile.NobodyWhoHandlesAllCases", nameof(command.ExcludedUserIds));
        var caseFile = CaseFile.Open(student, opening, _clock.Today, _clock.Recorded);
        _taken.Add((student.Id, isSecret));
        return caseFile;
    }

    /// <summary>Notes a case that the same form stored before.</summary>
    internal void Take(CaseFile stored) => _taken.Add((stored.StudentId, stored.IsSecret));

    /// <summary>What factors and involved persons demand at least.</summary>
    internal Confidentiality DemandedBy(OpenCase command) =>
        CaseFile.DemandedConfidentiality(_factors[command.MainFactorId], command.Contributing.Select(factor => _factors[factor.FactorId]), command.ExcludedUserIds.Count > 0);

    /// <summary>Whether the stored case is what the command says.</summary>
    internal bool IsSame(CaseFile stored, OpenCase command)
    {
        if (!_factors.ContainsKey(command.MainFactorId) || command.Contributing.Any(factor => !_factors.ContainsKey(factor.FactorId)))
            return false;
        IEnumerable<(Guid, string?, string?)> factors =
            [(command.MainFactorId, Typed.Optional(command.Mapping.Note), Typed.Optional(command.Mapping.Strengths)),
            .. command.Contributing.Select(factor => (factor.FactorId, Typed.Optional(factor.Mapping.Note), Typed.Optional(factor.Mapping.Strengths)))];
        return stored.StudentId == command.StudentId
            && stored.OpenedOn == command.OpenedOn
            && stored.MainFactorId == command.MainFactorId
            && stored.OpeningLevel == command.Level
            && stored.OpeningRationale == Typed.Text(command.Rationale)
            && stored.ResponsibleUserId == command.ResponsibleUserId
            && stored.Confidentiality == (command.Confidentiality ?? DemandedBy(command))
            && stored.SignsNote == Typed.Optional(command.SignsNote)
            && command.Signs.ToHashSet().SetEquals(stored.Signs.Select(sign => sign.Sign))
            && command.ExcludedUserIds.ToHashSet().SetEquals(stored.Participants.Where(participant => participant.Kind == ParticipantKind.Excluded).Select(participant => participant.UserId))
            && factors.ToHashSet().SetEquals(stored.Factors.Select(factor => (factor.RiskFactorId, factor.MappingNote, factor.Strengths)));
    }

    private static Confidentiality ConfidentialityOf(OpenCase command, RiskFactor main, IReadOnlyCollection<RiskFactor> contributing)
    {
        var demanded = CaseFile.DemandedConfidentiality(main, contributing, command.ExcludedUserIds.Count > 0);
        return command.Confidentiality is { } chosen && chosen > demanded ? chosen : demanded;
    }

    private CaseOpening Opening(OpenCase command, string code, RiskFactor main, IReadOnlyCollection<RiskFactor> contributing, bool isSecret) => new(
        command.Id,
        code,
        command.OpenedOn,
        main,
        contributing,
        command.Mapping.Note,
        command.Mapping.Strengths,
        command.Level,
        command.Rationale,
        command.ResponsibleUserId,
        command.Confidentiality,
        isSecret ? [.. People.Where(someone => someone.Viewer.IsAny(NamedAutomatically)).Select(someone => someone.UserId)] : [],
        command.ExcludedUserIds,
        _others.PlaceFor(command.StudentId, isSecret))
    {
        Mappings = command.Contributing.DistinctBy(factor => factor.FactorId).ToDictionary(factor => factor.FactorId, factor => factor.Mapping),
        Signs = command.Signs,
        SignsNote = command.SignsNote,
    };

    /// <summary>A wali kelas registers students of the own class; the others any student.</summary>
    private Student StudentInScope(Guid studentId)
    {
        var student = _students.GetValueOrDefault(studentId);
        var mayRegister = _viewer.IsAny(SchoolRole.Coordinator, SchoolRole.Counsellor)
            || (_viewer.Is(SchoolRole.Homeroom) && student?.ClassGroupId is { } classId && _viewer.HomeroomClassIds.Contains(classId));
        return student is not null && mayRegister
            ? student
            : throw new RuleBrokenException("CaseFile.StudentMissing", nameof(OpenCase.StudentId));
    }

    /// <summary>The person responsible must be able to write cases; who is excluded must be somebody of the school.</summary>
    private void RequirePeople(OpenCase command)
    {
        if (!People.Any(someone => someone.UserId == command.ResponsibleUserId && someone.Viewer.IsAny(SchoolRole.Coordinator, SchoolRole.Counsellor, SchoolRole.Homeroom)))
            throw new RuleBrokenException("CaseFile.ResponsibleMissing", nameof(command.ResponsibleUserId));
        if (command.ExcludedUserIds.Except(People.Select(someone => someone.UserId)).Any())
            throw new RuleBrokenException("Staff.Unknown", nameof(command.ExcludedUserIds));
    }
}
