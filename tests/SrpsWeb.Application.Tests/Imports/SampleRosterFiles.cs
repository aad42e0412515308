using System.Text;

namespace SrpsWeb.Application.Tests.Imports;

/// <summary>Makes the files of seeds/demo/import: a plain list and a Dapodik export, each once without fault and once with every kind of fault.</summary>
internal static class SampleRosterFiles
{
    public const int CleanCount = 36;

    private const string CsvHeadings = "No;Nama Siswa;NISN;NIS;L/P;Tempat Lahir;Tanggal Lahir;Kelas;Alamat;Dusun;Desa;Kecamatan;No HP;Nama Ayah;Nama Ibu;Nama Wali;No HP Orang Tua;Pekerjaan Orang Tua;Nomor KIP;Nomor PKH;Alat Transportasi;Jarak Rumah (km)";

    private static readonly string[] Parent = ["Nama", "Tahun Lahir", "Jenjang Pendidikan", "Pekerjaan", "Penghasilan", "NIK"];

    private static readonly string[] DapodikBefore =
    [
        "No", "Nama", "NIPD", "JK", "NISN", "Tempat Lahir", "Tanggal Lahir", "NIK", "Agama", "Alamat", "RT", "RW", "Dusun", "Kelurahan", "Kecamatan", "Kode Pos",
        "Jenis Tinggal", "Alat Transportasi", "Telepon", "HP", "E-Mail", "SKHUN", "Penerima KPS", "No. KPS",
    ];

    private static readonly string[] DapodikAfter =
    [
        "Rombel Saat Ini", "No Peserta Ujian Nasional", "No Seri Ijazah", "Penerima KIP", "Nomor KIP", "Nama di KIP", "Nomor KKS", "No Registrasi Akta Lahir", "Bank",
        "Nomor Rekening Bank", "Rekening Atas Nama", "Layak PIP (usulan dari sekolah)", "Alasan Layak PIP", "Kebutuhan Khusus", "Sekolah Asal", "Anak ke-berapa", "Lintang",
        "Bujur", "No KK", "Berat Badan", "Tinggi Badan", "Lingkar Kepala", "Jml. Saudara\nKandung", "Jarak Rumah\nke Sekolah (KM)",
    ];

    public static IReadOnlyDictionary<string, byte[]> All() => new Dictionary<string, byte[]>(StringComparer.Ordinal)
    {
        ["daftar-siswa-bersih.csv"] = Csv(SampleStudents.Take(CleanCount).Select(CsvRow)),
        ["daftar-siswa-bermasalah.csv"] = Csv(FaultyCsvRows()),
        ["dapodik-bersih.xlsx"] = Dapodik(SampleStudents.Take(CleanCount).Select(student => DapodikRow(student))),
        ["dapodik-bermasalah.xlsx"] = Dapodik(FaultyDapodikRows()),
    };

