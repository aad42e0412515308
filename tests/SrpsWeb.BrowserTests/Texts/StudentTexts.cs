using SrpsWeb.Domain.Privacy;

namespace SrpsWeb.BrowserTests.Texts;

/// <summary>What is written about a student and for the guardians, and what is asked for their data.</summary>
internal static class StudentTexts
{
    internal static async Task WriteAsync(Typist user, TextSchool school)
    {
        var page = $"/siswa/{school.Student.Id}";
        var texts = await user.WriteAsync(page + "/ubah", "main form[method=post]", then: new() { ["Input.DistanceKm"] = "2", ["Input.Phone"] = "081234567890", ["Input.BirthDate"] = "2010-05-06", ["Input.Guardians[0].Phone"] = "081234567890", ["Input.Guardians[1].Phone"] = "081234567890" });
        // Guardians stand in an order of their own.
        await user.ReadBackAsync(page + "/ubah", texts.Where(text => !text.Key.Contains('[', StringComparison.Ordinal)).ToDictionary());
        await user.ReadAsync(texts, page);
        texts = await user.WriteAsync(page + "/persetujuan", "main form[method=post]", new() { ["Input.Purpose"] = nameof(ConsentPurpose.Sharing) });
        await user.ReadAsync(texts, page + "/persetujuan");
        texts = await user.WriteAsync($"{page}/persetujuan/{school.Consent.Id}/cabut", "main form[method=post]");
        await user.ReadAsync(texts, page + "/persetujuan");
    }

    /// <summary>One person asks for an erasure, another one says no.</summary>
    /// <param name="form">What is asked or answered with.</param>
    internal static async Task EraseAsync(Typist user, TextSchool school, string form)
    {
        var page = $"/siswa/{school.Others[2].Id}/penghapusan";
        await user.ReadAsync(await user.WriteAsync(page, form), page);
    }
}
