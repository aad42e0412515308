using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Schools;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Application.Accounts;

public sealed record MakeFirstSchool(
    Guid SchoolId,
    string Name,
    string Npsn,
    SchoolZone Zone,
    string OperatorName,
    string OperatorUserName,
    string Password,
    string PrincipalName,
    string PrincipalUserName);

/// <summary>The first start of an installation: a school, its operator, and the principal's invitation, all or nothing.</summary>
public sealed class FirstSchoolService(SrpsDbContext db, SchoolSetupService schools, AccountService accounts)
{
    /// <summary>True while the database holds no school.</summary>
    public async Task<bool> IsNeededAsync(CancellationToken ct) => !await db.Schools.AnyAsync(ct);

    /// <returns>The principal's invitation.</returns>
    /// <exception cref="Domain.RuleBrokenException">A rule refuses; nothing is stored then.</exception>
    public async Task<Invited> MakeAsync(MakeFirstSchool command, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await schools.AddAsync(new RegisterSchool(command.SchoolId, command.Name, command.Npsn, command.Zone), ct);
        await db.SaveChangesAsync(ct);
        var @operator = await accounts.InviteAsync(
            new InvitePerson(Guid.CreateVersion7(), command.OperatorUserName, null, command.OperatorName, null, null, [SchoolRole.Operator], null),
            nameof(command.OperatorUserName),
            nameof(command.OperatorName),
            ct);
        await accounts.AcceptAsync(@operator!.Token!, command.Password, ct);
        var principal = await accounts.InviteAsync(
            new InvitePerson(Guid.CreateVersion7(), command.PrincipalUserName, null, command.PrincipalName, null, null, [SchoolRole.Principal], null),
            nameof(command.PrincipalUserName),
            nameof(command.PrincipalName),
            ct);
        await transaction.CommitAsync(ct);
        return principal!;
    }
}
