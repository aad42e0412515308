namespace SrpsWeb.Data;

/// <summary>
/// Files and folders that nobody but the account of the program reads: everything the schools know is in them. On Windows the rights of the
/// folder they are in count, and nothing is done here.
/// </summary>
public static class OwnerOnly
{
    private const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes the folder where there is none. One that is there stays as its owner wants it.</summary>
    /// <exception cref="IOException">It cannot be made; also <see cref="UnauthorizedAccessException"/>.</exception>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, File | UnixFileMode.UserExecute);
    }

    /// <summary>For a new file.</summary>
    public static FileStreamOptions NewFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = File;
        return options;
    }

    /// <summary>Makes the file, empty, where there is none: what another library then fills keeps its rights.</summary>
    /// <exception cref="IOException">It cannot be made; also <see cref="UnauthorizedAccessException"/>.</exception>
    public static void MakeEmptyFile(string path)
    {
        if (!Path.Exists(path))
            new FileStream(path, NewFile()).Dispose();
    }

    /// <summary>Takes the rights of everybody else away from a file that is there.</summary>
    public static void Restrict(string path)
    {
        if (OperatingSystem.IsWindows() || !System.IO.File.Exists(path))
            return;
        try
        {
            System.IO.File.SetUnixFileMode(path, File);
        }
        catch (UnauthorizedAccessException)
        {
            // It belongs to another account, which has decided who reads it.
        }
    }
}
