using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using SrpsWeb.Documents.Tests;
using SrpsWeb.Domain.Access;
using SrpsWeb.Testing;
using SrpsWeb.Web.Hosting;
using UglyToad.PdfPig;

namespace SrpsWeb.Web.Tests.Pages;

public sealed class SchoolLogoTests(TestSite site)
{
    private const string Logo = "/pengaturan/sekolah/logo";

    private static readonly byte[] Picture = TestPictures.Picture(900, 600, SKEncodedImageFormat.Png, SKColors.Transparent);

    [Fact]
    public async Task Post_WithALogo_ShowsItAndDrawsItOnTheReport()
    {
        var school = await site.AddSchoolAsync(school => school.OpenCase(school.AddStudent()));
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);
        Assert.Equal(HttpStatusCode.NotFound, (await user.GetAsync(Logo)).Status);
        Assert.Equal(0, await PicturesOnTheCoverAsync(principal, school));

        var page = await user.FollowAsync(await user.SendAsync((await FormAsync(user)).Upload("Input.Logo", "logo.png", Picture)));

        Assert.Equal(Logo, page.Document.QuerySelector("main img")!.GetAttribute("src"));
        var shown = await user.GetAsync(Logo);
        using var bitmap = SKBitmap.Decode(shown.Content);
        Assert.Equal(("image/png", 600, 400), (shown.MediaType, bitmap.Width, bitmap.Height));
        Assert.Equal(1, await PicturesOnTheCoverAsync(principal, school));
    }

    [Fact]
    public async Task Post_SentTwiceReplacedAndRemoved_LeavesNoFileBehind()
    {
        var school = await site.AddSchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        var form = (await FormAsync(user)).Upload("Input.Logo", "logo.png", Picture);

        await Task.WhenAll(user.SendAsync(form), user.SendAsync(form));
        Assert.Equal(2, Kept(school).Count);
        var first = Kept(school);
        await user.SendAsync((await FormAsync(user)).Upload("Input.Logo", "lain.jpg", TestPictures.Picture(300, 300)));
        Assert.Equal(2, Kept(school).Count);
        Assert.Empty(Kept(school).Intersect(first));
        await user.SendAsync(await FormAsync(user));
        Assert.Equal(2, Kept(school).Count);
        var page = await user.FollowAsync(await user.SendAsync((await FormAsync(user)).With("Input.RemovesLogo", "true")));

        Assert.Empty(Kept(school));
        Assert.Null(page.Document.QuerySelector("main img"));
        await using var db = site.Context(school);
        Assert.Null(db.Schools.Single(found => found.Id == school.Id).LogoId);
    }

    [Theory]
    [InlineData("surat.png", "Logo.TypeRefused")]
    [InlineData("terpotong.png", "Logo.Broken")]
    [InlineData("bom.jpg", "Logo.TooManyPixels", 40)]
    [InlineData("besar.png", "Logo.TooLarge", 5)]
    public async Task Post_WhatIsNoLogo_IsRefusedWithTheFormAsTyped(string name, string code, params object[] about)
    {
        var school = await site.AddSchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        byte[] content = name switch
        {
            "surat.png" => "%PDF-1.4 surat %%EOF"u8.ToArray(),
            "terpotong.png" => Picture[..(Picture.Length / 2)],
            "bom.jpg" => TestPictures.Claiming(TestPictures.Picture(64, 64), 60_000, 60_000),
            _ => [.. Picture, .. new byte[5 * 1024 * 1024]],
        };

        var page = await user.SendAsync((await FormAsync(user)).With("Input.Village", "Kampung Laut").Upload("Input.Logo", name, content));

        Assert.Equal(Said.Text(code, about), page.Refusal("Input.Logo"));
        Assert.Equal("Kampung Laut", page.Form()["Input.Village"]);
        Assert.Empty(Kept(school));
        await using var db = site.Context(school);
        Assert.NotEqual("Kampung Laut", db.Schools.Single(found => found.Id == school.Id).Village);
    }

    /// <summary>Another part of the form is refused: the old logo stays, the new one is not kept.</summary>
    [Fact]
    public async Task Post_RefusedForSomethingElse_KeepsTheOldLogo()
    {
        var school = await site.AddSchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        await user.SendAsync((await FormAsync(user)).Upload("Input.Logo", "logo.png", Picture));
        var before = Kept(school);

        var page = await user.SendAsync((await FormAsync(user)).With("Input.Npsn", "12").Upload("Input.Logo", "lain.jpg", TestPictures.Picture(300, 300)));

        Assert.Equal(Said.Text("School.NpsnInvalid"), page.Refusal("Input.Npsn"));
        Assert.Contains(Said.Text("Evidence.ChooseAgain"), page.Words, StringComparison.Ordinal);
        Assert.Equal(before.Order(), Kept(school).Order());
    }

    private static async Task<PageForm> FormAsync(Visitor user) => (await user.GetAsync("/pengaturan/sekolah")).Form();

    private static async Task<int> PicturesOnTheCoverAsync(Visitor principal, TestSchool school) =>
        PdfDocument.Open((await principal.GetAsync($"/laporan/{school.Today:yyyy-MM}/unduh.pdf")).Content).GetPage(1).GetImages().Count();

    private List<string> Kept(TestSchool school)
    {
        var folder = Path.Combine(site.Services.GetRequiredService<SrpsSettings>().StorageRoot, school.Id.ToString("N"));
        return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder)] : [];
    }
}
