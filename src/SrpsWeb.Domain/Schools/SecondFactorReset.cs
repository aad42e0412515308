namespace SrpsWeb.Domain.Schools;

/// <summary>
/// The operator took away the second factor of somebody whose phone is lost. It opens an account to whoever knows the password,
/// so the principal is told and says that it has been seen.
/// </summary>
public sealed class SecondFactorReset : ISchoolRecord
{
    private SecondFactorReset()
    {
    }

    /// <param name="id">Made by the application.</param>
    /// <param name="userId">Whose second factor it was.</param>
    /// <param name="resetBy">The operator: never the person.</param>
    /// <param name="now">UTC.</param>
    /// <exception cref="RuleBrokenException"><c>Account.NotSelf</c>.</exception>
    public SecondFactorReset(Guid id, Guid userId, Guid resetBy, DateTime now)
    {
        Rule.Require(userId != resetBy, "Account.NotSelf");
        (Id, UserId, ResetByUserId, ResetAt) = (id, userId, resetBy, now);
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    public Guid UserId { get; private set; }

    public Guid ResetByUserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime ResetAt { get; private set; }

    /// <summary>The principal who has seen it; null until then.</summary>
    public Guid? SeenByUserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? SeenAt { get; private set; }

    /// <summary>Said once; a second time changes nothing.</summary>
    public void Confirm(Guid by, DateTime now)
    {
        if (SeenAt is null)
            (SeenByUserId, SeenAt) = (by, now);
    }
}
