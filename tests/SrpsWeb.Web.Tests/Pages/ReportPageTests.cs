using System.Net;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Reports;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Security;
using UglyToad.PdfPig;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>The page of one month's report: what it says, what people write there, and what it names as missing.</summary>
public sealed class ReportPageTests(TestSite site)
{
    private const string Address = "/laporan/2026-09";
    private const string Texts = "main form[data-draft]";
    private const string Summary = "Input.Texts[0].Text";
    private const string Request = "Input.Texts[1].Text";

    [Fact]
    public async Task Get_TellsWhatThePdfSays()
    {
        var (school, _) = await SchoolAsync();
        using var coordinator = await site.SignInAsync(school, SchoolRole.Coordinator);

        var page = await coordinator.GetAsync(Address);

        Assert.Equal("1 dari 2 siswa rentan (50,0%), belum ada data sebelumnya.", page.Document.QuerySelector(".lead-figure")!.TextContent.Trim());
        Assert.Contains("Selama September 2026, 1 siswa baru tercatat rentan.", page.Form(Texts)[Summary], StringComparison.Ordinal);
        Assert.Contains("Mohon Kepala Sekolah", page.Form(Texts)[Request], StringComparison.Ordinal);
        Assert.Contains("/laporan/2026-09/unduh.pdf?bahasa=id", page.Links);
        Assert.Contains("/laporan/2026-09/unduh.pdf?bahasa=en", page.Links);
        Assert.Contains("/dasbor?periode=2026-09", page.Links);
        Assert.Contains(Address, (await coordinator.GetAsync("/laporan")).Links);
        Assert.Equal(["0", "1", "0", "0", "1", "0", "0"], page.Document.QuerySelectorAll("table.figures tfoot td").Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task Post_OwnTexts_AreShownAndPrinted()
    {
        var (school, _) = await SchoolAsync();
        using var facilitator = await site.SignInAsync(school, SchoolRole.Facilitator);
        var form = (await facilitator.GetAsync(Address)).Form(Texts).With(Summary, "Bulan yang tenang.\r\nSemua hadir.");

        var answer = await facilitator.SendAsync(form);
        var shown = await facilitator.FollowAsync(answer);

        Assert.Equal(Address, answer.Location);
        Assert.Equal("Bulan yang tenang.\nSemua hadir.", Typed(shown, Summary));
        Assert.Contains(Said.Text("Report.Automatic"), shown.Words, StringComparison.Ordinal);
        var pdf = await PdfAsync(facilitator, "id");
        Assert.Contains("Bulan yang tenang. Semua hadir.", pdf, StringComparison.Ordinal);
        Assert.DoesNotContain("Selama September 2026", pdf, StringComparison.Ordinal);
        Assert.Contains("Mohon Kepala Sekolah", pdf, StringComparison.Ordinal);
        await using var db = site.Context(school);
        Assert.Equal(NarrativeSection.Summary, Assert.Single(db.ReportNarratives).Section);
    }

    [Fact]
    public async Task Post_SentTwice_IsStoredOnce()
    {
        var (school, _) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = (await counsellor.GetAsync(Address)).Form(Texts).With(Summary, "Bulan yang tenang.").With(Request, "Mohon ruang konseling.");

        await counsellor.SendAsync(form);
        var again = await counsellor.SendAsync(form);

        Assert.Equal(Address, again.Location);
        await using var db = site.Context(school);
        Assert.Equal(2, db.ReportNarratives.Count());
    }

    [Fact]
    public async Task Post_Untouched_StoresNothing()
    {
        var (school, _) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        await counsellor.SendAsync((await counsellor.GetAsync(Address)).Form(Texts));

        await using var db = site.Context(school);
        Assert.Empty(db.ReportNarratives);
    }

    [Fact]
    public async Task Post_AnotherPersonWasFaster_ShowsBothTextsAndThenStores()
    {
        var (school, _) = await SchoolAsync();
        using var first = await site.SignInAsync(school, SchoolRole.Counsellor);
        using var second = await site.SignInAsync(school, SchoolRole.Coordinator);
        var opened = await second.GetAsync(Address);
        await first.SendAsync((await first.GetAsync(Address)).Form(Texts).With(Summary, "Tulisan pertama."));

        var refused = await second.SendAsync(opened.Form(Texts).With(Summary, "Tulisan kedua."));
        var stored = await second.SendAsync(refused.Form(Texts).With(Summary, "Tulisan pertama dan kedua."));

        Assert.Contains("Tulisan pertama.", refused.Refusal(Summary), StringComparison.Ordinal);
        Assert.Equal("Tulisan kedua.", Typed(refused, Summary));
        var shown = await second.FollowAsync(stored);
        Assert.Equal("Tulisan pertama dan kedua.", Typed(shown, Summary));
        // Nothing was lost: the earlier text is among the versions.
        Assert.Contains("Tulisan pertama.", shown.Document.QuerySelector("details.disclosure")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_RefusedForAnotherReason_DoesNotOverwriteWhatWasWrittenMeanwhile()
    {
        var (school, _) = await SchoolAsync();
        using var first = await site.SignInAsync(school, SchoolRole.Counsellor);
        using var second = await site.SignInAsync(school, SchoolRole.Coordinator);
        var opened = await second.GetAsync(Address);
        await first.SendAsync((await first.GetAsync(Address)).Form(Texts).With(Summary, "Tulisan pertama."));

        var named = await second.SendAsync(opened.Form(Texts).With(Summary, "Rahma Wulandari hadir."));
        var refused = await second.SendAsync(named.Form(Texts).With(Summary, "K-0001 hadir."));

        Assert.NotNull(named.Refusal(Summary));
        Assert.Contains("Tulisan pertama.", refused.Refusal(Summary), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Rahma Wulandari sudah hadir.", "Rahma Wulandari")]
    [InlineData("Kunjungan ke rumah RAHMA\r\nWULANDARI.", "RAHMA\nWULANDARI")]
    public async Task Post_NamingAStudent_IsRefusedWithTheWordsTyped(string text, string found)
    {
        var (school, _) = await SchoolAsync();
        using var facilitator = await site.SignInAsync(school, SchoolRole.Facilitator);

        var refused = await facilitator.SendAsync((await facilitator.GetAsync(Address)).Form(Texts).With(Request, text));

        Assert.Equal(Said.Text("Narrative.NamesStudent", found), refused.Refusal(Request));
        Assert.Equal(text.Replace("\r\n", "\n", StringComparison.Ordinal), Typed(refused, Request));
        await using var db = site.Context(school);
        Assert.Empty(db.ReportNarratives);
    }

    [Fact]
    public async Task Post_TooLong_IsRefusedAndKept()
    {
        var (school, _) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var text = new string('a', ReportNarrative.MostCharacters + 1);

        var refused = await counsellor.SendAsync((await counsellor.GetAsync(Address)).Form(Texts).With(Summary, text));

        Assert.Equal(Said.Text("Text.TooLong", "1.500"), refused.Refusal(Summary));
        Assert.Equal(text, Typed(refused, Summary));
    }

    [Fact]
    public async Task Automatic_GoesBackToTheGeneratedText_AndKeepsTheWritten()
    {
        var (school, _) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var generated = Typed(await counsellor.GetAsync(Address), Summary);
        await counsellor.SendAsync((await counsellor.GetAsync(Address)).Form(Texts).With(Summary, "Tulisan sendiri."));
        var form = (await counsellor.GetAsync(Address)).Form("#otomatis-Summary");

        var shown = await counsellor.FollowAsync(await counsellor.SendAsync(form));
        await counsellor.SendAsync(form);

        Assert.Equal(generated, Typed(shown, Summary));
        Assert.Contains("Tulisan sendiri.", shown.Document.QuerySelector("details.disclosure")!.TextContent, StringComparison.Ordinal);
        await using var db = site.Context(school);
        Assert.Equal(["Tulisan sendiri.", null], db.ReportNarratives.OrderBy(narrative => narrative.Sequence).Select(narrative => narrative.Text));
    }

    [Fact]
    public async Task FiguresChangedAfterATextWasWritten_TheNewOnesStandBesideIt()
    {
        var (school, _) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        await counsellor.SendAsync((await counsellor.GetAsync(Address)).Form(Texts).With(Summary, "Satu siswa rentan."));
        Assert.DoesNotContain(Said.Text("Report.FiguresChanged"), (await counsellor.GetAsync(Address)).Words, StringComparison.Ordinal);

        school.OpenCase(school.AddStudent("Bayu Segara"), school.Opening() with { OpenedOn = school.Today.AddDays(-3) });
        await school.SaveAsync(site.Database);
        var page = await counsellor.GetAsync(Address);

        Assert.Contains(Said.Text("Report.FiguresChanged"), page.Words, StringComparison.Ordinal);
        Assert.Contains("2 siswa baru tercatat rentan", page.Document.QuerySelector(".notice.warn")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Satu siswa rentan.", Typed(page, Summary));
    }

    [Fact]
    public async Task Principal_ReadsTheTextsAndWritesNone()
    {
        var (school, _) = await SchoolAsync();
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = (await counsellor.GetAsync(Address)).Form(Texts).With(Summary, "Tulisan BK.");
        await counsellor.SendAsync(form);
        var page = await principal.GetAsync(Address);

        Assert.Contains("Tulisan BK.", page.Words, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main textarea, main form"));
        var token = (await principal.GetAsync("/akun")).Document.QuerySelector($"input[name={PageForm.Token}]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Forbidden, (await principal.SendAsync(form.Forge(PageForm.Token, token).With(Summary, "Tulisan kepala."))).Status);
    }

    [Theory]
    [InlineData(SchoolRole.Homeroom)]
    [InlineData(SchoolRole.Teacher)]
    [InlineData(SchoolRole.Committee)]
    [InlineData(SchoolRole.OsisMember)]
    [InlineData(SchoolRole.Operator)]
    public async Task Get_WhoMayNotRead_IsRefused(SchoolRole role)
    {
        var (school, _) = await SchoolAsync();
        using var visitor = await site.SignInAsync(school, role);

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(Address)).Status);
    }

    [Theory]
    [InlineData("2026-07")]
    [InlineData("2030-01")]
    [InlineData("2026-13")]
    [InlineData("september")]
    public async Task Month_WithoutARecord_IsNotFound(string month)
    {
        var (school, _) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = (await counsellor.GetAsync(Address)).Form(Texts).With(Summary, "Tulisan.").To("/laporan/" + month);

        Assert.Equal(HttpStatusCode.NotFound, (await counsellor.GetAsync("/laporan/" + month)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await counsellor.SendAsync(form)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await counsellor.SendAsync(form.To($"/laporan/{month}?handler=Automatic"))).Status);
    }

    [Fact]
    public async Task OtherSchool_SeesNothingOfTheTexts()
    {
        var (school, _) = await SchoolAsync();
        var (elsewhere, _) = await SchoolAsync();
        using var here = await site.SignInAsync(school, SchoolRole.Counsellor);
        using var there = await site.SignInAsync(elsewhere, SchoolRole.Counsellor);
        await here.SendAsync((await here.GetAsync(Address)).Form(Texts).With(Summary, "Hanya untuk sekolah ini."));

        Assert.DoesNotContain("Hanya untuk sekolah ini.", (await there.GetAsync(Address)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_IsShownAgain_AndKeepsWhatItWasTypedOver()
    {
        var (school, _) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        using var coordinator = await site.SignInAsync(school, SchoolRole.Coordinator);
        await counsellor.SendAsync((await counsellor.GetAsync(Address)).Form(Texts).With(Summary, "Belum selesai").To(Address + "?draf=simpan"));
        await coordinator.SendAsync((await coordinator.GetAsync(Address)).Form(Texts).With(Summary, "Tulisan ketua.").With(Request, "Permintaan ketua."));

        var restored = await counsellor.GetAsync(Address);
        var refused = await counsellor.SendAsync(restored.Form(Texts));

        Assert.Equal(("Belum selesai", "Permintaan ketua."), (Typed(restored, Summary), Typed(restored, Request)));
        Assert.Contains("Tulisan ketua.", refused.Refusal(Summary), StringComparison.Ordinal);
    }

    /// <summary>Of cases only what the viewer may open, by code; everything else as a number.</summary>
    [Theory]
    [InlineData(SchoolRole.Facilitator, 1)]
    [InlineData(SchoolRole.Coordinator, 2)]
    [InlineData(SchoolRole.Counsellor, 3)]
    public async Task Gaps_NameOnlyCasesTheViewerMayOpen(SchoolRole role, int codes)
    {
        var school = await site.AddSchoolAsync(school =>
        {
            foreach (var factor in new[] { school.GeneralFactor, school.RestrictedFactor, school.SecretFactor })
            {
                var opening = school.Opening(factor) with { OpenedOn = school.Today.AddDays(-20) };
                // The coordinator is not named to the Secret one.
                school.OpenCase(school.AddStudent("Siswa " + factor.Slug), factor == school.SecretFactor ? opening with { Named = [school.UserId(SchoolRole.Counsellor)] } : opening);
            }

            var reviewed = school.OpenCase(school.AddStudent("Siswa dinilai"), school.Opening() with { OpenedOn = school.Today.AddDays(-20) });
            school.AddReview(reviewed);
        });
        using var visitor = await site.SignInAsync(school, role);

        var page = await visitor.GetAsync(Address);

        Assert.Equal(codes, page.Links.Count(link => link.StartsWith("/kasus/", StringComparison.Ordinal)));
        Assert.Contains(Said.Text("Report.Gap.NotReviewed", codes), page.Words, StringComparison.Ordinal);
        Assert.Contains(Said.Text("Report.Gap.Satgas"), page.Words, StringComparison.Ordinal);
        Assert.Contains(Said.Text("Report.Gap.Address"), page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Links, link => link.Contains("/siswa/", StringComparison.Ordinal));
        Assert.DoesNotContain("Siswa motivasi", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gaps_Complete_AreNotShown()
    {
        var school = await site.AddSchoolAsync(school =>
        {
            var file = school.OpenCase(school.AddStudent("Rahma Wulandari"), school.Opening() with { OpenedOn = school.Today.AddDays(-20) });
            school.AddReview(file, RiskLevel.None);
            school.School.SetLetterhead("Jl. Satu", "Bandar", null, null, null, null, null);
            school.Add(new SatgasMember(Guid.CreateVersion7(), school.UserId(SchoolRole.Coordinator), new SatgasPlace("Ketua", "421/010/2026", "199001012015011001", school.Year.StartsOn, null), []));
            foreach (var indicator in Enum.GetValues<Domain.Indicators.Indicator>())
                school.Add(Domain.Indicators.IndicatorReading.Read(file.StudentId, school.Today, indicator, null, 1, "Daftar nilai", school.Today, school.Recorded));
        });
        using var visitor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await visitor.GetAsync(Address);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain(Said.Text("Report.Gaps"), page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pdf_InEitherLanguage_WhateverTheReadersIs()
    {
        var (school, _) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        Assert.Contains("Lembar pengesahan", await PdfAsync(counsellor, "id"), StringComparison.Ordinal);
        Assert.Contains("students at risk (50.0%)", await PdfAsync(counsellor, "en"), StringComparison.Ordinal);
        await counsellor.SpeakEnglishAsync();
        Assert.Contains("Lembar pengesahan", await PdfAsync(counsellor, "id"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NaughtyTexts_AreStoredShownAndPrinted()
    {
        var (school, _) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        foreach (var line in NaughtyTexts.Lines)
        {
            var shown = await counsellor.FollowAsync(await counsellor.SendAsync((await counsellor.GetAsync(Address)).Form(Texts).With(Summary, line)));
            Assert.Equal(line, Typed(shown, Summary));
            NaughtyTexts.AssertHarmless(shown);
            Assert.NotEmpty(await PdfAsync(counsellor, "id"));
        }

        await using var db = site.Context(school);
        Assert.Equal(NaughtyTexts.Lines, db.ReportNarratives.OrderBy(narrative => narrative.Sequence).Select(narrative => narrative.Text));
    }

    private static string Typed(WebPage page, string name) => page.Form(Texts)[name]!.Replace("\r\n", "\n", StringComparison.Ordinal).TrimStart('\n');

    private static async Task<string> PdfAsync(Visitor visitor, string language)
    {
        using var file = PdfDocument.Open((await visitor.GetAsync($"{Address}/unduh.pdf?bahasa={language}")).Content);
        return string.Join(' ', file.GetPages().SelectMany(page => page.GetWords()).Select(word => word.Text));
    }

    /// <summary>Two students, one of them at risk since this month.</summary>
    private async Task<(TestSchool School, CaseFile File)> SchoolAsync()
    {
        CaseFile file = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            file = school.OpenCase(school.AddStudent("Rahma Wulandari"), school.Opening() with { OpenedOn = school.Today.AddDays(-20) });
            school.AddStudent("Dimas Prakoso");
        });
        return (school, file);
    }
}
