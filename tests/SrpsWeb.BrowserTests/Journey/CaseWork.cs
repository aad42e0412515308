using static SrpsWeb.BrowserTests.Journey.School;

namespace SrpsWeb.BrowserTests.Journey;

/// <summary>The Satgas accompanies two students: the coordinator's part.</summary>
public static class CaseWork
{
    /// <returns>Address and code of the case.</returns>
    public static async Task<CaseOnPage> OpenFromStudentAsync(Visitor visitor)
    {
        await visitor.LookAsync("beranda-satgas-kosong");
        await visitor.GoAsync("/catat");
        await visitor.LookAsync("catat-tanpa-kasus");
        await visitor.GoAsync("/siswa");
        await visitor.Main.GetByLabel("Cari nama, NISN, NIS, atau kelas").FillAsync("dewi");
        await visitor.PressAsync("Cari");
        await visitor.FollowAsync(Recovering.Name);
        await visitor.ExpectHeadingAsync(Recovering.Name);
        await visitor.LookAsync("siswa-satu");
        await visitor.FollowAsync("Buka kasus");
        await visitor.LookAsync("kasus-baru");
        await visitor.FillAsync("Tanggal pendataan", "2026-09-07");
        await visitor.SelectAsync("Faktor utama", "Motivasi belajar rendah");
        await visitor.UnfoldAsync("Tambah faktor lain");
        await visitor.ChooseAsync("Faktor lain", "Jarak ke sekolah");
        await visitor.FillAsync("Pemetaan masalah · Jarak ke sekolah", "Perahu pertama berangkat pukul enam.");
        await visitor.FillAsync("Pemetaan masalah", "Sejak ayahnya sakit ia menjaga adik di pagi hari dan berangkat setelah perahu pertama.");
        await visitor.FillAsync("Kekuatan", "Rajin di praktik pembenihan; dekat dengan kakaknya.");
        await visitor.PressAsync("Periksa dulu");
        await visitor.ExpectAsync("Alasan tingkat: Isian ini belum diisi.");
        await visitor.LookAsync("kasus-baru-belum-lengkap");
        await visitor.ChooseAsync("Tingkat kerentanan", "Sedang");
        await visitor.ChooseAsync("Apa yang terlihat pada siswa?", "Sering terlambat");
        await visitor.FillAsync("Alasan tingkat", "Sembilan kali tidak masuk sejak pertengahan Agustus.");
        await visitor.PressAsync("Periksa dulu");
        await visitor.ExpectAsync("Belum ada yang disimpan.");
        await visitor.ExpectAsync("Perahu pertama berangkat pukul enam.");
        await visitor.LookAsync("kasus-baru-periksa");
        await visitor.PressAsync("Ubah");
        await visitor.FillAsync("Keterangan tanda", "Biasanya pada jam kedua.");
        await visitor.PressAsync("Periksa dulu");
        await visitor.ExpectAsync("Biasanya pada jam kedua.");
        await visitor.PressAsync("Buka kasus");
        await visitor.ExpectAsync("Kasus tersimpan.");
        await visitor.ExpectHeadingAsync(Recovering.Name);
        await visitor.LookAsync("kasus-dibuka");
        return await CaseOnPage.ReadAsync(visitor);
    }

    /// <summary>In the table for several students, with one row filled in.</summary>
    public static async Task RegisterInTableAsync(Visitor visitor)
    {
        const string Row = " · Baris 4";
        await visitor.GoAsync("/kasus");
        await visitor.FollowAsync("Pendataan beberapa siswa");
        await visitor.LookAsync("pendataan");
        await visitor.SelectAsync("Rombel", StillAtRisk.ClassGroup);
        await visitor.PressAsync("Tampilkan siswanya");
        await visitor.FillAsync("Tanggal pendataan", "2026-09-21");
        await visitor.PressAsync("Tambah baris");
        await visitor.SelectAsync("Siswa" + Row, StillAtRisk.Name);
        await visitor.SelectAsync("Faktor utama" + Row, "Ekonomi");
        await visitor.SelectAsync("Tingkat kerentanan" + Row, "Tinggi");
        await visitor.PressAsync("Periksa dulu");
        await visitor.ExpectAsync("Baris 4 · Alasan tingkat: Isian ini belum diisi.");
        await visitor.LookAsync("pendataan-belum-lengkap");
        await visitor.FillAsync("Alasan tingkat" + Row, "Tiga pekan membantu melaut dan belum membayar seragam praktik.");
        await visitor.SelectAsync("Penanggung jawab (PJ)" + Row, Counsellor.FullName);
        await visitor.UnfoldAsync("Tanda yang terlihat" + Row);
        await visitor.ChooseAsync("Apa yang terlihat pada siswa?" + Row, "Bekerja pada jam sekolah");
        await visitor.PressAsync("Periksa dulu");
        await visitor.ExpectAsync("Belum ada yang disimpan.");
        await visitor.LookAsync("pendataan-periksa");
        await visitor.PressAsync("Buka kasus");
        await visitor.ExpectAsync("Kasus tersimpan.");
        await visitor.GoAsync("/kasus");
        await visitor.ExpectAsync(Recovering.Name);
        await visitor.LookAsync("kasus");
    }

