using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.BrowserTests.Texts;

/// <summary>What the Satgas writes about cases and about the programme.</summary>
internal static class CaseTexts
{
    private const string Form = "main form[method=post]";

    internal static async Task WriteAsync(Typist user, TextSchool school)
    {
        var page = $"/kasus/{school.Case.Id}";
        var opened = await OpenAsync(user, school);
        await LogAsync(user, school, page);
        await VisitAsync(user, page);
        await JudgeAsync(user, school, page, opened);
        await AboutAllAsync(user, school);
        // The other one has tasks that are open.
        await EndAsync(user, opened);
    }

    /// <returns>The page of the case.</returns>
    private static async Task<string> OpenAsync(Typist user, TextSchool school)
    {
        var (student, main) = (school.Others[0].Id, school.School.GeneralFactor.Id);
        var texts = await user.WriteAsync($"/kasus/baru?siswa={student}", "main form[data-draft]", new()
        {
            ["Input.StudentId"] = $"{student}",
            ["Input.ClassGroupId"] = "",
            ["Input.MainFactorId"] = $"{main}",
            ["Input.Contributing"] = $"{school.School.RestrictedFactor.Id} {school.School.SecretFactor.Id}",
            // The main factor has its own fields.
            [$"Input.Mappings[{main}].Note"] = "",
            [$"Input.Mappings[{main}].Strengths"] = "",
            ["Input.Confidentiality"] = "",
        });
        await user.ReadAsync(texts);
        await user.SendAsync(Form);
        await user.ReadAsync(texts);
        var page = user.Visitor.Page.Url;

        var rows = new Dictionary<string, string> { ["Input.Rows[0].StudentId"] = $"{school.Others[1].Id}" };
        foreach (var row in new[] { 1, 2 })
        {
            foreach (var empty in new[] { "StudentId", "MainFactorId", "Level", "Rationale", "ResponsibleUserId", "SignsNote", "MappingNote", "Strengths", "ExcludedUserId", "Confidentiality" })
                rows[$"Input.Rows[{row}].{empty}"] = "";
        }

        texts = await user.WriteAsync($"/kasus/pendataan?rombel={school.School.OwnClass.Id}", "main form[data-draft]", rows);
        await user.ReadAsync(texts);
        return page;
    }

    private static async Task LogAsync(Typist user, TextSchool school, string page)
    {
        Dictionary<string, string> then = new() { ["Input.Minutes"] = "45", ["Input.SupportRupiah"] = "1000" };
        await user.ReadAsync(await user.WriteAsync(page + "/pendampingan/baru", Form, then: then), page);
        await user.ReadAsync(await user.WriteAsync("/catat", Form, new() { ["Input.CaseFileId"] = $"{school.Case.Id}" }, then), page);
        await user.ReadAsync(await user.WriteAsync(page + "/rtl", "main form:has(fieldset)"), page + "/rtl", page);
        var texts = await user.WriteAsync($"{page}/koreksi/pendampingan/{school.Note.Id}", Form);
        await user.ReadAsync(texts, page);
    }

    private static async Task VisitAsync(Typist user, string page)
    {
        var texts = await user.WriteAsync(page + "/kunjungan/baru", Form);
        await user.ReadAsync(texts, page, "/kunjungan");
        var record = await user.Visitor.Main.Locator("a[href$='/isi']").Last.GetAttributeAsync("href");
        texts = await user.WriteAsync(record!, Form, new() { ["Input.Outcome"] = nameof(VisitOutcome.Held) }, new() { ["Input.SupportRupiah"] = "1000" });
        await user.ReadAsync(texts, page);
    }

    private static async Task JudgeAsync(Typist user, TextSchool school, string page, string opened)
    {
        var texts = await user.WriteAsync(page + "/evaluasi/baru", Form, new() { ["Input.Factors[0].ResolvedOn"] = "" }, new() { ["Input.Readings[0].Value"] = "70", ["Input.Readings[1].Value"] = "70" });
        await user.ReadAsync(texts, page, page + "/evaluasi/baru");
        await user.ReadAsync(await user.WriteAsync("/evaluasi", Form), page, opened);
        texts = await user.WriteAsync(page + "/pemetaan", "main form[data-draft]", new() { ["Input.AddedFactorId"] = $"{school.School.RestrictedFactor.Id}" });
        await user.ReadAsync(texts, page);
        await user.ReadAsync(await user.WriteAsync(page + "/akses", "main form:has(fieldset)", new() { ["Input.UserId"] = $"{school.School.UserId(SchoolRole.Homeroom)}" }), page + "/akses", page);
        await user.ReadAsync(await user.WriteAsync(page + "/kerahasiaan", Form, new() { ["Input.Level"] = nameof(Confidentiality.Secret) }), page + "/akses");
    }

    private static async Task AboutAllAsync(Typist user, TextSchool school)
    {
        await user.RefusedAsync("/indikator", Form);
        await user.RefusedAsync("/indikator/sasaran", Form);
        var month = $"/laporan/{school.School.Today:yyyy-MM}";
        await user.ReadBackAsync(month, await user.WriteAsync(month, "#teks"));
        await user.SearchAsync("/siswa", "cari");
        await user.SearchAsync("/kasus", "cari");
        await user.SearchAsync("/audit", "kasus");
    }

    private static async Task EndAsync(Typist user, string page)
    {
        await user.ReadAsync(await user.WriteAsync(page + "/tutup", Form, new() { ["Input.Outcome"] = nameof(ClosureOutcome.Transferred) }), page);
        await user.ReadAsync(await user.WriteAsync(page + "/buka-kembali", Form), page);
    }
}
