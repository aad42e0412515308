using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Accounts;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Hosting;

/// <summary>
/// The program called as <c>akun reset-dua-langkah|setujui-kepala</c>, or in English as <c>account reset-two-factor|approve-principal</c>:
/// what nobody of the school could do. It answers in the language it is called in. Settings follow as always.
/// </summary>
internal sealed class AccountCommand : IConsoleCommand
{
    private const int Refused = 2;

    private readonly bool _english;
    private readonly string[] _words;

    private AccountCommand(bool english, string[] words, string[] settings) => (_english, _words, Settings) = (english, words, settings);

    /// <summary>The arguments that are settings.</summary>
    public string[] Settings { get; }

    /// <returns>Null where the arguments call for no such command.</returns>
    public static AccountCommand? From(string[] arguments)
    {
        var (words, settings) = CalledWith.From(arguments);
        return words is [("akun" or "account") and var first, ..] ? new AccountCommand(first == "account", words[1..], settings) : null;
    }

    /// <returns>The exit code: 0 when it was done.</returns>
    public async Task<int> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        try
        {
            await using var scope = services.CreateAsyncScope();
            switch (_words)
            {
                case ["reset-dua-langkah" or "reset-two-factor", var userName]:
                    await (await RescueAsync(scope, ct)).ResetSecondFactorAsync(userName, schoolId => scope.ServiceProvider.GetRequiredService<SchoolSession>().EnterSchool(schoolId), ct);
                    Console.WriteLine(Say("Account.Command.Reset", userName));
                    return 0;
                case ["setujui-kepala" or "approve-principal", var npsn, var userName]:
                    var rescue = await RescueAsync(scope, ct);
                    scope.ServiceProvider.GetRequiredService<SchoolSession>().EnterSchool(await rescue.FindSchoolAsync(npsn, ct));
                    await rescue.ApprovePrincipalAsync(userName, ct);
                    Console.WriteLine(Say("Account.Command.Approved", userName, npsn));
                    return 0;
                default:
                    await Console.Error.WriteLineAsync(Say("Account.Command.Usage"));
                    return Refused;
            }
        }
        catch (RuleBrokenException broken)
        {
            await Console.Error.WriteLineAsync("SRPS Web: " + Say(broken.Code, [.. broken.Arguments]));
            return Refused;
        }
    }

    /// <summary>Only on a database that the program has made or brought up to date.</summary>
    private static async Task<AccountRescueService> RescueAsync(AsyncServiceScope scope, CancellationToken ct)
    {
        var pending = await scope.ServiceProvider.GetRequiredService<SrpsDbContext>().Database.GetPendingMigrationsAsync(ct);
        return pending.Any() ? throw new RuleBrokenException("Account.Command.NotReady") : scope.ServiceProvider.GetRequiredService<AccountRescueService>();
    }

    private string Say(string key, params object[] arguments) => CommandWords.Say(_english, key, arguments);
}
