using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Application.Schools;

/// <param name="Id">Made by whoever sends the form.</param>
public sealed record AddSatgasMember(Guid Id, Guid UserId, string Position, string DecreeNumber, string? Nip, DateOnly From, DateOnly? Until)
{
    internal SatgasPlace Place => new(Position, DecreeNumber, Nip, From, Until);
}

/// <param name="Version">Of what the person changed: as read with the form.</param>
public sealed record ChangeSatgasMember(Guid Id, Guid Version, string Position, string DecreeNumber, string? Nip, DateOnly From, DateOnly? Until)
{
    internal SatgasPlace Place => new(Position, DecreeNumber, Nip, From, Until);
}

/// <summary>Who belongs to the school's Satgas, as what, under which decree and from when to when.</summary>
public sealed class SatgasService(SrpsDbContext db, SchoolDirectory directory, FormStore forms, SchoolClock clock)
{
    /// <exception cref="RuleBrokenException">A rule refuses, with its code.</exception>
    public Task AddAsync(AddSatgasMember command, CancellationToken ct) => forms.StoreOnceAsync(
        async () => await db.SatgasMembers.AsNoTracking().SingleOrDefaultAsync(stored => stored.Id == command.Id, ct) is { } stored
            ? stored.UserId == command.UserId && IsAs(stored, command.Place)
            : null,
        async () =>
        {
            if (!await directory.MembersAndInvited.AnyAsync(member => member.UserId == command.UserId && member.IsActive, ct))
                throw new RuleBrokenException("SatgasMember.PersonUnknown", nameof(command.UserId));
            db.SatgasMembers.Add(new SatgasMember(command.Id, command.UserId, command.Place, await TimesOfAsync(command.UserId, ct)));
        },
        ct);

    /// <exception cref="AccessRefusedException">No such member in this school.</exception>
    /// <exception cref="RuleBrokenException">A rule refuses, with its code.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else has changed it since it was read.</exception>
    public async Task ChangeAsync(ChangeSatgasMember command, CancellationToken ct)
    {
        var member = await LoadAsync(command.Id, ct);
        if (IsAs(member, command.Place))
            return;
        member.Change(command.Place, await TimesOfAsync(member.UserId, ct));
        db.Entry(member).Property(changed => changed.Version).OriginalValue = command.Version;
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Today is the member's last day; a membership that has ended already stays as it is.</summary>
    /// <exception cref="AccessRefusedException">No such member in this school.</exception>
    /// <exception cref="RuleBrokenException">A rule refuses, with its code.</exception>
    public async Task EndAsync(Guid id, CancellationToken ct)
    {
        var member = await LoadAsync(id, ct);
        member.End(clock.Today);
        await db.SaveChangesAsync(ct);
    }

    private async Task<SatgasMember> LoadAsync(Guid id, CancellationToken ct) =>
        await db.SatgasMembers.SingleOrDefaultAsync(member => member.Id == id, ct) ?? throw new AccessRefusedException(hidden: true, "SatgasMember.Unknown");

    /// <summary>Not tracked: the form's own record may be among them where its first copy was stored a moment ago.</summary>
    private Task<List<SatgasMember>> TimesOfAsync(Guid userId, CancellationToken ct) =>
        db.SatgasMembers.AsNoTracking().Where(member => member.UserId == userId).ToListAsync(ct);

    private static bool IsAs(SatgasMember stored, SatgasPlace place) =>
        stored.Position == Typed.Text(place.Position) && stored.DecreeNumber == Typed.Text(place.DecreeNumber)
        && stored.Nip == SatgasMember.NipOf(place.Nip) && stored.From == place.From && stored.Until == place.Until;
}
