using System.IO.Compression;
using System.Text;
using System.Text.Json;
using SrpsWeb.Application.Imports;

namespace SrpsWeb.Application.Tests.Imports;

/// <summary>The committed files of seeds/demo/import. With SRPS_WRITE_SAMPLES=1 they are written anew before they are compared.</summary>
public sealed class SampleFileTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot(), "seeds", "demo", "import");

    public static TheoryData<string> Names => [.. SampleRosterFiles.All().Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void CommittedFile_IsWhatTheGeneratorMakes(string name)
    {
        var made = SampleRosterFiles.All()[name];
        var path = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("SRPS_WRITE_SAMPLES") == "1") File.WriteAllBytes(path, made);

        Assert.Equal(Content(made), Content(File.ReadAllBytes(path)));
    }

    [Theory]
    [InlineData("daftar-siswa-bersih.csv")]
    [InlineData("dapodik-bersih.xlsx")]
    public void CleanFile_HasNothingToReport(string name)
    {
        var parse = ParseFile(name);

        Assert.Empty(parse.Issues);
        Assert.Equal(SampleRosterFiles.CleanCount, parse.Rows.Count);
    }

    [Fact]
    public void CleanFiles_TellOfTheSameStudents()
    {
        var fromCsv = ParseFile("daftar-siswa-bersih.csv").Rows;
        var fromDapodik = ParseFile("dapodik-bersih.xlsx").Rows;

        Assert.Equal(fromCsv.Select(Identity), fromDapodik.Select(Identity));

        static (string?, string, string?, Domain.Students.Sex, string, DateOnly?, string?) Identity(RosterRow row) =>
            (row.Nisn, row.Name, row.Nis, row.Sex, row.ClassGroup.Key, row.Details.BirthDate, row.Details.Phone);
    }

    [Fact]
    public void DapodikFile_HasSixtySixColumnsAndShowsNoneThatMustNotBeRead()
    {
        var table = Roster.Read(File.ReadAllBytes(Path.Combine(Folder, "dapodik-bersih.xlsx")));

        Assert.Equal(66, table.Columns.Count);
        Assert.Equal(6, table.HeadingRow);
        Assert.DoesNotContain(table.Columns, column => column.Use == ColumnUse.Unknown);
        Assert.Equal(
            ["NIK", "Data Ayah: NIK", "Data Ibu: NIK", "Data Wali: NIK", "Bank", "Nomor Rekening Bank", "Rekening Atas Nama", "No KK"],
            table.Columns.Where(column => column.Use == ColumnUse.Forbidden).Select(column => column.Heading));
        Assert.DoesNotContain("0000000000", JsonSerializer.Serialize(table), StringComparison.Ordinal);
    }

    [Fact]
    public void FaultyCsv_ShowsEveryFault() =>
        Assert.Equal(
            [
                "12:NisnRepaired", "13:NisnInvalid!", "14:NisnMissing", "15:NisnIsIdentityNumber!", "16:NameMissing!", "17:NameMissing!", "18:SexUnknown!", "19:SexUnknown!", "20:ClassMissing!", "21:DateInvalid",
                "22:DateMonthFirst", "23:DateInvalid", "24:PhoneInvalid", "25:FurtherPhone", "26:PhoneInvalid", "27:ValueUnreadable", "28:TextTooLong", "30:DuplicateInFile!",
                "31:DuplicateInFile!", "34:FormulaError", "34:NisnMissing", "36:NisnMissing", "36:NoIdentity!",
            ],
            Found(ParseFile("daftar-siswa-bermasalah.csv")));

    [Fact]
    public void FaultyDapodik_ShowsEveryFault() =>
        Assert.Equal(
            [
                "15:NisnRepaired", "16:NisnInvalid!", "17:NisnMissing", "18:NisnIsIdentityNumber!", "19:NameMissing!", "20:SexUnknown!", "21:ClassMissing!", "22:ClassIsDate!", "23:DateInvalid",
                "27:PhoneInvalid", "29:FurtherPhone", "30:ValueUnreadable", "31:NameMissing!", "33:DuplicateInFile!", "35:IdentityNumberRemoved",
            ],
            Found(ParseFile("dapodik-bermasalah.xlsx")));

    private static IEnumerable<string> Found(RosterParse parse) =>
        parse.Issues.Select(issue => $"{issue.Row}:{issue.Code["Import.Row.".Length..]}{(issue.Severity == IssueSeverity.Error ? "!" : "")}");

    private static RosterParse ParseFile(string name) => Roster.Parse(File.ReadAllBytes(Path.Combine(Folder, name)));

    /// <summary>The unpacked parts of a workbook: how tightly they are packed differs between runtimes.</summary>
    private static string Content(byte[] file)
    {
        if (!file.AsSpan().StartsWith("PK"u8)) return Encoding.UTF8.GetString(file);
        using var archive = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);

        return string.Join('\n', archive.Entries.Select(entry =>
        {
            using var part = new StreamReader(entry.Open());
            return entry.FullName + '\n' + part.ReadToEnd();
        }));
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SrpsWeb.sln"))) folder = folder.Parent ?? throw new DirectoryNotFoundException("SrpsWeb.sln was not found above the tests.");

        return folder.FullName;
    }
}
