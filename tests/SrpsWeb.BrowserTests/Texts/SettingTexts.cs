using System.Text;
using SrpsWeb.Domain.Access;

namespace SrpsWeb.BrowserTests.Texts;

/// <summary>What the operator writes: the school, its people, its roster.</summary>
internal static class SettingTexts
{
    internal static async Task WriteAsync(Typist user, TextSchool school)
    {
        var texts = await user.WriteAsync("/pengaturan/sekolah", "main form[method=post]", then: new() { ["Input.Npsn"] = "10500001", ["Input.Email"] = "sekolah@contoh.sch.id" });
        await user.ReadBackAsync("/pengaturan/sekolah", texts);
        await user.ReadAsync(texts.Where(text => text.Key is "Input.Name" or "Input.PrivacyContact").ToDictionary(), "/privasi", "/");

        await user.RefusedAsync("/pengaturan/tahun-ajaran", "main form[method=post]");
        texts = await user.WriteAsync("/pengaturan/rombel/program", "main form[method=post]");
        // The short name is kept in capitals.
        await user.ReadAsync(texts.ToDictionary(text => text.Key, text => text.Key == "Input.Code" ? text.Value.ToUpperInvariant() : text.Value), "/pengaturan/rombel");
        texts = await user.WriteAsync("/pengaturan/rombel", "main form[method=post]");
        await user.ReadAsync(texts, "/pengaturan/rombel");

        texts = await user.WriteAsync(
            "/pengaturan/pengguna",
            "main form[method=post]",
            new() { ["Input.Roles"] = nameof(SchoolRole.Teacher), ["Input.FacilitatorUntil"] = "" },
            new() { ["Input.UserName"] = "guru.baru", ["Input.Email"] = "guru@contoh.sch.id" });
        await user.ReadAsync(texts.Where(text => text.Key == "Input.FullName").ToDictionary());
        await user.OpenAsync("/pengaturan/pengguna");
        await user.Visitor.Main.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = texts["Input.FullName"], Exact = true }).ClickAsync();
        await user.ReadAsync(texts);
        texts = await user.WriteAsync($"/pengaturan/pengguna/{school.School.UserId(SchoolRole.Teacher)}", "main form:has(fieldset)", new() { ["Input.FacilitatorUntil"] = "" });
        await user.ReadBackAsync($"/pengaturan/pengguna/{school.School.UserId(SchoolRole.Teacher)}", texts);

        texts = await user.WriteAsync("/pengaturan/satgas", "main form[method=post]", new() { ["Input.Until"] = "" }, new() { ["Input.Nip"] = "199001012015011001" });
        await user.ReadAsync(texts, "/pengaturan/satgas");
        await user.RefusedAsync("/pengaturan/retensi", "main form[method=post]");

        await ImportAsync(user, school);
        await user.WriteAsync($"/siswa/{school.Student.Id}/ubah", "main form[method=post]", then: new() { ["Input.Nisn"] = "0081234567", ["Input.DistanceKm"] = "2", ["Input.Phone"] = "081234567890", ["Input.From"] = "", ["Input.BirthDate"] = "2010-05-06", ["Input.Guardians[0].Phone"] = "081234567890", ["Input.Guardians[1].Phone"] = "081234567890" });
        await user.SearchAsync("/siswa", "cari");
    }

    /// <summary>A file whose every cell, and whose name, is a text of this kind.</summary>
    private static async Task ImportAsync(Typist user, TextSchool school)
    {
        var name = Payloads.Line(9001, 110);
        var texts = new Dictionary<string, string> { ["Nama"] = name, ["Alamat"] = Payloads.Line(9002, 110), ["Ditolak"] = Payloads.Line(9005, 110), ["Judul"] = Payloads.Line(9003, 60), ["Berkas"] = Payloads.Line(9004, 60).Replace('/', ' ') + ".csv" };
        await user.OpenAsync("/impor");
        var csv = string.Join("\n", Row("Nama", "NISN", "L/P", "Kelas", "Alamat", texts["Judul"]), Row(name, "0081234999", "P", "X TKRO 1", texts["Alamat"], "x"), Row(texts["Ditolak"], "0081234998", "?", "X TKRO 1", "y", "x"), "");
        await user.Visitor.Main.GetByLabel("Berkas daftar siswa").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = texts["Berkas"], MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
        await user.Visitor.PressAsync("Unggah dan periksa");
        await user.Visitor.ExpectHeadingAsync("Pratinjau impor");
        var address = new Uri(user.Visitor.Page.Url).AbsolutePath;
        school.BatchId = Guid.Parse(address.Split('/')[^1]);
        await user.ReadAsync(texts.Where(text => text.Key is "Ditolak" or "Judul").ToDictionary(), address + "/kolom", address);
        await user.Visitor.FillAsync("Berlaku mulai", "2026-07-13");
        await user.Visitor.PressAsync("Impor 1 baris");
        await user.Visitor.ExpectHeadingAsync("Impor selesai");
        await user.ReadAsync(texts.Where(text => text.Key is "Nama").ToDictionary(), "/siswa?cari=0081234999", "/impor");

        static string Row(params string[] cells) => string.Join(';', cells.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
    }
}
