using System.IO.Compression;
using System.Text;
using SrpsWeb.Application.Imports;

namespace SrpsWeb.Application.Tests.Imports;

/// <summary>A file as some school has it, made anew for each test.</summary>
/// <param name="Refusal">Code of why nothing of it is imported; null: it tells of the two <see cref="ImportZoo.Students"/>.</param>
internal sealed record Animal(string FileName, Func<byte[]> Make, string? Refusal = null);

/// <summary>Files as schools really have them: the readable ones all tell of the same two students, the others of none.</summary>
internal static class ImportZoo
{
    /// <summary>What must never be stored.</summary>
    public const string Canary = "KANARI";

    private const string Nik = "1507000000000001";

    private static readonly DateOnly BudiBorn = new(2008, 8, 5);
    private static readonly DateOnly SitiBorn = new(2009, 1, 17);
    private static readonly string[] Headings = ["Nama", "NISN", "L/P", "Kelas", "Tanggal Lahir"];
    private static readonly string[] Budi = ["Budi Santoso", "0081234567", "L", "X TKRO 1", "05/08/2008"];
    private static readonly string[] Siti = ["Siti Noériah", "0081234568", "P", "X TKRO 1", "17/01/2009"];
    private static readonly string[][] Plain = [Headings, Budi, Siti];

    public static IReadOnlyList<(string Name, string Nisn, DateOnly Born)> Students { get; } = [(Budi[0], Budi[1], BudiBorn), (Siti[0], Siti[1], SitiBorn)];

    public static IReadOnlyDictionary<string, Animal> All { get; } = Readable().Concat(Refused()).ToDictionary(animal => animal.Name, animal => animal.Animal, StringComparer.Ordinal);

