using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace SrpsWeb.Application.Imports;

/// <summary>Knows what a heading of a school's sheet means, in the words that Dapodik, schools and English templates use.</summary>
public static class RosterHeadings
{
    private static readonly FrozenDictionary<string, RosterField> Known = Entries(
        (RosterField.Name, "nama, nama siswa, nama peserta didik, nama lengkap, nama lengkap siswa, nama murid, nama pd, nama peserta, siswa, name, student name, full name, student"),
        (RosterField.Nisn, "nisn, no nisn, nomor nisn, nomor induk siswa nasional, no induk siswa nasional, nisn siswa"),
        (RosterField.Nis, "nis, nipd, nis nipd, nipd nis, no nis, nomor nis, nis lokal, no induk, nomor induk, no induk siswa, nomor induk siswa, nomor induk peserta didik, induk, student id, student number"),
        (RosterField.NisAndNisn, "nis nisn, nisn nis, nipd nisn, nisn nipd, nomor induk nisn, no induk nisn"),
        (RosterField.Sex, "jk, j k, l p, lp, jenis kelamin, jenis kel, kelamin, jenis kelamin l p, jk l p, gender, sex"),
        (RosterField.BirthPlace, "tempat lahir, tmp lahir, tmpt lahir, kota lahir, kabupaten kota lahir, birth place, birthplace, place of birth"),
        (RosterField.BirthDate, "tanggal lahir, tgl lahir, tgl lhr, tanggal lhr, lahir tanggal, birth date, birthdate, date of birth, dob"),
        (RosterField.BirthPlaceAndDate, "ttl, tempat tanggal lahir, tempat tgl lahir, tempat dan tanggal lahir, tmp tgl lahir, tempat tgl lhr"),
        (RosterField.ClassGroup, "rombel, rombel saat ini, nama rombel, rombongan belajar, nama rombongan belajar, rombel kelas, kelas rombel, kelas, kelas saat ini, kelas sekarang, nama kelas, class, class group, class name"),
        (RosterField.Level, "tingkat, tingkat kelas, tingkat pendidikan, level, grade"),
        (RosterField.Programme, "jurusan, program keahlian, kompetensi keahlian, konsentrasi keahlian, paket keahlian, program studi, prodi, programme, program, major"),
        (RosterField.Street, "alamat, alamat rumah, alamat lengkap, alamat siswa, alamat tinggal, alamat tempat tinggal, alamat jalan, jalan, address"),
        (RosterField.Rt, "rt"),
        (RosterField.Rw, "rw"),
        (RosterField.RtRw, "rt rw"),
        (RosterField.Hamlet, "dusun, nama dusun, lingkungan, kampung, dusun lingkungan, hamlet"),
        (RosterField.Village, "kelurahan, desa, kel, desa kelurahan, kelurahan desa, desa kel, kel desa, nama desa, village"),
        (RosterField.District, "kecamatan, kec, district"),
        (RosterField.ParentOccupation, "pekerjaan, occupation"),
        (RosterField.KipNumber, "nomor kip, no kip, kip, kip number"),
        (RosterField.PkhNumber, "nomor pkh, no pkh, pkh, nomor kps, no kps, kps, no kps pkh, nomor kps pkh, no pkh kps, nomor pkh kps, pkh kps, kps pkh, pkh number"),
        (RosterField.Transport, "alat transportasi, transportasi, moda transportasi, transport, kendaraan, kendaraan ke sekolah"),
        (RosterField.DistanceKm, "jarak, jarak km, jarak rumah, jarak rumah km, jarak rumah ke sekolah, jarak rumah ke sekolah km, jarak ke sekolah, jarak ke sekolah km, jarak tempuh, jarak tempuh km, distance, distance km"));

    private static readonly FrozenSet<string> NotNeeded = Words(
        "no, no urut, nomor, nomor urut, urut, agama, kode pos, jenis tinggal, email, e mail, skhun, no skhun, penerima kps, penerima pkh, penerima kip, nama di kip, nomor kks, no kks, " +
        "no peserta ujian nasional, no seri ijazah, no registrasi akta lahir, layak pip usulan dari sekolah, layak pip, alasan layak pip, kebutuhan khusus, " +
        "sekolah asal, asal sekolah, anak ke berapa, anak ke, lintang, bujur, berat badan, tinggi badan, lingkar kepala, jml saudara kandung, jumlah saudara kandung, " +
        "penghasilan, tahun lahir, jenjang pendidikan, pendidikan, provinsi, kabupaten, kabupaten kota, kewarganegaraan, golongan darah, baris, alasan, row, reason, hobi, cita cita, nama panggilan, umur, usia");

    private static readonly FrozenSet<string> ForbiddenWords = Words("nik, ktp, kk, nokk, noktp, rekening, rek, norek, bank");
    private static readonly string[] ForbiddenPhrases = ["kartu keluarga", "induk kependudukan", "kartu tanda penduduk", "nomor identitas", "no identitas", "national id", "account number"];

    private static readonly FrozenSet<string> PhoneWords = Words("hp, telepon, telpon, telp, tlp, tlpn, telephone, wa, whatsapp, whats, handphone, ponsel, phone, mobile, kontak, contact, seluler, selular");
    private static readonly FrozenSet<string> PhoneFillers = Words("no, nomor, number, app, siswa, murid, student, aktif, rumah, yang, bisa, dapat, dihubungi, dan, atau, pd, peserta, didik, the, of");
    private static readonly FrozenSet<string> FatherWords = Words("ayah, bapak, bpk, father");
    private static readonly FrozenSet<string> MotherWords = Words("ibu, bunda, mother");
    private static readonly FrozenSet<string> GuardianWords = Words("wali, guardian");
    private static readonly FrozenSet<string> ParentWords = Words("ortu, orangtua, parent, parents");

