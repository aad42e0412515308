namespace SrpsWeb.Domain.Schools;

/// <summary>
/// A link that lets one person set the password of an account made for them. Only the hash of its token is kept;
/// it works once and for a limited time.
/// </summary>
public sealed class Invitation : ISchoolRecord
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private Invitation()
    {
    }

    public Invitation(Guid id, Guid userId, string tokenHash, DateTime now)
    {
        Id = id;
        UserId = userId;
        TokenHash = tokenHash;
        CreatedAt = now;
        ExpiresAt = now + Lifetime;
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    public Guid UserId { get; private set; }

    /// <summary>SHA-256 of the token, hexadecimal.</summary>
    public string TokenHash { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime ExpiresAt { get; private set; }

    /// <summary>UTC; null while unused.</summary>
    public DateTime? UsedAt { get; private set; }

    public bool IsUsable(DateTime now) => UsedAt is null && now < ExpiresAt;

    /// <summary>Uses the link up.</summary>
    /// <exception cref="RuleBrokenException"><c>Invitation.NotUsable</c> when it was used or has expired.</exception>
    public void Use(DateTime now)
    {
        Rule.Require(IsUsable(now), "Invitation.NotUsable");
        UsedAt = now;
    }

    /// <summary>Ends the link's life early, when a newer one replaces it.</summary>
    public void Withdraw(DateTime now)
    {
        if (UsedAt is null && ExpiresAt > now)
            ExpiresAt = now;
    }
}
