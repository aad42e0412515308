namespace SrpsWeb.Domain.Schools;

/// <summary>Which of the two locks of an account was opened.</summary>
public enum AccountLock
{
    /// <summary>The phone is lost: the second factor is taken away.</summary>
    SecondFactor,

    /// <summary>A link for another password was made for somebody who has one.</summary>
    Password,
}

/// <summary>
/// The operator opened a lock of somebody's account. Whoever opens both could enter as that person, so others are told of each
/// (see <see cref="IsToldTo"/>) and say that it has been seen, and the second lock waits for that.
/// </summary>
public sealed class AccountReset : ISchoolRecord
{
    /// <summary>For so long the other lock stays shut, unless somebody told has seen the first. As long as a link works.</summary>
    public static readonly TimeSpan OtherLockWaits = Invitation.Lifetime;

    /// <summary>For so long nobody decides roles with the account, unless somebody told has seen the reset.</summary>
    public static readonly TimeSpan DecisionsWait = TimeSpan.FromDays(3);

    private AccountReset()
    {
    }

    /// <param name="id">Made by the application.</param>
    /// <param name="opened">The lock.</param>
    /// <param name="userId">Whose account it is.</param>
    /// <param name="resetBy">The operator: never the person.</param>
    /// <param name="earlier">Of this account.</param>
    /// <param name="now">UTC.</param>
    /// <exception cref="RuleBrokenException"><c>Account.NotSelf</c>, <c>Account.OtherLockOpened</c>.</exception>
    public AccountReset(Guid id, AccountLock opened, Guid userId, Guid resetBy, IEnumerable<AccountReset> earlier, DateTime now)
    {
        Rule.Require(userId != resetBy, "Account.NotSelf");
        Rule.Require(!earlier.Any(other => other.Lock != opened && other.IsUnseen(now - OtherLockWaits)), "Account.OtherLockOpened");
        (Id, Lock, UserId, ResetByUserId, ResetAt) = (id, opened, userId, resetBy, now);
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    public AccountLock Lock { get; private set; }

    public Guid UserId { get; private set; }

    public Guid ResetByUserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime ResetAt { get; private set; }

    /// <summary>The principal who has seen it; null until then.</summary>
    public Guid? SeenByUserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? SeenAt { get; private set; }

    /// <summary>Whether the account may decide who gets which role.</summary>
    /// <param name="resets">Of this account.</param>
    /// <param name="now">UTC.</param>
    public static bool AllowsDecisions(IEnumerable<AccountReset> resets, DateTime now) => !resets.Any(reset => reset.IsUnseen(now - DecisionsWait));

    /// <summary>
    /// Who is told: the principals, but neither the person, whose account somebody else may be using, nor who reset it. Where no principal is
    /// left the coordinators are told.
    /// </summary>
    public bool IsToldTo(Guid userId, IReadOnlyCollection<Guid> principals, IReadOnlyCollection<Guid> coordinators)
    {
        var others = principals.Where(IsOther).ToList();
        return others.Count > 0 ? others.Contains(userId) : IsOther(userId) && coordinators.Contains(userId);
    }

    /// <summary>Said once; a second time changes nothing.</summary>
    public void Confirm(Guid by, DateTime now)
    {
        if (SeenAt is null)
            (SeenByUserId, SeenAt) = (by, now);
    }

    private bool IsOther(Guid userId) => userId != UserId && userId != ResetByUserId;

    private bool IsUnseen(DateTime since) => ResetAt > since && SeenAt is null;
}
