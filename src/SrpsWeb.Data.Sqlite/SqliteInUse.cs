namespace SrpsWeb.Data.Sqlite;

/// <summary>
/// Says whether a program is running on a database file: each holds a shared lock on a file beside it, which the operating system
/// takes back however the program ends. SQLite's own locks cannot tell, least of all of a damaged file.
/// </summary>
internal static class SqliteInUse
{
    /// <summary>Held by a running program until it ends.</summary>
    /// <exception cref="IOException">A restore is under way.</exception>
    internal static FileStream Share(string databasePath)
    {
        var path = PathOf(databasePath);
        using (new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite))
        {
            // Made, so that it can be opened for reading only: on Linux that is what makes the lock a shared one.
        }

        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
    }

    /// <summary>Held by a restore.</summary>
    /// <exception cref="IOException">A program is running on the database.</exception>
    internal static FileStream TakeAlone(string databasePath) => new(PathOf(databasePath), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);

    private static string PathOf(string databasePath) => databasePath + ".in-use";
}
