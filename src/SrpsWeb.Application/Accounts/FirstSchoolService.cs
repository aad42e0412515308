using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Schools;
using SrpsWeb.Data;
using SrpsWeb.Domain;
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
    /// <exception cref="RuleBrokenException">A rule refuses; nothing is stored then.</exception>
    public async Task<Invited> MakeAsync(MakeFirstSchool command, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await schools.AddAsync(new RegisterSchool(command.SchoolId, command.Name, command.Npsn, command.Zone), ct);
        await db.SaveChangesAsync(ct);
        var operatorLink = await InviteAsync("Operator", command.OperatorUserName, command.OperatorName, SchoolRole.Operator, ct);
        await accounts.AcceptAsync(operatorLink.Token, command.Password, ct);
        var principalLink = await InviteAsync("Principal", command.PrincipalUserName, command.PrincipalName, SchoolRole.Principal, ct);
        await transaction.CommitAsync(ct);
        return principalLink;
    }

    /// <summary>The form asks for two people: a refusal must land beside the right one.</summary>
    private async Task<Invited> InviteAsync(string who, string userName, string fullName, SchoolRole role, CancellationToken ct)
    {
        try
        {
            return (await accounts.InviteApprovedAsync(new InvitePerson(Guid.CreateVersion7(), userName, null, fullName, null, null, [role], null), ct))!;
        }
        catch (RuleBrokenException broken) when (broken.Field is nameof(InvitePerson.UserName) or nameof(InvitePerson.FullName))
        {
            throw new RuleBrokenException(broken.Code, broken.Field == nameof(InvitePerson.FullName) ? who + "Name" : who + "UserName", [.. broken.Arguments]);
        }
    }
}
