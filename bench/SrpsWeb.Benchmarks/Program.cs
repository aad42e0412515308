using System.Diagnostics;
using System.Globalization;
using SrpsWeb.Benchmarks;

return args switch
{
    ["generate", var folder] => Generate(folder),
    ["import", var file] => await ImportBenchmark.RunAsync(file),
    ["import"] => await ImportFreshFilesAsync(),
    ["report"] => await ReportBenchmark.RunAsync(),
    _ => Explain(),
};

static int Explain()
{
    Console.WriteLine("""
        generate FOLDER   writes siswa.xlsx and siswa.csv of 20,000 invented students
        import            generates them and imports each into a fresh SQLite file, in a process of its own
        import FILE       imports one file and tells seconds and memory
        report            draws the demo school's monthly report and tells milliseconds, bytes and memory
        """);
    return 2;
}

static int Generate(string folder)
{
    Directory.CreateDirectory(folder);
    foreach (var file in RosterFiles.Write(folder))
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {new FileInfo(file).Length / 1024.0 / 1024.0:0.0} MB"));
    return 0;
}

// A process of its own for each: what generating or the other file took does not count.
static async Task<int> ImportFreshFilesAsync()
{
    var folder = Directory.CreateTempSubdirectory("srps-bench-").FullName;
    try
    {
        Generate(folder);
        var worst = 0;
        foreach (var file in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
        {
            using var process = Process.Start(Environment.ProcessPath!, [.. Host(), "import", file]);
            await process.WaitForExitAsync();
            worst = Math.Max(worst, process.ExitCode);
        }

        return worst;
    }
    finally
    {
        Directory.Delete(folder, recursive: true);
    }
}

// Started as "dotnet some.dll", the program's own path comes first.
static string[] Host() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(ImportBenchmark).Assembly.Location] : [];
