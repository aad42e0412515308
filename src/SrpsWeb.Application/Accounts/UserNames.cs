namespace SrpsWeb.Application.Accounts;

/// <summary>How a user name is shown.</summary>
internal static class UserNames
{
    /// <summary>While nobody has come with it: the capitals of an account of another school would tell that there is one.</summary>
    internal static string Shown(string userName) => userName.ToLowerInvariant();
}