    private static IEnumerable<(string Name, Animal Animal)> Readable()
    {
        yield return ("semicolons", new("siswa.csv", () => Utf8(Csv(';', Plain))));
        yield return ("commas", new("siswa.csv", () => Utf8(Csv(',', Plain))));
        yield return ("tabs", new("siswa.txt", () => Utf8(Csv('\t', Plain))));
        yield return ("byte order mark", new("siswa.csv", () => [.. Encoding.UTF8.Preamble, .. Utf8(Csv(';', Plain))]));
        yield return ("UTF-16", new("siswa.csv", () => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Csv('\t', Plain))]));
        yield return ("UTF-16 big endian", new("siswa.csv", () => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Csv(';', Plain))]));
        yield return ("Windows-1252", new("siswa.csv", () => Encoding.Latin1.GetBytes(Csv(';', Plain))));
        yield return ("separator line", new("siswa.csv", () => Utf8("sep=;\r\n" + Csv(';', Plain))));
        yield return ("headings in another order", new("siswa.csv", () => Utf8(Csv(';', [.. Plain.Select(row => row.Reverse().ToArray())]))));
        yield return ("identity and bank columns", new("siswa.csv", () => Utf8(Csv(';', WithColumns(("NIK", Nik), ("No KK", Canary), ("Nomor Rekening Bank", Canary), ("Bank", Canary), ("Rekening Atas Nama", Canary))))));
        yield return ("control characters", new("siswa.csv", () => Utf8(Csv(';', Plain).Replace("Budi Santoso", "\u0001Budi\u0002 \u200BSanto\u00ADso\u0007", StringComparison.Ordinal))));
        yield return ("huge cell", new("siswa.csv", () => Utf8(Csv(';', WithColumns(("Alamat", new string('x', 32_767)))))));
        yield return ("formulas as text", new("siswa.csv", () => Utf8(Csv(';', WithColumns(("Alamat", "=HYPERLINK(\"http://contoh.example\")"), ("Dusun", "@SUM(1)"))))));
        yield return ("phones", new("siswa.csv", () => Utf8(Csv(';', WithColumns(("HP", "0812-0000-0001 / O812 0000 0002 (Ibu)"))))));
        yield return ("CSV named XLSX", new("siswa.xlsx", () => Utf8(Csv(';', Plain))));
        yield return ("XLSX named CSV", new("siswa.csv", () => Workbook.Of(Plain)));
        yield return ("workbook", new("siswa.xlsx", () => Workbook.Of(Plain)));
        yield return ("old workbook", new("siswa.xls", () => OldWorkbook.Of(Plain)));
        yield return ("numbers and real dates", new("siswa.xlsx", () => Workbook.Of(Headings, [Budi[0], 81234567, "L", "X TKRO 1", BudiBorn], [Siti[0], 81234568, "P", "X TKRO 1", SitiBorn])));
        yield return ("1904 dates", new("siswa.xlsx", () => new Workbook().CountFrom1904().Sheet("Siswa", Headings, [.. Budi[..4], BudiBorn], [.. Siti[..4], SitiBorn]).ToBytes()));
        yield return ("serial numbers", new("siswa.xlsx", () => Workbook.Of(Headings, [.. Budi[..4], Serial(BudiBorn)], [.. Siti[..4], Serial(SitiBorn)])));
        yield return ("dates in words", new("siswa.xlsx", () => Workbook.Of(Headings, [.. Budi[..4], "5 Agustus 2008"], [.. Siti[..4], "2009-01-17"])));
        yield return ("formulas", new("siswa.xlsx", () => Workbook.Of(Headings, [new Formula("B9&B8", Budi[0]), .. Budi[1..4], new Formula("DATE(2008,8,5)", Serial(BudiBorn))], Siti)));
        yield return ("merged classes", new("siswa.xlsx", () => new Workbook().Sheet("Siswa", Headings, Budi, [.. Siti[..3], null, Siti[4]]).Merge("D2:D3").ToBytes()));
        yield return ("hidden sheet first", new("siswa.xlsx", () => new Workbook().Sheet("Lama", Headings, ["Tono", "0081234599", "L", "X TKRO 9", "01/01/2008"]).Hide().Sheet("Siswa", Plain).ToBytes()));
        yield return ("several sheets", new("siswa.xlsx", () => new Workbook().Sheet("Petunjuk", ["Isi lembar berikut"]).Sheet("Siswa", Plain).Sheet("Rekap", ["Kelas", "Jumlah"], ["X TKRO 1", 2]).ToBytes()));
        yield return ("Dapodik", new("daftar_pd.xlsx", () => new Workbook().Sheet("Daftar Peserta Didik", Dapodik()).Merge("A1:E1").ToBytes()));
    }

    private static IEnumerable<(string Name, Animal Animal)> Refused()
    {
        yield return ("empty", new("siswa.csv", () => [], "Import.Empty"));
        yield return ("blank lines", new("siswa.csv", () => Utf8("\r\n;;;\r\n"), "Import.Empty"));
        yield return ("headings only", new("siswa.csv", () => Utf8(Csv(';', Headings)), "Import.NoStudents"));
        yield return ("no roster", new("siswa.csv", () => Utf8("Tanggal;Keterangan\n1 Juli;Kapur\n"), "Import.NotARoster"));
        yield return ("quote not closed", new("siswa.csv", () => Utf8("Nama;NISN\n\"Budi;0081234567\nSiti;0081234568\n"), "Import.QuoteNotClosed"));
        yield return ("PDF named XLSX", new("siswa.xlsx", () => Utf8("%PDF-1.7\n"), "Import.UnsupportedType"));
        yield return ("picture", new("siswa.csv", () => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "Import.UnsupportedType"));
        yield return ("web page named XLS", new("siswa.xls", () => Utf8("<html><table><tr><td>Nama</td></tr></table></html>"), "Import.UnsupportedType"));
        yield return ("OpenDocument", new("siswa.ods", () => Workbook.Zip(("mimetype", Utf8("application/vnd.oasis.opendocument.spreadsheet")), ("content.xml", Utf8("<office:document-content/>"))), "Import.UnsupportedType"));
        yield return ("other zip", new("siswa.xlsx", () => Workbook.Zip(("word/document.xml", Utf8("<w:document/>"))), "Import.UnsupportedType"));
        yield return ("password", new("siswa.xlsx", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes("EncryptionInfo EncryptedPackage"), .. new byte[400]], "Import.Encrypted"));
        yield return ("damaged old workbook", new("siswa.xls", () => OldWorkbook.Of(Plain)[..700], "Import.UnsupportedType"));
        yield return ("half a workbook", new("siswa.xlsx", () => Workbook.Of(Plain)[..1000], "Import.Unreadable"));
        yield return ("too large", new("siswa.csv", () => Utf8(Csv(';', Plain) + new string(' ', RosterFileReader.LargestFile)), "Import.TooLarge"));
        yield return ("too many rows", new("siswa.csv", () => Utf8(Csv(';', Headings) + string.Concat(Enumerable.Range(0, RosterFileReader.MostRows + 1).Select(number => $"Siswa;{number:0000000000};L;X TKRO 1;\n"))), "Import.TooManyRows"));
        yield return ("zip bomb", new("siswa.xlsx", () => WithSheet(new byte[60 * 1024 * 1024]), "Import.ZipBomb"));
        yield return ("entity bomb", new("siswa.xlsx", () => WithSheet(Utf8(EntityBomb())), "Import.Unreadable"));
        yield return ("foreign entity", new("siswa.xlsx", () => WithSheet(Utf8("""<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>""")), "Import.Unreadable"));
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static double Serial(DateOnly day) => day.DayNumber - new DateOnly(1899, 12, 30).DayNumber;

    private static string Csv(char delimiter, params string[][] rows) => string.Concat(rows.Select(row => string.Join(delimiter, row.Select(cell => Quoted(cell, delimiter))) + "\r\n"));

    private static string Quoted(string cell, char delimiter) => cell.Contains('"', StringComparison.Ordinal) || cell.Contains(delimiter, StringComparison.Ordinal) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static string[][] WithColumns(params (string Heading, string Cell)[] columns) =>
        [[.. Headings, .. columns.Select(column => column.Heading)], .. new[] { Budi, Siti }.Select(student => student.Concat(columns.Select(column => column.Cell)).ToArray())];

    /// <summary>Six title rows and 66 columns, among them what is never read.</summary>
    private static object?[][] Dapodik()
    {
        string[] known = ["No", "Nama", "NISN", "JK", "Rombel Saat Ini", "Tanggal Lahir", "NIK", "No KK", "Nomor Rekening Bank"];
        var others = Enumerable.Range(1, 66 - known.Length).ToList();
        object?[] Row(string number, string[] student) => [number, student[0], student[1], student[2], student[3], student[4], Nik, Nik, Canary, .. others.Select(_ => "Tidak")];

        return
        [
            ["DAFTAR PESERTA DIDIK"], ["SMKN CONTOH"], ["Kecamatan Contoh"], ["Tanggal Unduh: 2023-08-14"], [],
            [.. known, .. others.Select(number => $"Isian lain {number}")],
            Row("1", Budi),
            Row("2", Siti),
        ];
    }

    private static byte[] WithSheet(byte[] sheet)
    {
        using var bytes = new MemoryStream();
        bytes.Write(Workbook.Of(Plain));
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            using var part = archive.CreateEntry("xl/worksheets/sheet1.xml").Open();
            part.Write(sheet);
        }

        return bytes.ToArray();
    }

    /// <summary>Ten entities of ten of the one before: three kilobytes that would unfold to gigabytes.</summary>
    private static string EntityBomb()
    {
        var entities = string.Concat(Enumerable.Range(1, 9).Select(level => $"<!ENTITY a{level} \"{string.Concat(Enumerable.Repeat($"&a{level - 1};", 10))}\">"));

        return $"<!DOCTYPE x [<!ENTITY a0 \"Budi Santoso\">{entities}]><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&a9;</t></is></c></row></sheetData></worksheet>";
    }
}
