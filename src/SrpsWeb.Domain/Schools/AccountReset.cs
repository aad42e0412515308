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
/// The operator opened a lock of somebody's account. Whoever opens both could enter as that person, so the principals are told of each
/// and say that it has been seen, and the second lock waits for that.
/// </summary>
public sealed class AccountReset : ISchoolRecord
{
    /// <summary>For so long the other lock stays shut, unless another principal has seen the first. As long as a link works.</summary>
    public static readonly TimeSpan OtherLockWaits = Invitation.Lifetime;

    /// <summary>For so long nobody decides roles with the account, unless another principal has seen the reset.</summary>
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
        Rule.Require(!earlier.Any(other => other.Lock != opened && other.IsOnlyKnownToThePerson(now - OtherLockWaits)), "Account.OtherLockOpened");
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
    public static bool AllowsDecisions(IEnumerable<AccountReset> resets, DateTime now) => !resets.Any(reset => reset.IsOnlyKnownToThePerson(now - DecisionsWait));

    /// <summary>Said once; a second time changes nothing.</summary>
    public void Confirm(Guid by, DateTime now)
    {
        if (SeenAt is null)
            (SeenByUserId, SeenAt) = (by, now);
    }

    /// <summary>What is seen with the account itself may be seen by whoever got into it.</summary>
    private bool IsOnlyKnownToThePerson(DateTime since) => ResetAt > since && (SeenAt is null || SeenByUserId == UserId);
}
