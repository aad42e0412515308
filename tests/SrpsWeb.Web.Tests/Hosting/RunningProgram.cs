using System.Diagnostics;
using SrpsWeb.Web.Tests.Architecture;

namespace SrpsWeb.Web.Tests.Hosting;

/// <summary>The program started as a process of its own, with database, files and backups below one folder.</summary>
internal static class RunningProgram
{
    /// <param name="words">Before the settings.</param>
    /// <param name="largestFile">In 512 bytes: no file may grow beyond it, as on a disk that fills up. Null: no limit.</param>
    /// <returns>The exit code, and everything that was written, to standard output first.</returns>
    internal static async Task<(int Code, string[] Lines)> RunAsync(string folder, string[] words, string[] settings, int? largestFile = null)
    {
        var ct = TestContext.Current.CancellationToken;
        string[] command =
        [
            "dotnet",
            typeof(Program).Assembly.Location,
            .. words,
            "--environment=Production",
            "--urls=http://127.0.0.1:0",
            // Only a published program has its own beside it.
            "--webroot=" + Path.Combine(SourceTree.Root, "src", "SrpsWeb.Web", "wwwroot"),
            "--ConnectionStrings:Srps=Data Source=" + Path.Combine(folder, "srps.db"),
            "--Storage:Root=" + Path.Combine(folder, "deep", "files"),
            "--Backup:Folder=" + Path.Combine(folder, "backup"),
            .. settings,
        ];
        if (largestFile is { } limit)
            command = ["sh", "-c", $"trap '' XFSZ; ulimit -f {limit}; exec \"$@\"", "sh", .. command];
        var start = new ProcessStartInfo(command[0]) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        // The runtime's own double mapping is a file too, and a large one.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        foreach (var argument in command[1..])
            start.ArgumentList.Add(argument);
        using var program = Process.Start(start)!;
        var errors = program.StandardError.ReadToEndAsync(ct);
        var output = await program.StandardOutput.ReadToEndAsync(ct);
        await program.WaitForExitAsync(ct);
        return (program.ExitCode, (output + await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
