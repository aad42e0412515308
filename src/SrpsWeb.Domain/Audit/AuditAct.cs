namespace SrpsWeb.Domain.Audit;

/// <summary>What was done. Stored by name; new ones may be added anywhere.</summary>
public enum AuditAct
{
    Added,
    Changed,
    Removed,

    /// <summary>The page of a Restricted or Secret case, or of a concern, was shown.</summary>
    Opened,

    /// <summary>Restricted or Secret cases stood among the rows of a page.</summary>
    Listed,

    /// <summary>Something left the program as a file.</summary>
    Downloaded,

    /// <summary>Somebody asked for what is not theirs.</summary>
    Refused,

    SignedIn,
    SignedOut,

    /// <summary>A wrong password or code for an account that exists, or any while it is locked.</summary>
    SignInRefused,

    PasswordSet,
    SecondFactorSet,
    SecondFactorReset,
    SessionEnded,
    Unlocked,

    /// <summary>A backup was put in the place of the data.</summary>
    Restored,
}

/// <summary>What it was done to. The names of records are those of their classes; a test demands one for each.</summary>
public enum AuditSubject
{
    /// <summary>A page or the program itself.</summary>
    Page,

    /// <summary>Rows of Secret cases on a page.</summary>
    SecretCases,

    Account,

    School,
    SchoolYear,
    Programme,
    ClassGroup,
    Membership,
    MembershipRole,
    RoleProposal,

    /// <summary>In lines written while only the second factor could be reset.</summary>
    SecondFactorReset,
    AccountReset,
    SatgasMember,
    Invitation,
    Student,
    Guardian,
    Enrolment,
    RiskFactor,
    InterventionKind,
    CaseFile,
    CaseParticipant,
    Intervention,
    HomeVisit,
    PlanTask,
    Review,
    Correction,
    ConfidentialityChange,
    Evidence,
    IndicatorReading,
    IndicatorTarget,
    ReportNarrative,
    ImportBatch,
    Concern,
    PeerSupport,
    GuardianConsent,
    RetentionPeriods,
    AnonymisationRequest,
}
