using SrpsWeb.Domain;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Cases;

/// <summary>A factor beside the main one, with what the mapping found about it.</summary>
public sealed record ContributingFactor(Guid FactorId, FactorMapping Mapping);

/// <summary>Registers a student at risk.</summary>
/// <param name="Id">Made by whoever sends the form, so that a form sent twice is the same case.</param>
/// <param name="Mapping">Of the main factor.</param>
/// <param name="Confidentiality">Null: what the factors demand.</param>
public sealed record OpenCase(
    Guid Id,
    Guid StudentId,
    DateOnly OpenedOn,
    Guid MainFactorId,
    FactorMapping Mapping,
    IReadOnlyList<ContributingFactor> Contributing,
    RiskLevel Level,
    string Rationale,
    Guid ResponsibleUserId,
    Confidentiality? Confidentiality,
    IReadOnlyCollection<Guid> ExcludedUserIds,
    IReadOnlyCollection<SignSeen> Signs,
    string? SignsNote);

/// <summary>A case that may not be opened.</summary>
/// <param name="Index">Of the command among those that were sent.</param>
public sealed record RefusedOpening(int Index, RuleBrokenException Why);

/// <summary>What came of opening cases: the ids of all of them in the order of the commands, or at least one refusal.</summary>
public sealed record Openings(IReadOnlyList<Guid> Ids, IReadOnlyList<RefusedOpening> Refused);

/// <summary>What would come of opening cases: one line for each command in their order, or at least one refusal.</summary>
public sealed record CheckedOpenings(IReadOnlyList<CheckedOpening> Lines, IReadOnlyList<RefusedOpening> Refused);

/// <summary>A case as it would be stored.</summary>
/// <param name="Demanded">What factors and involved persons demand; <paramref name="Confidentiality"/> is that or stricter.</param>
/// <param name="Audience">Everybody who could open it.</param>
/// <param name="ViewerSees">Whether that includes whoever asks.</param>
/// <param name="Similar">Cases the viewer may see that could be the same.</param>
public sealed record CheckedOpening(
    RegisteredStudent Student,
    Confidentiality Confidentiality,
    Confidentiality Demanded,
    string ResponsibleName,
    IReadOnlyList<string> ExcludedNames,
    IReadOnlyList<AudienceMember> Audience,
    bool ViewerSees,
    IReadOnlyList<SimilarCase> Similar);

/// <summary>What the roster knows and the worksheet of the ministry asks for.</summary>
public sealed record RegisteredStudent(Guid Id, string Name, Sex Sex, string? ClassGroupName, string? Nis, string? KipNumber, string? PkhNumber);

/// <summary>A case of the same student, or an open one of another student with the same name.</summary>
public sealed record SimilarCase(Guid Id, string Code, bool IsOfTheStudent, string? ClassGroupName, DateOnly OpenedOn, DateOnly? ClosedOn);
