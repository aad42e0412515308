using Microsoft.AspNetCore.Connections;
using SrpsWeb.Data;
using SrpsWeb.Web.Hosting;

// "cadangan …", "audit …" and "akun …" work on the database and its backups instead of serving pages.
IConsoleCommand? command = BackupCommand.From(args);
command ??= AuditCommand.From(args);
command ??= AccountCommand.From(args);

// Started from another folder, a published program finds its pages and settings beside itself.
var options = new WebApplicationOptions
{
    Args = command?.Settings ?? args,
    ContentRootPath = File.Exists("appsettings.json") ? null : AppContext.BaseDirectory,
};
var builder = WebApplication.CreateBuilder(options);
try
{
    builder.AddSrps();
    await using var app = builder.Build();
    if (command is not null)
        return await command.RunAsync(app.Services, CancellationToken.None);
    app.UseSrps();
    await app.PrepareAsync();
    await app.RunAsync();
    return 0;
}
catch (DatabaseRefusedException refused)
{
    await Console.Error.WriteLineAsync("SRPS Web cannot start: " + refused.Message.ReplaceLineEndings(" "));
    return 2;
}
catch (IOException taken) when (taken.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync($"SRPS Web cannot start: {taken.Message.ReplaceLineEndings(" ")} Stop the other program or choose an address with --urls.");
    return 2;
}

/// <summary>Named so that tests can start the very same program.</summary>
public partial class Program;
