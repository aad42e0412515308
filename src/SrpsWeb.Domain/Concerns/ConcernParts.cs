using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Domain.Concerns;

/// <summary>What a concern is about. Everything but <see cref="General"/> is treated as Secret.</summary>
public enum ConcernKind
{
    General,
    Bullying,
    ViolenceAtHome,
    SelfHarm,
}

/// <summary>What came of a concern.</summary>
public enum ConcernAnswer
{
    CaseOpened,
    CaseLinked,

    /// <summary>Tidak perlu kasus, with a reason; a case may still follow.</summary>
    NoCase,
}

/// <summary>What somebody did with a concern, for its history.</summary>
public enum ConcernStep
{
    StudentNamed,

    /// <summary>Whom the typed words mean.</summary>
    InvolvedSaid,
    CaseOpened,
    CaseLinked,
    NoCase,
}

/// <summary>One sign seen by the person who reported.</summary>
public sealed class ConcernSign : ISchoolRecord
{
    private ConcernSign()
    {
    }

    internal ConcernSign(Guid concernId, SignSeen sign)
    {
        ConcernId = concernId;
        Sign = sign;
    }

    public Guid SchoolId { get; private set; }

    public Guid ConcernId { get; private set; }

    public SignSeen Sign { get; private set; }
}

/// <summary>Somebody of the school who is involved: the concern does not exist for this person, whatever the role.</summary>
public sealed class ConcernInvolved : ISchoolRecord
{
    private ConcernInvolved()
    {
    }

    internal ConcernInvolved(Guid concernId, Guid userId)
    {
        ConcernId = concernId;
        UserId = userId;
    }

    public Guid SchoolId { get; private set; }

    public Guid ConcernId { get; private set; }

    public Guid UserId { get; private set; }
}

/// <summary>One line of the history: who did what, when.</summary>
public sealed class ConcernAct : ISchoolRecord
{
    private ConcernAct()
    {
    }

    internal ConcernAct(Guid concernId, ConcernStep step, Recorded recorded)
    {
        Id = Guid.CreateVersion7();
        ConcernId = concernId;
        Step = step;
        ByUserId = recorded.ByUserId;
        At = recorded.At;
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ConcernId { get; private set; }

    public ConcernStep Step { get; private set; }

    public Guid ByUserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }
}
