using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace SrpsWeb.Benchmarks;

/// <summary>Rosters as large as the product takes, of invented students: the same file every time.</summary>
internal static class RosterFiles
{
    private const int Most = 20_000;
    private const int Ordinary = 400;

    private static readonly string[] Headings =
    [
        "No", "Nama", "NIPD", "JK", "NISN", "Tempat Lahir", "Tanggal Lahir", "NIK", "Alamat", "RT", "RW", "Dusun", "Kelurahan", "Kecamatan", "Alat Transportasi", "HP",
        "Nama Ayah", "Pekerjaan Ayah", "Nama Ibu", "Pekerjaan Ibu", "Rombel Saat Ini", "Nomor KIP", "Nomor Rekening Bank", "No KK", "Jarak Rumah ke Sekolah (KM)",
    ];

    private static readonly string[] First = ["Agus", "Budi", "Citra", "Dewi", "Eko", "Fitri", "Galih", "Hana", "Indra", "Joko", "Kartika", "Lestari", "Made", "Nia", "Putra", "Rahma", "Siti", "Tono", "Wulan", "Yoga"];
    private static readonly string[] Last = ["Santoso", "Pratama", "Wijaya", "Lestari", "Saputra", "Handayani", "Nugroho", "Kurniawan", "Puspita", "Ramadhan", "Setiawan", "Utami", "Hidayat", "Maulana", "Permata"];

    /// <returns>The paths of the files written.</returns>
    internal static IReadOnlyList<string> Write(string folder) => [Write(folder, ".csv", Most), Write(folder, ".xlsx", Most)];

    /// <returns>The path of a file of <see cref="Ordinary"/> other students.</returns>
    internal static string WriteOrdinary(string folder, string ending) => Write(folder, ending, Ordinary, first: Most + 1);

    private static string Write(string folder, string ending, int rows, int first = 1)
    {
        var path = Path.Combine(folder, $"siswa-{rows}{ending}");
        var lines = Enumerable.Range(first, rows).Select(Student).Prepend(Headings);
        if (ending == ".xlsx") WriteWorkbook(path, lines);
        else File.WriteAllLines(path, lines.Select(line => string.Join(';', line)), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        return path;
    }

    private static string[] Student(int number)
    {
        var random = new Random(number);
        string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => random.Next(10)));
        string Name() => $"{First[random.Next(First.Length)]} {Last[random.Next(Last.Length)]}";

        return
        [
            number.ToString(CultureInfo.InvariantCulture), $"{Name()} {Last[random.Next(Last.Length)]}", (100_000 + number).ToString(CultureInfo.InvariantCulture), random.Next(2) == 0 ? "L" : "P",
            (80_000_000 + number).ToString("0000000000", CultureInfo.InvariantCulture), "Kuala Contoh", new DateOnly(2006, 7, 1).AddDays(random.Next(1000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Digits(16), $"Jl. Laut {random.Next(1, 300)}", $"{random.Next(1, 20)}", $"{random.Next(1, 9)}", $"Dusun {random.Next(1, 9)}", $"Desa {random.Next(1, 30)}", "Kecamatan Contoh",
            "Sepeda motor", "0812" + Digits(8), Name(), "Nelayan", Name(), "Petani", $"{new[] { "X", "XI", "XII" }[number % 3]} TKRO {1 + (number % 200)}", Digits(6), Digits(10), Digits(16), $"{random.Next(1, 30)}",
        ];
    }

    /// <summary>Texts of their own in every cell; Dapodik's exports are written so.</summary>
    private static void WriteWorkbook(string path, IEnumerable<string[]> lines)
    {
        using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        Part(archive, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
        Part(archive, "_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part(archive, "xl/workbook.xml", """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Daftar Peserta Didik" sheetId="1" r:id="rId1"/></sheets></workbook>""");
        Part(archive, "xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
        using var sheet = new StreamWriter(archive.CreateEntry("xl/worksheets/sheet1.xml").Open());
        sheet.Write("""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>""");
        foreach (var (row, cells) in lines.Index())
        {
            sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<row r=\"{row + 1}\">"));
            foreach (var (column, text) in cells.Index())
                sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<c r=\"{(char)('A' + column)}{row + 1}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>"));
            sheet.Write("</row>");
        }

        sheet.Write("</sheetData></worksheet>");
    }

    private static void Part(ZipArchive archive, string name, string xml)
    {
        using var part = new StreamWriter(archive.CreateEntry(name).Open());
        part.Write(xml);
    }
}