    private static byte[] Csv(IEnumerable<string[]> rows)
    {
        var lines = rows.Select((row, i) => string.Join(';', row.Prepend($"{i + 1}").Select(Quoted)));

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Join("\r\n", lines.Prepend(CsvHeadings)) + "\r\n")];
    }

    private static string Quoted(string cell) => cell.AsSpan().ContainsAny(";\"\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static string[] CsvRow(SampleStudent student) =>
    [
        student.Name, student.Nisn, student.Nis, student.Sex, "Kuala Tungkal", student.WrittenBirthDate, student.ClassGroup, student.Street, $"Dusun {1 + (student.Number % 4)}",
        student.Village, "Kecamatan Contoh", student.Phone, student.Father, student.Mother, "", student.ParentPhone, student.Occupation, student.KipNumber, student.PkhNumber,
        student.Transport, student.DistanceKm,
    ];

    /// <summary>The first half is in order; then one fault a row. Columns: 0 name, 1 NISN, 2 NIS, 3 sex, 5 birth date, 6 class, 7 street, 11 phone, 15 parents' phone, 20 distance.</summary>
    private static IEnumerable<string[]> FaultyCsvRows()
    {
        var students = SampleStudents.Take(34, first: 101);
        var faults = new (int Column, string Value)[]
        {
            (1, students[10].Nisn.TrimStart('0')), (1, "12345"), (1, ""), (1, "0000000000000000"), (0, ""), (0, "12345"), (3, ""), (3, "X"), (6, ""), (5, "31/02/2007"), (5, "09/25/2007"),
            (5, "kemarin"), (11, "0812"), (11, "0812-0000-9001 / 0812-0000-9002"), (15, "8,12E+11"), (20, "jauh sekali"), (7, "Jl. Panjang " + new string('x', 220)), (6, "TKRO satu"), (1, students[0].Nisn),
            (2, students[1].Nis), (0, "  Nama   Berspasi\u00A0 "), (6, "x-tkro-01"), (1, "#N/A"),
        };

        return students.Select((student, i) => i < 10 || i - 10 >= faults.Length ? CsvRow(student) : Changed(CsvRow(student), faults[i - 10].Column, faults[i - 10].Value))
            .Append(Changed(Changed(CsvRow(SampleStudents.Take(1, first: 150)[0]), 1, ""), 5, "").Select((cell, column) => column == 2 ? "" : cell).ToArray());
    }

    private static byte[] Dapodik(IEnumerable<object?[]> rows)
    {
        var width = DapodikBefore.Length + (3 * Parent.Length) + DapodikAfter.Length;
        var groups = new object?[width];
        var headings = new object?[width];
        DapodikBefore.CopyTo(groups, 0);
        var at = DapodikBefore.Length;
        var workbook = new Workbook();
        var merges = new List<string>();
        foreach (var parent in new[] { "Data Ayah", "Data Ibu", "Data Wali" })
        {
            groups[at] = parent;
            Parent.CopyTo(headings, at);
            merges.Add($"{Workbook.ColumnName(at)}5:{Workbook.ColumnName(at + Parent.Length - 1)}5");
            at += Parent.Length;
        }

        DapodikAfter.CopyTo(groups, at);
        merges.AddRange(Enumerable.Range(0, width).Where(column => headings[column] is null).Select(column => $"{Workbook.ColumnName(column)}5:{Workbook.ColumnName(column)}6"));
        object?[][] title = [["Daftar Peserta Didik"], ["SMK CONTOH"], ["Kecamatan Kec. Contoh, Kabupaten Kab. Contoh, Provinsi Prov. Contoh"], ["Tanggal Unduh: 2023-08-14 09:30:00", null, null, null, null, "Pengunduh: Operator Contoh"]];
        workbook.Sheet("Daftar Peserta Didik", [.. title, groups, headings, .. rows.Select((row, i) => (object?[])[$"{i + 1}", .. row])]);
        merges.ForEach(range => workbook.Merge(range));

        return workbook.ToBytes();
    }

    private static object?[] DapodikRow(SampleStudent student) =>
    [
        student.Name, student.Nis, student.Sex, student.Nisn, "Kuala Tungkal", student.BirthDate.ToString("yyyy-MM-dd", null), "0000000000000000", "Islam", student.Street, "1", "2",
        $"Dusun {1 + (student.Number % 4)}", student.Village, "Kec. Contoh", "36500", "Bersama orang tua", student.Transport, null, student.Phone, null, null,
        student.PkhNumber.Length > 0 ? "Ya" : "Tidak", student.PkhNumber,
        student.Father, 1975, "SMA / sederajat", student.Occupation, "Rp. 1,000,000 - Rp. 1,999,999", "0000000000000000",
        student.Mother, 1978, "SMP / sederajat", "Tidak bekerja", "Tidak Berpenghasilan", "0000000000000000",
        null, null, null, null, null, null,
        student.ClassGroup, null, null, student.KipNumber.Length > 0 ? "Ya" : "Tidak", student.KipNumber, student.KipNumber.Length > 0 ? student.Name : null, null, null, "BANK CONTOH",
        "0000000000", student.Name, "Tidak", null, "Tidak ada", "SMP CONTOH", 1, 0, 0, "0000000000000000", 50, 160, 55, 2, student.DistanceKm,
    ];

    /// <summary>Columns: 0 name, 1 NIPD, 2 sex, 3 NISN, 5 birth date, 8 street, 18 phone, 41 class, 64 distance.</summary>
    private static IEnumerable<object?[]> FaultyDapodikRows()
    {
        var students = SampleStudents.Take(30, first: 201);
        var faults = new (int Column, object? Value)[]
        {
            (3, long.Parse(students[8].Nisn, System.Globalization.CultureInfo.InvariantCulture)), (3, "00123"), (3, null), (3, "0000000000000000"), (0, null), (2, null), (41, null), (41, new DateOnly(2023, 1, 10)),
            (5, "2007-02-31"), (5, new DateOnly(2007, 3, 4)), (5, 39_330), (5, "5 Agt 2007"), (18, "12"), (18, 81_200_009_003L), (18, "0812-0000-9004 dan 0812-0000-9005"), (64, "dekat"), (0, new ErrorValue("#REF!")),
            (0, new Formula("UPPER(\"nama rumus\")", "NAMA RUMUS")), (3, students[0].Nisn), (41, "XI-TKRO-2"), (8, "NIK 0000 0000 0000 0000"),
        };

        return students.Select((student, i) => i < 8 || i - 8 >= faults.Length ? DapodikRow(student) : Changed(DapodikRow(student), faults[i - 8].Column, faults[i - 8].Value));
    }

    private static T[] Changed<T>(T[] row, int column, T value)
    {
        row[column] = value;
        return row;
    }
}
