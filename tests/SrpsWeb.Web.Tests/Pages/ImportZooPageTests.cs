using System.Net;
using SrpsWeb.Application.Tests.Imports;
using SrpsWeb.Domain.Access;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>Every animal of the import zoo through the pages: none makes the product fail, and each faulty one is told beside the field.</summary>
public sealed class ImportZooPageTests(TestSite site)
{
    public static TheoryData<string> Animals => [.. ImportZoo.All.Keys];

    [Theory, MemberData(nameof(Animals))]
    public async Task Upload_OfAnyFile_IsAnsweredWithAPage(string name)
    {
        var animal = ImportZoo.All[name];
        var school = await site.AddSchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);

        var answer = await user.SendAsync((await user.GetAsync("/impor")).Form().Upload("Input.File", animal.FileName, animal.Make()));

        await using var db = site.Context(school);
        if (animal.Refusal is { } code)
        {
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            var words = Said.Text(code, "~", "~").Split('~')[^1];
            Assert.EndsWith(words, answer.Refusal("Input.File"), StringComparison.Ordinal);
            Assert.Empty(db.ImportBatches);
            return;
        }

        var preview = await user.FollowAsync(answer);
        var refused = await user.GetAsync(answer.Location + "/ditolak.csv");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (preview.Status, refused.Status));
        Assert.Contains(Said.Text("Import.Apply.Submit", 2), preview.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(ImportZoo.Canary, preview.Body + refused.Body, StringComparison.Ordinal);
        Assert.Empty(db.Students);
    }
}
