namespace SrpsWeb.Web.Hosting;

/// <summary>The program called with words instead of serving pages.</summary>
internal interface IConsoleCommand
{
    /// <summary>The arguments that are settings.</summary>
    string[] Settings { get; }

    /// <returns>The exit code: 0 when it was done.</returns>
    Task<int> RunAsync(IServiceProvider services, CancellationToken ct);
}
