using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.Cases;

/// <summary>Who can see a case: everybody of the school asked of the one access decision.</summary>
public static class CaseAudience
{
    /// <param name="caseFile">With its student and participants.</param>
    public static IReadOnlyList<AudienceMember> Of(CaseFile caseFile, IEnumerable<SchoolPerson> people) =>
    [
        .. people.Select(someone => (Someone: someone, Access: CaseAccess.For(someone.Viewer, caseFile)))
            .Where(asked => asked.Access.MayOpen)
            .Select(asked => new AudienceMember(asked.Someone.UserId, asked.Someone.FullName, asked.Someone.Position, !asked.Access.MaySeeName)),
    ];
}
