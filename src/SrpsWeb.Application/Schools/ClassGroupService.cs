using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Application.Schools;

public sealed record SaveProgramme(Guid Id, string Code, string Name);

public sealed record SaveClassGroup(Guid Id, Guid SchoolYearId, string Name, GradeLevel Level, Guid? ProgrammeId, Guid? HomeroomUserId);

public sealed record ProgrammeRow(Guid Id, string Code, string Name);

public sealed record ClassGroupRow(Guid Id, string Name, GradeLevel Level, Guid? ProgrammeId, string? ProgrammeCode, Guid? HomeroomUserId, string? HomeroomName, int Students);

/// <summary>Programmes and rombel.</summary>
public sealed class ClassGroupService(SrpsDbContext db, SchoolDirectory directory)
{
    public async Task<IReadOnlyList<ProgrammeRow>> ProgrammesAsync(CancellationToken ct) =>
        await db.Programmes.AsNoTracking().OrderBy(programme => programme.Code)
            .Select(programme => new ProgrammeRow(programme.Id, programme.Code, programme.Name))
            .ToListAsync(ct);

    /// <summary>Class groups of one school year by level and name, with the students who are in them now.</summary>
    public async Task<IReadOnlyList<ClassGroupRow>> ListAsync(Guid schoolYearId, CancellationToken ct)
    {
        var people = directory.MembersAndInvited;
        var rows = await db.ClassGroups.AsNoTracking()
            .Where(group => group.SchoolYearId == schoolYearId)
            .Select(group => new ClassGroupRow(
                group.Id,
                group.Name,
                group.Level,
                group.ProgrammeId,
                db.Programmes.Where(programme => programme.Id == group.ProgrammeId).Select(programme => programme.Code).FirstOrDefault(),
                group.HomeroomUserId,
                people.Where(member => member.UserId == group.HomeroomUserId).Select(member => member.FullName).FirstOrDefault(),
                db.Students.Count(student => student.ClassGroupId == group.Id)))
            .ToListAsync(ct);
        return [.. rows.OrderBy(row => row.Level).ThenBy(row => row.Name, StringComparer.Ordinal)];
    }

    public async Task SaveProgrammeAsync(SaveProgramme command, CancellationToken ct)
    {
        var programme = await db.Programmes.SingleOrDefaultAsync(candidate => candidate.Id == command.Id, ct);
        if (programme is null)
            db.Programmes.Add(programme = new Programme(command.Id, command.Code, command.Name));
        else
            programme.Change(command.Code, command.Name);
        if (await db.Programmes.AnyAsync(other => other.Id != command.Id && other.Code == programme.Code, ct))
            throw new RuleBrokenException("Programme.CodeTaken", nameof(command.Code));
        await db.SaveChangesAsync(ct);
    }

    /// <exception cref="RuleBrokenException">A rule refuses, with its code.</exception>
    public async Task SaveAsync(SaveClassGroup command, CancellationToken ct)
    {
        var folded = FoldedText.Of(command.Name);
        if (await db.ClassGroups.AnyAsync(other => other.Id != command.Id && other.SchoolYearId == command.SchoolYearId && other.FoldedName == folded, ct))
            throw new RuleBrokenException("ClassGroup.NameTaken", nameof(command.Name));
        if (!await db.SchoolYears.AnyAsync(year => year.Id == command.SchoolYearId, ct))
            throw new RuleBrokenException("ClassGroup.YearMissing", nameof(command.SchoolYearId));
        if (command.ProgrammeId is { } programmeId && !await db.Programmes.AnyAsync(programme => programme.Id == programmeId, ct))
            throw new RuleBrokenException("ClassGroup.ProgrammeUnknown", nameof(command.ProgrammeId));
        if (command.HomeroomUserId is { } userId
            && !await directory.MembersAndInvited.AnyAsync(member => member.UserId == userId && member.IsActive && member.Roles.Any(role => role.Role == SchoolRole.Homeroom), ct))
        {
            throw new RuleBrokenException("ClassGroup.HomeroomUnknown", nameof(command.HomeroomUserId));
        }

        var group = await db.ClassGroups.SingleOrDefaultAsync(candidate => candidate.Id == command.Id, ct);
        if (group is null)
        {
            db.ClassGroups.Add(new ClassGroup(command.Id, command.SchoolYearId, command.Name, command.Level, command.ProgrammeId, command.HomeroomUserId));
        }
        else
        {
            group.Change(command.Name, command.Level, command.ProgrammeId);
            group.AssignHomeroom(command.HomeroomUserId);
        }

        await db.SaveChangesAsync(ct);
    }
}
