namespace SrpsWeb.Testing;

/// <summary>Temporary folders of this test process; what a test leaves behind is deleted when the process ends.</summary>
public static class TestFolder
{
    private static readonly Lazy<string> Root = new(CreateRoot);

    /// <summary>A new empty folder.</summary>
    public static string Create() => Directory.CreateDirectory(Path.Combine(Root.Value, Path.GetRandomFileName())).FullName;

    private static string CreateRoot()
    {
        var root = Directory.CreateTempSubdirectory("srps-tests-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => DeleteAsFarAsPossible(root);
        return root;
    }

    /// <summary>A server that is still stopping may write meanwhile; that must not turn a passed run into a failed one.</summary>
    private static void DeleteAsFarAsPossible(string root)
    {
        try
        {
            Directory.Delete(root, recursive: true);
        }
        catch (IOException)
        {
        }
    }
}
