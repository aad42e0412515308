namespace SrpsWeb.Web.Tests.Architecture;

/// <summary>A file of the repository, by its path from the solution's folder.</summary>
internal sealed record SourceFile(string Path, IReadOnlyList<string> Lines)
{
    internal bool IsBelow(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    internal string Text => string.Join('\n', Lines);
}

/// <summary>The sources these tests were built from, without what tools write.</summary>
internal static class SourceTree
{
    private static readonly string[] WrittenByTools = ["bin", "obj", "node_modules", "Migrations", "lib", "App_Data"];

    internal static string Root { get; } = FindRoot();

    internal static IReadOnlyList<SourceFile> Files(string folder, params string[] endings) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)) && !path.Split('/').Intersect(WrittenByTools).Any())
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path, File.ReadAllLines(Path.Combine(Root, path)))),
    ];

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SrpsWeb.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("SrpsWeb.sln is not above the tests.");
    }
}
