using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data;

namespace SrpsWeb.Application.Accounts;

/// <summary>
/// What a new password may not be, beside too short: known to everybody, or made of what everybody knows of the account. Nothing is
/// asked about capitals, digits and signs.
/// </summary>
public sealed class PasswordRule(SrpsDbContext db) : IPasswordValidator<AppUser>
{
    /// <summary>Characters; hashing longer ones would be work for nothing.</summary>
    public const int Longest = 256;

    /// <summary>A shorter user name is found in many words.</summary>
    private const int ShortestUserName = 4;

    public async Task<IdentityResult> ValidateAsync(UserManager<AppUser> manager, AppUser user, string? password)
    {
        if (string.IsNullOrEmpty(password))
            return IdentityResult.Success;
        var code = password.Length > Longest ? "PasswordTooLong"
            : KnownPasswords.Contains(password) ? "PasswordCommon"
            : user.UserName is { Length: >= ShortestUserName } name && password.Contains(name, StringComparison.OrdinalIgnoreCase) ? "PasswordHasUserName"
            : await HoldsSchoolNumberAsync(password) ? "PasswordHasNpsn"
            : null;
        return code is null ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = code, Description = code });
    }

    private async Task<bool> HoldsSchoolNumberAsync(string password) =>
        await db.Schools.Where(school => school.Id == db.CurrentSchoolId).Select(school => school.Npsn).SingleOrDefaultAsync() is { } npsn
        && password.Contains(npsn, StringComparison.Ordinal);
}
