using System.Text;
using SrpsWeb.Application.Imports;

namespace SrpsWeb.Application.Tests.Imports;

/// <summary>Short ways to read and check a file in a test.</summary>
internal static class Roster
{
    public static readonly DateOnly Today = new(2023, 8, 14);

    public static RosterTable Read(byte[] file, string name = "siswa.xlsx") => RosterFileReader.Read(new MemoryStream(file), name);

    public static RosterTable ReadText(string text) => Read(Encoding.UTF8.GetBytes(text), "siswa.csv");

    public static RosterParse Parse(byte[] file) => RosterRowParser.Parse(Read(file), Today);

    public static RosterParse ParseText(string text) => RosterRowParser.Parse(ReadText(text), Today);

    /// <summary>Parses one student given by heading and cell.</summary>
    public static RosterParse ParseOne(params (string Heading, string Cell)[] columns)
    {
        (string Heading, string Cell)[] all = [("Nama", "Budi Santoso"), ("NISN", "0081234567"), ("JK", "L"), ("Rombel", "X TKRO 1")];
        all = [.. all.Where(usual => Array.TrueForAll(columns, column => column.Heading != usual.Heading)), .. columns];

        return RosterRowParser.Parse(Read(Workbook.Of([.. all.Select(column => column.Heading)], [.. all.Select(column => column.Cell)])), Today);
    }

    public static string RefusalCode(byte[] file, string name = "siswa.xlsx") =>
        Assert.Throws<RosterFileException>(() => Read(file, name)).Code;

    public static IEnumerable<string> Codes(this RosterParse parse) => parse.Issues.Select(issue => issue.Code);
}
