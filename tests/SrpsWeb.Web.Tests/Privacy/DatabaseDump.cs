using System.IO.Compression;
using System.Text;
using Microsoft.Data.Sqlite;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Privacy;

/// <summary>Everything a SQLite file and a folder hold, to look for what must be gone.</summary>
internal static class DatabaseDump
{
    /// <summary>Table and column of every value in which the text stands, packed values unpacked; of the rows of the school and of those that are of none.</summary>
    internal static IReadOnlyList<string> PlacesOf(string text, EngineDatabase database, Guid schoolId)
    {
        using var connection = new SqliteConnection(database.ConnectionString);
        connection.Open();
        return [.. Column(connection, "SELECT name FROM sqlite_master WHERE type = 'table'").SelectMany(table => PlacesOf(text, connection, table, schoolId)).Distinct()];
    }

    /// <summary>Every row of the school in every table but those named, as text.</summary>
    internal static IReadOnlyList<string> RowsOf(EngineDatabase database, Guid schoolId, IReadOnlyCollection<string> exceptTables)
    {
        using var connection = new SqliteConnection(database.ConnectionString);
        connection.Open();
        var rows = new List<string>();
        var tables = Column(connection, "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'SchoolId' WHERE m.type = 'table' ORDER BY m.name");
        foreach (var table in tables.Except(exceptTables, StringComparer.Ordinal))
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\" WHERE \"SchoolId\" = $school COLLATE NOCASE";
            command.Parameters.AddWithValue("$school", schoolId.ToString());
            using var reader = command.ExecuteReader();
            while (reader.Read())
                rows.Add(table + " " + string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(column).ToString())));
        }

        return rows;
    }

    internal static IReadOnlyList<string> FilesWith(string text, string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Said(File.ReadAllBytes(file)).Contains(text, StringComparison.OrdinalIgnoreCase))];

    private static IEnumerable<string> PlacesOf(string text, SqliteConnection connection, string table, Guid schoolId)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\"";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var school = Enumerable.Range(0, reader.FieldCount).FirstOrDefault(column => reader.GetName(column) == "SchoolId", -1);
            if (school >= 0 && !string.Equals(reader.GetValue(school).ToString(), schoolId.ToString(), StringComparison.OrdinalIgnoreCase))
                continue;
            for (var column = 0; column < reader.FieldCount; column++)
            {
                var said = reader.GetValue(column) switch
                {
                    byte[] bytes => Said(bytes),
                    var value => value.ToString() ?? "",
                };
                if (said.Contains(text, StringComparison.OrdinalIgnoreCase))
                    yield return $"{table}.{reader.GetName(column)}";
            }
        }
    }

    private static string Said(byte[] bytes)
    {
        if (bytes is not [0x1f, 0x8b, ..])
            return Encoding.UTF8.GetString(bytes);
        using var unpacked = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress))
            gzip.CopyTo(unpacked);
        return Encoding.UTF8.GetString(unpacked.ToArray());
    }

    private static List<string> Column(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
            values.Add(reader.GetString(0));
        return values;
    }
}
