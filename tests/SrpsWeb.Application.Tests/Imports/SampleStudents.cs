using System.Globalization;

namespace SrpsWeb.Application.Tests.Imports;

/// <summary>An invented student of the sample files. Names are put together from lists, phones begin with 0812-0000, numbers belong to nobody.</summary>
internal sealed record SampleStudent(int Number, string Name, string Sex, string ClassGroup, DateOnly BirthDate)
{
    private static readonly string[] Villages = ["Tungkal Harapan", "Sungai Baru", "Parit Mulya", "Kampung Laut", "Tanjung Bakau"];
    private static readonly string[] Occupations = ["Nelayan", "Petani", "Buruh", "Pedagang", "Karyawan swasta"];
    private static readonly string[] Transports = ["Jalan kaki", "Sepeda", "Sepeda motor", "Perahu penyeberangan", "Angkutan umum"];

    public string Nisn => string.Create(CultureInfo.InvariantCulture, $"{BirthDate.Year % 1000:000}9900{Number:000}");

    public string Nis => string.Create(CultureInfo.InvariantCulture, $"{7000 + Number}");

    public string Village => Villages[Number % Villages.Length];

    public string Street => string.Create(CultureInfo.InvariantCulture, $"Jl. Pelabuhan No. {Number}");

    public string Phone => string.Create(CultureInfo.InvariantCulture, $"0812-0000-{1000 + Number}");

    public string ParentPhone => string.Create(CultureInfo.InvariantCulture, $"0812-0000-{2000 + Number}");

    public string Father => $"Ayah Contoh {Number}";

    public string Mother => $"Ibu Contoh {Number}";

    public string Occupation => Occupations[Number % Occupations.Length];

    public string Transport => Transports[Number % Transports.Length];

    public string DistanceKm => string.Create(CultureInfo.InvariantCulture, $"{1 + (Number % 14)}");

    public string KipNumber => Number % 6 == 0 ? string.Create(CultureInfo.InvariantCulture, $"KIP{Number:000}") : "";

    public string PkhNumber => Number % 8 == 0 ? string.Create(CultureInfo.InvariantCulture, $"PKH{Number:0000}") : "";

    /// <summary>"5 September 2008", as people write it.</summary>
    public string WrittenBirthDate => BirthDate.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("id-ID"));
}

internal static class SampleStudents
{
    private static readonly string[] BoysNames = ["Andika", "Bagas", "Chandra", "Dimas", "Eko", "Fajar", "Galih", "Hendra", "Irfan", "Joko"];
    private static readonly string[] GirlsNames = ["Anisa", "Bunga", "Citra", "Dewi", "Endah", "Fitri", "Gita", "Hana", "Intan", "Kartika"];
    private static readonly string[] SecondNames = ["Pratama", "Lestari", "Saputra", "Wulandari", "Ramadhan", "Permata", "Nugraha", "Maharani"];
    private static readonly string[] ClassGroups = ["X TKRO 1", "X TKJ 1", "XI NKPI 1", "XI APAT 1", "XII TKRO 1", "XII TKJ 1"];

    /// <summary>The same students every time; every tenth has a name of one word.</summary>
    public static IReadOnlyList<SampleStudent> Take(int count, int first = 1) =>
        [.. Enumerable.Range(first, count).Select(Student)];

    private static SampleStudent Student(int number)
    {
        var girl = number % 3 == 0;
        var given = (girl ? GirlsNames : BoysNames)[number % 10];
        var name = number % 10 == 0 ? given : $"{given} {SecondNames[number / 10 % 4 * 2 + (girl ? 1 : 0)]}";
        var group = ClassGroups[number % ClassGroups.Length];
        var year = group.StartsWith("XII ", StringComparison.Ordinal) ? 2005 : group.StartsWith("XI ", StringComparison.Ordinal) ? 2006 : 2007;

        return new SampleStudent(number, name, girl ? "P" : "L", group, new DateOnly(year, 1 + (number % 12), 1 + (number % 28)));
    }
}
