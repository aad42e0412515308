namespace SrpsWeb.Domain.Schools;

/// <summary>What the decree says of a member.</summary>
/// <param name="Position">Jabatan in the Satgas: Penanggung jawab, Ketua, Sekretaris, Anggota, or as the decree words it.</param>
/// <param name="DecreeNumber">Nomor SK.</param>
/// <param name="Nip">18 digits, spaces between them do not matter; null: none, or the one of the person's account.</param>
/// <param name="Until">Last day, inclusive; null: no end.</param>
public sealed record SatgasPlace(string Position, string DecreeNumber, string? Nip, DateOnly From, DateOnly? Until);

/// <summary>
/// Anggota Satgas: a person's place in the task force for a time, as the decree (SK) names it. The approval page of the report
/// prints it; it gives no rights, those are roles.
/// </summary>
public sealed class SatgasMember : ISchoolRecord
{
    /// <summary>Digits of a Nomor Induk Pegawai.</summary>
    public const int NipLength = 18;

    private SatgasMember()
    {
    }

    /// <param name="id">Made by whoever sends the form.</param>
    /// <param name="others">The person's other times in this Satgas.</param>
    /// <exception cref="RuleBrokenException">As <see cref="Change"/>.</exception>
    public SatgasMember(Guid id, Guid userId, SatgasPlace place, IEnumerable<SatgasMember> others)
    {
        Id = id;
        UserId = userId;
        Change(place, others);
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    public Guid UserId { get; private set; }

    public string Position { get; private set; } = "";

    public string DecreeNumber { get; private set; } = "";

    /// <summary>18 digits without spaces, or null.</summary>
    public string? Nip { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>Last day, inclusive; null: no end.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>Renewed at every change: the second of two concurrent editors is told instead of overwriting.</summary>
    public Guid Version { get; private set; }

    /// <param name="place">All of it anew.</param>
    /// <param name="others">The person's other times in this Satgas.</param>
    /// <exception cref="RuleBrokenException">
    /// <c>SatgasMember.PositionMissing</c>, <c>SatgasMember.DecreeMissing</c>, <c>SatgasMember.NipInvalid</c>, <c>SatgasMember.OutOfRange</c>,
    /// <c>SatgasMember.UntilBeforeFrom</c>, <c>SatgasMember.AlreadyMember</c>.
    /// </exception>
    public void Change(SatgasPlace place, IEnumerable<SatgasMember> others)
    {
        var position = Rule.RequiredText(place.Position, TextLimits.Name, "SatgasMember.PositionMissing", nameof(Position));
        var decree = Rule.RequiredText(place.DecreeNumber, TextLimits.Name, "SatgasMember.DecreeMissing", nameof(DecreeNumber));
        var nip = NipOf(place.Nip);
        Rule.Require(nip is null || (nip.Length == NipLength && nip.All(char.IsAsciiDigit)), "SatgasMember.NipInvalid", nameof(Nip), NipLength);
        Rule.Require(place.From.Year is >= 2000 and <= 2100, "SatgasMember.OutOfRange", nameof(From));
        Rule.Require(place.Until is null || place.Until >= place.From, "SatgasMember.UntilBeforeFrom", nameof(Until), place.From);
        Rule.Require(place.Until is null || place.Until.Value.Year <= 2100, "SatgasMember.OutOfRange", nameof(Until));
        var same = others.FirstOrDefault(other => other.Id != Id && other.From <= (place.Until ?? DateOnly.MaxValue) && place.From <= (other.Until ?? DateOnly.MaxValue));
        if (same is not null)
            throw new RuleBrokenException("SatgasMember.AlreadyMember", nameof(From), same.From);
        (Position, DecreeNumber, Nip, From, Until, Version) = (position, decree, nip, place.From, place.Until, Guid.CreateVersion7());
    }

    /// <summary>Makes <paramref name="lastDay"/> the last one. Where an earlier end is written already, it stays.</summary>
    /// <exception cref="RuleBrokenException"><c>SatgasMember.UntilBeforeFrom</c>.</exception>
    public void End(DateOnly lastDay)
    {
        if (Until <= lastDay)
            return;
        Rule.Require(lastDay >= From, "SatgasMember.UntilBeforeFrom", nameof(Until), From);
        (Until, Version) = (lastDay, Guid.CreateVersion7());
    }

    /// <summary>The NIP as it is stored: without spaces; null where nothing was typed.</summary>
    public static string? NipOf(string? typed)
    {
        var digits = string.Concat((typed ?? "").Where(character => !char.IsWhiteSpace(character)));
        return digits.Length == 0 ? null : digits;
    }
}
