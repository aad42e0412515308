using SrpsWeb.Testing;

namespace SrpsWeb.BrowserTests.Guide;

/// <summary>
/// Every picture of the guide and of the README, taken from the demo: the Satgas' steps on a phone in the school with live dates,
/// figures and settings on a desk. One method is one chapter's pictures.
/// </summary>
/// <param name="signIn">Somebody of the demo, signed in with a device.</param>
public sealed class GuidePictures(GuideCamera camera, Func<Device, string?, Task<Visitor>> signIn)
{
    private static readonly Device Phone = new(360, 720) { Scale = 1.5f };
    private static readonly Device Desk = new(960, 620) { Scale = 1.25f };

    private const string Month = "2023-09";

    public async Task TakeAllAsync()
    {
        await TakeBeginningAsync();
        await TakeRosterAsync();
        await TakeRegistrationAsync();
        await TakeAccompanyingAsync();
        await TakeMonthEndAsync();
        await TakeFiguresAsync();
        await TakeReportAsync();
        await TakeReadersAsync();
    }

    private async Task TakeBeginningAsync()
    {
        await using (var stranger = await signIn(Phone, null))
        {
            await stranger.GoAsync("/masuk");
            await camera.TakeAsync(stranger, "masuk");
        }

        await using var user = await signIn(Desk, "operator.b");
        await user.GoAsync("/");
        await camera.TakeAsync(user, "menyiapkan");
        await user.GoAsync("/pengaturan/pengguna");
        await camera.TakeAsync(user, "undang", user.Main.Locator("form").Last);
    }

    private async Task TakeRosterAsync()
    {
        await using (var user = await signIn(Desk, "operator.b"))
        {
            await user.GoAsync("/impor");
            await user.Main.GetByLabel("Berkas daftar siswa").SetInputFilesAsync(Repository.PathOf("seeds", "demo", "import", "daftar-siswa-bermasalah.csv"));
            await user.PressAsync("Unggah dan periksa");
            await user.ExpectHeadingAsync("Pratinjau impor");
            await camera.TakeAsync(user, "pratinjau");
        }

        await using var counsellor = await signIn(Phone, "bk.b");
        await counsellor.GoAsync("/siswa?cari=gilang");
        await counsellor.FollowAsync("Gilang Wijayanto");
        await counsellor.ExpectHeadingAsync("Gilang Wijayanto");
        await camera.TakeAsync(counsellor, "siswa");
    }

    private async Task TakeRegistrationAsync()
    {
        await using (var coordinator = await signIn(Phone, "koordinator.b"))
        {
            await coordinator.GoAsync("/kasus/baru");
            await coordinator.SelectAsync("Siswa", "Bayu Nugroho");
            await coordinator.SelectAsync("Faktor utama", "Ekonomi");
            await camera.TakeAsync(coordinator, "kasus-baru");
            await coordinator.ChooseAsync("Apa yang terlihat pada siswa?", "Bekerja pada jam sekolah");
            await coordinator.ChooseAsync("Tingkat kerentanan", "Sedang");
            await coordinator.FillAsync("Alasan tingkat", "Empat kali tidak masuk dalam dua pekan, setiap kali ada bongkar muat di dermaga.");
            await coordinator.PressAsync("Periksa dulu");
            await coordinator.ExpectAsync("Belum ada yang disimpan.");
            await camera.TakeAsync(coordinator, "periksa");
        }

        await using var desk = await signIn(Desk, "koordinator.b");
        await desk.GoAsync("/kasus/pendataan");
        await desk.SelectAsync("Rombel", "XII TKJ 1");
        await desk.PressAsync("Tampilkan siswanya");
        await desk.SelectAsync("Siswa · Baris 1", "Andri Zulkarnain");
        await desk.SelectAsync("Faktor utama · Baris 1", "Kehadiran rendah");
        await desk.SelectAsync("Tingkat kerentanan · Baris 1", "Rendah");
        await camera.TakeAsync(desk, "pendataan");
    }

    private async Task TakeAccompanyingAsync()
    {
        await using var counsellor = await signIn(Phone, "bk.b");
        await counsellor.GoAsync("/");
        await camera.TakeAsync(counsellor, "beranda");
        await counsellor.GoAsync("/kasus?cari=Gilang");
        await counsellor.FollowAsync("Gilang Wijayanto");
        await counsellor.ExpectAsync("Riwayat");
        await camera.TakeAsync(counsellor, "kasus");
        await counsellor.FollowAsync("RTL");
        await counsellor.ExpectHeadingAsync("RTL");
        await camera.TakeAsync(counsellor, "rtl");
        await counsellor.GoAsync("/kunjungan");
        await camera.TakeAsync(counsellor, "kunjungan");
        await counsellor.FollowFirstAsync("Isi hasil");
        await counsellor.ExpectHeadingAsync("Isi hasil kunjungan");
        await camera.TakeAsync(counsellor, "hasil-kunjungan");
        await counsellor.GoAsync("/catat");
        await counsellor.SelectAsync("Siswa", "Gilang Wijayanto");
        await counsellor.ChooseAsync("Jenis pendampingan", "Konseling individu");
        await camera.TakeAsync(counsellor, "catat");
    }

    private async Task TakeMonthEndAsync()
    {
        await using (var counsellor = await signIn(Phone, "bk.b"))
        {
            await counsellor.GoAsync("/indikator");
            await camera.TakeAsync(counsellor, "indikator");
            await counsellor.GoAsync("/kasus?cari=Ulfa");
            await counsellor.FollowAsync("Ulfa Agustina");
            await counsellor.FollowAsync("Tutup kasus");
            await counsellor.ExpectHeadingAsync("Tutup kasus");
            await camera.TakeAsync(counsellor, "tutup");
        }

        await using var desk = await signIn(Desk, "bk.b");
        await desk.GoAsync("/evaluasi");
        await camera.TakeAsync(desk, "evaluasi");
    }

    private async Task TakeFiguresAsync()
    {
        await using (var principal = await signIn(Desk, "kepala"))
        {
            await principal.GoAsync("/dasbor?periode=" + Month);
            await principal.ExpectAsync("11 dari 394 siswa rentan (2,8%), turun dari 21 (5,3%).");
            await camera.TakeAsync(principal, "dasbor");
        }
    }

    private async Task TakeReportAsync()
    {
        await using var coordinator = await signIn(Desk, "koordinator");
        await coordinator.GoAsync("/laporan");
        await camera.TakeAsync(coordinator, "laporan");
        var pdf = await coordinator.Page.APIRequest.GetAsync($"/laporan/{Month}/unduh.pdf");
        Assert.True(pdf.Ok);
        var file = Path.Combine(TestFolder.Create(), "laporan.pdf");
        await File.WriteAllBytesAsync(file, await pdf.BodyAsync());
        await camera.TakePaperAsync(file, 3, "laporan-pdf");
    }

    private async Task TakeReadersAsync()
    {
        await using (var counsellor = await signIn(Phone, "bk.b"))
        {
            await counsellor.GoAsync("/kasus?cari=Suarni");
            await counsellor.FollowAsync("Suarni Bakri");
            await counsellor.FollowAsync("Siapa yang dapat melihat kasus ini");
            await camera.TakeAsync(counsellor, "akses");
        }

        await using var facilitator = await signIn(Phone, "fasilitator");
        await facilitator.GoAsync("/kasus");
        await camera.TakeAsync(facilitator, "fasilitator");
    }
}
