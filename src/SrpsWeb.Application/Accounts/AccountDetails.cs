namespace SrpsWeb.Application.Accounts;

/// <summary>What the audit trail adds to acts of an account. Stored; the words are at <c>Audit.Detail.*</c>.</summary>
public static class AccountDetails
{
    /// <summary>The account was locked: nothing was looked at.</summary>
    public const string Locked = "Locked";

    public const string WrongPassword = "WrongPassword";

    public const string WrongCode = "WrongCode";

    /// <summary>Somebody signed in already did not know the password when the account itself was to be changed.</summary>
    public const string WrongCurrentPassword = "WrongCurrentPassword";

    public const string RecoveryCode = "RecoveryCode";

    public const string NewCodes = "NewCodes";

    /// <summary>Goes on in another school.</summary>
    public const string OtherSchool = "OtherSchool";

    /// <summary>By a command at the server.</summary>
    public const string AtServer = "AtServer";

    public static IReadOnlyList<string> All { get; } = [Locked, WrongPassword, WrongCode, WrongCurrentPassword, RecoveryCode, NewCodes, OtherSchool, AtServer];
}