    public static async Task LogAsync(Visitor visitor)
    {
        await visitor.GoAsync("/");
        await visitor.LookAsync("beranda-satgas");
        await visitor.FollowAsync("Catat");
        await visitor.SelectAsync("Siswa", Recovering.Name);
        await visitor.ChooseAsync("Jenis pendampingan", "Konseling individu");
        await visitor.FillAsync("Catatan", "Berbicara berdua di ruang BK. Ia ingin tetap bersekolah dan malu karena sering terlambat.");
        await visitor.FillAsync("Tanggal", "2026-09-10");
        await visitor.FillAsync("Lama (menit)", "40");
        await visitor.FillAsync("Hasil", "Sepakat mencoba berangkat bersama kakaknya.");
        await visitor.FillAsync("Apa yang akan dilakukan", "Menghubungi kakaknya");
        await visitor.FillAsync("Tenggat", "2026-10-02");
        await visitor.LookAsync("catat");
        await visitor.PressAsync("Simpan");
        await visitor.ExpectAsync("Konseling individu, 40 menit");
        await visitor.ExpectAsync("Menghubungi kakaknya");
    }

    public static async Task VisitHomeAsync(Visitor visitor, CaseOnPage file)
    {
        await visitor.GoAsync(file.Address);
        await visitor.FollowAsync("Kunjungan rumah");
        await visitor.FillAsync("Tanggal kunjungan", "2026-09-30");
        await visitor.FillAsync("Tujuan", "Mengenal keluarga dan membicarakan perahu pagi.");
        await visitor.LookAsync("kunjungan-rencana");
        await visitor.PressAsync("Simpan rencana");
        await visitor.ExpectAsync("Kunjungan sudah direncanakan.");
        await visitor.LookAsync("kasus-berjalan");
        await visitor.GoAsync("/kunjungan");
        await visitor.LookAsync("kunjungan");
        await visitor.FollowAsync("Isi hasil " + Recovering.Name);
        await visitor.ChooseAsync("Keadaan", "Terlaksana");
        await visitor.FillAsync("Tanggal Anda ke sana", "2026-09-30");
        await visitor.FillAsync("Nama yang ditemui", "ibu dan kakak");
        await visitor.FillAsync("Catatan umum", "Rumah di seberang sungai. Ibu mendukung, perahu pertama pukul enam.");
        await visitor.FillAsync("Yang disepakati", "Kakak mengantar sampai dermaga setiap pagi.");
        await visitor.FillAsync("Jumlah (rupiah)", "150000");
        await visitor.SelectAsync("Sumber", "Donasi");
        await visitor.LookAsync("kunjungan-isi");
        await visitor.PressAsync("Simpan");
        await visitor.ExpectAsync("Kunjungan rumah, bertemu ibu dan kakak");
        await visitor.GoAsync("/kunjungan?status=selesai");
        await visitor.ExpectAsync(Recovering.Name);
    }

    public static async Task WorkOnPlanAsync(Visitor visitor, CaseOnPage file)
    {
        await visitor.GoAsync(file.Address);
        await visitor.FollowAsync("RTL");
        await visitor.FillAsync("Apa yang akan dilakukan", "Menitipkan kartu perahu pelajar");
        await visitor.SelectAsync("Penanggung jawab tugas", Counsellor.FullName);
        await visitor.FillAsync("Tenggat", "2026-10-05");
        await visitor.PressAsync("Tambah tugas");
        await visitor.ExpectAsync("Menitipkan kartu perahu pelajar");
        await visitor.PressAsync("Selesai Menitipkan kartu perahu pelajar");
        await visitor.ExpectAsync("selesai 30 September 2026");
        await visitor.LookAsync("rtl");
        await visitor.PressAsync("Batalkan Menghubungi kakaknya");
        await visitor.ExpectAsync("dibatalkan");
    }

    public static async Task EvaluateAndCloseAsync(Visitor visitor, CaseOnPage file)
    {
        await visitor.GoAsync(file.Address);
        await visitor.FollowAsync("Evaluasi");
        await visitor.ChooseAsync("Tingkat kerentanan", "Tidak rentan");
        await visitor.ChooseAsync("Penanganan", "Dalam pendampingan");
        await visitor.FillAsync("Alasan", "Dua pekan penuh hadir tepat waktu.");
        await visitor.LookAsync("evaluasi");
        await visitor.PressAsync("Simpan");
        await visitor.ExpectAsync("Evaluasi: Sedang → Tidak rentan");
        await visitor.FollowAsync("Tutup kasus");
        await visitor.ChooseAsync("Hasil akhir", "Tidak lagi rentan");
        await visitor.FillAsync("Alasan", "Hadir penuh, keluarga mengantar setiap pagi.");
        await visitor.LookAsync("tutup");
        await visitor.PressAsync("Tutup kasus");
        await visitor.ExpectAsync("Kasus sudah ditutup.");
        await visitor.LookAsync("kasus-ditutup");
    }

    public static async Task CorrectAsync(Visitor visitor, CaseOnPage file)
    {
        await visitor.GoAsync(file.Address);
        await visitor.FollowFirstAsync("Betulkan teks");
        await visitor.FillAsync("Teks yang benar", "Dua pekan penuh hadir tepat waktu, kecuali satu kali izin.");
        await visitor.FillAsync("Mengapa dibetulkan", "Ada satu kali izin");
        await visitor.LookAsync("betulkan");
        await visitor.PressAsync("Simpan pembetulan");
        await visitor.ExpectAsync("kecuali satu kali izin");
        await visitor.LookAsync("kasus-dibetulkan");
        await visitor.FollowAsync("Buka kembali");
        await visitor.LookAsync("buka-kembali");
        await visitor.GoAsync("/kasus?status=ditutup");
        await visitor.ExpectAsync(Recovering.Name);
        await visitor.LookAsync("kasus-disaring");
        await visitor.GoAsync("/akun");
        await visitor.LookAsync("akun");
    }
}
