using SrpsWeb.Domain.Privacy;

namespace SrpsWeb.BrowserTests.Texts;

/// <summary>What is written about a student and for the guardians, and what is asked for their data.</summary>
internal static class StudentTexts
{
    internal static async Task WriteAsync(Typist user, TextSchool school)
    {
        var page = $"/siswa/{school.Student.Id}";
        var texts = await user.WriteAsync(page + "/ubah", "main form[method=post]", then: new() { ["Input.DistanceKm"] = "2", ["Input.Phone"] = "081234567890", ["Input.BirthDate"] = "2010-05-06", ["Input.Guardians[0].Phone"] = "081234567890", ["Input.Guardians[1].Phone"] = "081234567890" });
        await user.ReadBackAsync(page + "/ubah", texts);
        await user.ReadAsync(texts, page);
        texts = await user.WriteAsync(page + "/persetujuan", "main form[method=post]", new() { ["Input.Purpose"] = nameof(ConsentPurpose.Sharing) });
        await user.ReadAsync(texts, page + "/persetujuan");
        texts = await user.WriteAsync($"{page}/persetujuan/{school.Consent.Id}/cabut", "main form[method=post]");
        await user.ReadAsync(texts, page + "/persetujuan");
        await user.ReadAsync(await user.WriteAsync(page + "/penghapusan", "#usul"), page + "/penghapusan");
    }

    /// <summary>The principal says no to the erasure.</summary>
    internal static async Task DecideAsync(Typist user, TextSchool school)
    {
        var page = $"/siswa/{school.Student.Id}/penghapusan";
        await user.ReadAsync(await user.WriteAsync(page, "#tolak"), page);
    }
}
