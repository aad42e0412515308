using Microsoft.Extensions.Options;

namespace SrpsWeb.Web.Hosting;

/// <summary>
/// Until the program answers, whatever goes wrong ends it, and is told once, in one line. The same told beforehand by those who
/// only pass it on, with their stack traces, would bury that line.
/// </summary>
internal sealed class StartLogging : IPostConfigureOptions<LoggerFilterOptions>
{
    private static readonly string[] PassingOn = ["Microsoft.EntityFrameworkCore", "Npgsql", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.Extensions.Hosting.Internal.Host"];

    private volatile bool _started;

    public void ProgramHasStarted() => _started = true;

    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        for (var at = 0; at < options.Rules.Count; at++)
        {
            var rule = options.Rules[at];
            options.Rules[at] = new LoggerFilterRule(
                rule.ProviderName,
                rule.CategoryName,
                rule.LogLevel,
                (provider, category, level) => !IsSilent(category) && rule.Filter?.Invoke(provider, category, level) != false);
        }
    }

    private bool IsSilent(string? category) =>
        !_started && category is not null && Array.Exists(PassingOn, prefix => category.StartsWith(prefix, StringComparison.Ordinal));
}
