using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;

namespace SrpsWeb.Application.Schools;

/// <param name="OwnNip">As typed for this membership.</param>
/// <param name="Nip">As printed: <paramref name="OwnNip"/>, else the one of the person's account, else null.</param>
/// <param name="IsFormer">The last day lies before today.</param>
public sealed record SatgasRow(
    Guid Id,
    Guid UserId,
    string FullName,
    string Position,
    string DecreeNumber,
    string? OwnNip,
    string? Nip,
    DateOnly From,
    DateOnly? Until,
    Guid Version,
    bool IsFormer);

/// <summary>A member as a report names it.</summary>
/// <param name="Nip">Null: the report prints "–".</param>
public sealed record SatgasMemberOfDay(Guid UserId, string FullName, string Position, string? Nip, string DecreeNumber);

/// <summary>Who belongs to the school's Satgas.</summary>
public sealed class SatgasQueries(SrpsDbContext db, SchoolDirectory directory, SchoolClock clock)
{
    /// <summary>Everybody who ever was a member: those who are or will be first, as they were entered; then the former, last first.</summary>
    public async Task<IReadOnlyList<SatgasRow>> ListAsync(CancellationToken ct)
    {
        var today = clock.Today;
        var rows = await db.SatgasMembers.AsNoTracking()
            .OrderBy(member => member.From)
            .ThenBy(member => member.Id)
            .Join(
                directory.MembersAndInvited,
                member => member.UserId,
                person => person.UserId,
                (member, person) => new SatgasRow(
                    member.Id,
                    member.UserId,
                    person.FullName,
                    member.Position,
                    member.DecreeNumber,
                    member.Nip,
                    member.Nip ?? person.Nip,
                    member.From,
                    member.Until,
                    member.Version,
                    member.Until < today))
            .ToListAsync(ct);
        return [.. rows.Where(row => !row.IsFormer), .. rows.Where(row => row.IsFormer).OrderByDescending(row => row.Until)];
    }

    /// <summary>Who was a member on the day, longest first and else as they were entered: the order of the decree.</summary>
    public async Task<IReadOnlyList<SatgasMemberOfDay>> OnAsync(DateOnly day, CancellationToken ct) =>
        await db.SatgasMembers.AsNoTracking()
            .Where(member => member.From <= day && (member.Until == null || member.Until >= day))
            .OrderBy(member => member.From)
            .ThenBy(member => member.Id)
            .Join(
                directory.MembersAndInvited,
                member => member.UserId,
                person => person.UserId,
                (member, person) => new SatgasMemberOfDay(member.UserId, person.FullName, member.Position, member.Nip ?? person.Nip, member.DecreeNumber))
            .ToListAsync(ct);
}