    private enum Relative
    {
        None,
        Father,
        Mother,
        Guardian,
        Parent,
    }

    /// <summary>True for fields that several columns may feed (a sheet with "Telepon" and "HP").</summary>
    public static bool MayRepeat(RosterField field) =>
        field is RosterField.Phone or RosterField.FatherPhone or RosterField.MotherPhone or RosterField.GuardianPhone or RosterField.ParentPhone;

    /// <summary>Lower case, no accents, one space between words; "Jml. Saudara\nKandung" becomes "jml saudara kandung".</summary>
    public static string Normalise(string heading)
    {
        var result = new StringBuilder(heading.Length);
        var previousWasLower = false;
        foreach (var c in heading.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            var startsWord = !char.IsLetterOrDigit(c) || (char.IsUpper(c) && previousWasLower);
            if (startsWord && result.Length > 0 && result[^1] != ' ') result.Append(' ');
            if (char.IsLetterOrDigit(c)) result.Append(char.ToLowerInvariant(c));
            previousWasLower = char.IsLower(c);
        }

        return result.ToString().Trim();
    }

    /// <summary>The meaning of a heading; <paramref name="group"/> is the merged heading above it ("Data Ayah"), empty when there is none.</summary>
    public static (ColumnUse Use, RosterField? Field) Recognise(string heading, string group = "")
    {
        var own = Normalise(heading);
        var above = Normalise(group);
        var whole = above.Length == 0 ? own : own.Length == 0 ? above : $"{above} {own}";
        if (whole.Length == 0) return (ColumnUse.Ignored, null);
        if (IsForbidden(whole)) return (ColumnUse.Forbidden, null);

        var words = whole.Split(' ');
        var relative = RelativeIn(words, whole);
        if (relative != Relative.None) return Found(OfRelative(relative, words));

        return OfStudent(whole) is { } byWhole ? Found(byWhole)
            : above.Length > 0 && OfStudent(own) is { } byOwn ? Found(byOwn)
            : NotNeeded.Contains(own.Length > 0 ? own : above) || NotNeeded.Contains(whole) ? (ColumnUse.Ignored, null)
            : (ColumnUse.Unknown, null);
    }

    private static (ColumnUse Use, RosterField? Field) Found(RosterField? field) =>
        field is null ? (ColumnUse.Ignored, null) : (ColumnUse.Mapped, field);

    private static bool IsForbidden(string normalised) =>
        normalised.Split(' ').Any(ForbiddenWords.Contains)
        || ForbiddenPhrases.Any(phrase => normalised.Contains(phrase, StringComparison.Ordinal));

    private static Relative RelativeIn(string[] words, string whole)
    {
        var found = new List<Relative>();
        if (words.Any(FatherWords.Contains)) found.Add(Relative.Father);
        if (words.Any(MotherWords.Contains)) found.Add(Relative.Mother);
        if (words.Any(GuardianWords.Contains)) found.Add(Relative.Guardian);
        if (words.Any(ParentWords.Contains) || whole.Contains("orang tua", StringComparison.Ordinal)) found.Add(Relative.Parent);

        return found.Count switch
        {
            0 => Relative.None,
            1 => found[0],
            _ => Relative.Parent,
        };
    }

    private static RosterField? OfRelative(Relative relative, string[] words)
    {
        // "Wali kelas" is the homeroom teacher, not a relative.
        if (relative == Relative.Guardian && words.Contains("kelas")) return null;
        if (words.Any(PhoneWords.Contains)) return Pick(relative, RosterField.FatherPhone, RosterField.MotherPhone, RosterField.GuardianPhone, RosterField.ParentPhone);
        if (words.Any(word => word is "pekerjaan" or "profesi" or "occupation" or "job"))
            return Pick(relative, RosterField.FatherOccupation, RosterField.MotherOccupation, RosterField.GuardianOccupation, RosterField.ParentOccupation);
        var namesPerson = words.Any(word => word is "nama" or "name") || words.Length == 1 || (words.Length == 2 && words[0] == "orang");

        return namesPerson ? Pick(relative, RosterField.FatherName, RosterField.MotherName, RosterField.GuardianName, RosterField.ParentName) : null;
    }

    private static RosterField Pick(Relative relative, RosterField father, RosterField mother, RosterField guardian, RosterField parent) =>
        relative switch
        {
            Relative.Father => father,
            Relative.Mother => mother,
            Relative.Guardian => guardian,
            _ => parent,
        };

    private static RosterField? OfStudent(string normalised)
    {
        if (Known.TryGetValue(normalised.Replace(" ", "", StringComparison.Ordinal), out var field)) return field;
        var words = normalised.Split(' ');

        return words.Any(PhoneWords.Contains) && words.All(word => PhoneWords.Contains(word) || PhoneFillers.Contains(word)) ? RosterField.Phone : null;
    }

    private static FrozenDictionary<string, RosterField> Entries(params (RosterField Field, string Synonyms)[] entries) =>
        entries
            .SelectMany(entry => entry.Synonyms.Split(", ").Select(synonym => (entry.Field, Key: synonym.Replace(" ", "", StringComparison.Ordinal))))
            .DistinctBy(entry => entry.Key)
            .ToFrozenDictionary(entry => entry.Key, entry => entry.Field, StringComparer.Ordinal);

    private static FrozenSet<string> Words(string list) => list.Split(", ").ToFrozenSet(StringComparer.Ordinal);
}
