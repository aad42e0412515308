using static SrpsWeb.BrowserTests.Journey.School;

namespace SrpsWeb.BrowserTests.Journey;

/// <summary>From the code in the log to a school with a team and a roster: the operator's part.</summary>
public static class SchoolStart
{
    /// <returns>The principal's invitation.</returns>
    public static async Task<string> MakeSchoolAsync(Visitor visitor, string code)
    {
        await visitor.GoAsync("/siapkan");
        await visitor.LookAsync("siapkan");
        await visitor.FillAsync("Kode sekali pakai", code);
        await visitor.FillAsync("Nama sekolah", Name);
        await visitor.FillAsync("NPSN", Npsn);
        await visitor.ChooseAsync("Zona waktu", "WIB");
        await visitor.FillAsync("Nama operator", Operator.FullName);
        await visitor.FillAsync("Nama pengguna operator", Operator.UserName);
        await visitor.FillAsync("Kata sandi baru", Password);
        await visitor.FillAsync("Nama kepala sekolah", Principal.FullName);
        await visitor.FillAsync("Nama pengguna kepala sekolah", Principal.UserName);
        await visitor.PressAsync("Buat sekolah");
        var link = await InvitationAsync(visitor);
        await visitor.LookAsync("siapkan-selesai");
        await visitor.FollowAsync("Masuk");
        await visitor.GoRefusedAsync("/siapkan", 404);
        return link;
    }

    public static async Task SignInAsync(Visitor visitor)
    {
        await visitor.GoAsync("/masuk");
        await visitor.FillAsync("Nama pengguna atau surel", Operator.UserName);
        await visitor.FillAsync("Kata sandi", "bukan kata sandinya");
        await visitor.PressAsync("Masuk");
        await visitor.ExpectAsync("Periksa isian berikut");
        await visitor.LookAsync("masuk-ditolak");
        await visitor.FillAsync("Kata sandi", Password);
        await visitor.PressAsync("Masuk");
        await visitor.ExpectHeadingAsync($"Selamat datang, {Operator.FullName}");
        await visitor.LookAsync("beranda-operator");
    }

    public static async Task PlanYearAsync(Visitor visitor)
    {
        await visitor.FollowAsync("Mulai Sekolah dan tahun ajaran");
        await visitor.ExpectHeadingAsync("Tahun ajaran");
        await visitor.LookAsync("tahun-ajaran-kosong");
        await visitor.FillAsync("Tahun ajaran", "2026/2027");
        await visitor.FillAsync("Semester ganjil mulai", "2026-07-13");
        await visitor.FillAsync("Semester ganjil selesai", "2026-12-18");
        await visitor.FillAsync("Semester genap mulai", "2027-01-04");
        await visitor.FillAsync("Semester genap selesai", "2027-06-18");
        await visitor.PressAsync("Simpan");
        await visitor.ExpectAsync("Dipakai sekarang");
        await visitor.LookAsync("tahun-ajaran");
    }

    public static async Task AddClassGroupAsync(Visitor visitor)
    {
        await visitor.GoAsync("/pengaturan");
        await visitor.LookAsync("pengaturan");
        await visitor.FollowAsync("Buka Rombel dan program keahlian");
        await visitor.FollowAsync("Tambah program keahlian");
        await visitor.LookAsync("program-keahlian");
        await visitor.FillAsync("Singkatan", "APAT");
        await visitor.FillAsync("Nama program keahlian", "Agribisnis Perikanan Air Tawar");
        await visitor.PressAsync("Simpan");
        await visitor.FillAsync("Nama rombel", "XI APAT 1");
        await visitor.ChooseAsync("Tingkat", "XI");
        await visitor.SelectAsync("Program keahlian", "APAT");
        await visitor.PressAsync("Simpan");
        await visitor.ExpectAsync("XI APAT 1");
        await visitor.LookAsync("rombel");
        await visitor.GoAsync("/pengaturan/sekolah");
        await visitor.LookAsync("data-sekolah");
        await visitor.FillAsync("Alamat", "Jl. Pelabuhan No. 1");
        await visitor.FillAsync("Kecamatan", "Kecamatan Contoh");
        await visitor.PressAsync("Simpan");
        await visitor.ExpectAsync("Tersimpan");
    }

