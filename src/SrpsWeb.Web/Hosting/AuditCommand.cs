using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Audit;
using SrpsWeb.Data;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Hosting;

/// <summary>
/// The program called as <c>audit periksa</c>, or in English as <c>audit check</c>: looks through every school's audit trail, against what is kept
/// outside the database, and says where one breaks. It answers in the language it is called in and changes nothing.
/// </summary>
internal sealed class AuditCommand : IConsoleCommand
{
    private const int Broken = 1;
    private const int Refused = 2;

    private readonly bool _english;
    private readonly bool _isKnown;

    private AuditCommand(bool english, bool isKnown, string[] settings) => (_english, _isKnown, Settings) = (english, isKnown, settings);

    /// <summary>The arguments that are settings.</summary>
    public string[] Settings { get; }

    /// <returns>Null where the arguments call for no such command.</returns>
    public static AuditCommand? From(string[] arguments)
    {
        var (words, settings) = CalledWith.From(arguments);
        return words is ["audit", .. var rest] ? new AuditCommand(rest is ["check"], rest is ["check"] or ["periksa"], settings) : null;
    }

    /// <returns>The exit code: 0 when every trail is whole, 1 when one is not.</returns>
    public async Task<int> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        if (!_isKnown)
        {
            await Console.Error.WriteLineAsync(Say("Audit.Command.Usage"));
            return Refused;
        }

        try
        {
            var (anchors, unreadable) = services.GetRequiredService<AuditAnchors>().Holding();
            foreach (var line in unreadable)
                Console.WriteLine(Say("Audit.Command.LineUnreadable", line));
            if (anchors.Count == 0)
                Console.WriteLine(Say("Audit.Command.NoAnchors"));
            var broken = false;
            foreach (var (id, name) in await SchoolsAsync(services, anchors, ct))
                broken |= !await CheckAsync(services, id, name, anchors, ct);
            return broken ? Broken : 0;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(Say("Audit.Command.AnchorsUnreadable", problem.Message));
            return Refused;
        }
    }

    /// <summary>Of the database, and those that only a trail or an anchor still knows: a school that was taken out whole is missing from its end on.</summary>
    private async Task<IReadOnlyList<(Guid Id, string Name)>> SchoolsAsync(IServiceProvider services, IReadOnlyList<AuditAnchor> anchors, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var schools = await scope.ServiceProvider.GetRequiredService<SrpsDbContext>().Schools.AsNoTracking().OrderBy(school => school.Npsn).Select(school => new { school.Id, school.Name }).ToListAsync(ct);
        var heads = await services.GetRequiredService<AuditAnchors>().CurrentAsync(ct);
        var gone = anchors.Concat(heads).Select(anchor => anchor.SchoolId).Except(schools.Select(school => school.Id)).Order();
        return [.. schools.Select(school => (school.Id, school.Name)), .. gone.Select(id => (id, Say("Audit.Command.UnknownSchool", id)))];
    }

    private async Task<bool> CheckAsync(IServiceProvider services, Guid schoolId, string name, IReadOnlyList<AuditAnchor> anchors, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<SchoolSession>().EnterSchool(schoolId);
        var finding = await scope.ServiceProvider.GetRequiredService<AuditVerification>().RunAsync(anchors, ct);
        var known = anchors.Where(anchor => anchor.SchoolId == schoolId).Select(anchor => anchor.Count).DefaultIfEmpty(0).Max();
        Console.WriteLine(finding.Break is { } found
            ? Say("Audit.Command.Broken", name, found.Sequence, Say("AuditBreakKind." + found.Kind), finding.Count)
            : Say("Audit.Command.Whole", name, finding.Count, known));
        return finding.Break is null;
    }

    private string Say(string key, params object[] arguments) => CommandWords.Say(_english, key, arguments);
}
