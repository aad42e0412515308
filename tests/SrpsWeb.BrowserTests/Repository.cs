namespace SrpsWeb.BrowserTests;

/// <summary>Places in the source tree the tests were built from.</summary>
public static class Repository
{
    private static readonly Lazy<string> Root = new(Find);

    /// <param name="parts">Of a path from the top.</param>
    public static string PathOf(params string[] parts) => Path.Combine([Root.Value, .. parts]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SrpsWeb.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the source tree.");
    }
}