    public static async Task ImportRosterAsync(Visitor visitor)
    {
        await visitor.GoAsync("/impor");
        await visitor.LookAsync("impor");
        await visitor.Main.GetByLabel("Berkas daftar siswa").SetInputFilesAsync(Repository.PathOf("seeds", "demo", "import", "daftar-siswa-bersih.csv"));
        await visitor.PressAsync("Unggah dan periksa");
        await visitor.ExpectHeadingAsync("Pratinjau impor");
        await visitor.LookAsync("impor-pratinjau");
        await visitor.FillAsync("Berlaku mulai", "2026-07-13");
        await visitor.PressAsync("Impor 36 baris");
        await visitor.ExpectHeadingAsync("Impor selesai");
        await visitor.LookAsync("impor-selesai");
        await visitor.FollowAsync("Lihat daftar siswa");
        await visitor.ExpectAsync(Recovering.Name);
        await visitor.LookAsync("siswa");
        await visitor.GoAsync("/impor");
        await visitor.ExpectAsync("36 baru, 0 berubah, 0 ditolak");
        await visitor.LookAsync("impor-terakhir");
    }

    /// <returns>The invitation.</returns>
    public static async Task<string> InviteAsync(Visitor visitor, Person person)
    {
        await visitor.GoAsync("/pengaturan/pengguna");
        await visitor.FillAsync("Nama lengkap", person.FullName);
        await visitor.FillAsync("Nama pengguna atau surel", person.UserName);
        await visitor.ChooseAsync("Peran", person.Role);
        if (person == Facilitator)
            await visitor.FillAsync("Fasilitator sampai", "2027-06-30");
        await visitor.PressAsync("Buat undangan");
        await visitor.ExpectAsync($"Undangan untuk {person.FullName} sudah siap");
        return await InvitationAsync(visitor);
    }

    public static async Task LookAtTeamAsync(Visitor visitor)
    {
        await visitor.LookAsync("undangan-siap");
        await visitor.FollowAsync("Kembali ke daftar pengguna");
        await visitor.ExpectAsync("Menunggu orangnya");
        await visitor.LookAsync("pengguna");
        await visitor.FollowAsync(Counsellor.FullName);
        await visitor.LookAsync("pengguna-satu");
        await visitor.GoRefusedAsync("/dasbor", 403);
        await visitor.ExpectHeadingAsync("Halaman ini bukan untuk peran Anda");
        await visitor.LookAsync("bukan-untuk-peran");
        await visitor.GoAsync("/");
        await visitor.LookAsync("beranda-operator-lengkap");
    }

    /// <summary>The first visit of somebody invited: sets the password and is inside.</summary>
    public static async Task AcceptAsync(Visitor visitor, string invitation, Person person)
    {
        await visitor.GoAsync(invitation);
        await visitor.ExpectAsync($"{person.FullName}, Anda diundang ke {Name}.");
        if (person == Coordinator)
            await visitor.LookAsync("undangan");
        await visitor.FillAsync("Kata sandi Anda", Password);
        await visitor.FillAsync("Ulangi kata sandi", Password);
        await visitor.PressAsync("Simpan dan masuk");
        await visitor.ExpectHeadingAsync(person == Facilitator ? "Dasbor" : $"Selamat datang, {person.FullName}");
    }

    /// <summary>The principal says yes to everybody the operator proposed.</summary>
    public static async Task ApproveTeamAsync(Visitor visitor)
    {
        await visitor.ExpectAsync("Operator mengusulkan peran yang menunggu keputusan Anda.");
        await visitor.LookAsync("beranda-persetujuan");
        await visitor.GoAsync("/persetujuan");
        await visitor.LookAsync("persetujuan");
        foreach (var person in new[] { Coordinator, Facilitator, Counsellor })
        {
            await visitor.PressAsync($"Setujui {person.FullName} · {person.Role}");
            await visitor.ExpectAsync("Peran sudah disetujui dan berlaku sekarang.");
        }

        await visitor.ExpectAsync("Tidak ada peran yang menunggu persetujuan.");
    }

    public static async Task SignInAgainAsync(Visitor visitor, Person person)
    {
        await visitor.GoAsync("/masuk");
        await visitor.FillAsync("Nama pengguna atau surel", person.UserName);
        await visitor.FillAsync("Kata sandi", Password);
        await visitor.PressAsync("Masuk");
        await visitor.ExpectHeadingAsync($"Selamat datang, {person.FullName}");
    }

    private static Task<string> InvitationAsync(Visitor visitor) => visitor.Main.GetByLabel("Tautan undangan").InputValueAsync();
}
