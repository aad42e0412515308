using SrpsWeb.Data;

namespace SrpsWeb.Web.Hosting;

/// <summary>The folder for uploads and reports: made and tried before the database is touched, and taken back if the start is refused after all.</summary>
internal sealed class StorageFolder
{
    /// <summary>The folders that were not there, innermost first.</summary>
    private readonly List<string> _made = [];

    private StorageFolder()
    {
    }

    /// <param name="path">Full path.</param>
    /// <exception cref="DatabaseRefusedException">The folder cannot be made or written to; nothing is left behind.</exception>
    public static StorageFolder Prepare(string path)
    {
        var folder = new StorageFolder();
        try
        {
            for (var missing = path; missing is not null && !Directory.Exists(missing); missing = Path.GetDirectoryName(missing))
                folder._made.Add(missing);
            OwnerOnly.MakeFolder(path);
            var probe = Path.Combine(path, ".probe");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return folder;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            folder.TakeBack();
            throw new DatabaseRefusedException($"Storage:Root {path} cannot be written to: {problem.Message}", problem);
        }
    }

    /// <summary>Removes the folders made here, as far as they are empty.</summary>
    public void TakeBack()
    {
        try
        {
            foreach (var folder in _made.Where(Directory.Exists))
                Directory.Delete(folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Somebody uses it by now: it stays.
        }
    }
}
