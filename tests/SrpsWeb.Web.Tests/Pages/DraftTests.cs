using System.Net;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Drafts;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>Nothing typed is lost: what stands in a long form is kept until it is sent, and shown again to its writer only.</summary>
public sealed class DraftTests(TestSite site)
{
    private const string Typed = "Ibu bercerita lama.\r\nAnak ingin <b>kembali</b> & bekerja.";

    [Fact]
    public async Task Save_IsShownAgain_AlsoAfterSigningInElsewhere()
    {
        var (school, file) = await SchoolAsync();
        var address = $"/kasus/{file.Id}/pendampingan/baru";
        WebPage saved;
        using (var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor))
            saved = await SaveAsync(counsellor, address, form => form.With("Input.Note", Typed).With("Input.Minutes", "tiga puluh"));
        using var elsewhere = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await elsewhere.GetAsync(address);

        Assert.Equal((HttpStatusCode.OK, Said.Text("Draft.SavedAt", "09.00")), (saved.Status, saved.Body));
        Assert.Equal(("tiga puluh", Typed), (LogForm(page)["Input.Minutes"], Note(page)));
        Assert.Empty(page.Refusals);
        Assert.Contains(Said.Text("Draft.Restored", $"{Said.Date(school.Today)} 09.00 WIB"), page.Words, StringComparison.Ordinal);
        await using var db = site.Context(school);
        Assert.Empty(db.Interventions);
        Assert.Equal((DraftSubject.Intervention, file.Id, school.UserId(SchoolRole.Counsellor)), db.Drafts.Select(draft => new ValueTuple<DraftSubject, Guid, Guid>(draft.Subject, draft.CaseFileId!.Value, draft.UserId)).Single());
        Assert.DoesNotContain("__RequestVerificationToken", db.Drafts.Single().Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_ForgetsTheDraft_AndOneStillOnItsWayDoesNotComeBack()
    {
        var (school, file) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var address = $"/kasus/{file.Id}/pendampingan/baru";
        var form = LogForm(await counsellor.GetAsync(address)).With("Input.Note", Typed).With("Input.KindId", school.InterventionKind.Id.ToString()).Forge("__draft-sent", "1");
        await counsellor.SendAsync(form.To(address + "?draf=simpan"));

        Assert.Equal($"/kasus/{file.Id}", (await counsellor.SendAsync(form.To(address))).Location);
        await counsellor.SendAsync(form.To(address + "?draf=simpan"));

        Assert.NotEqual(Typed, Note(await counsellor.GetAsync(address)));
        await using var db = site.Context(school);
        Assert.Single(db.Interventions);
        Assert.Equal((true, ""), db.Drafts.Select(draft => new ValueTuple<bool, string>(draft.IsFinished, draft.Content)).Single());
    }

    [Fact]
    public async Task Refused_WithoutScript_KeepsWhatWasTyped_AndStoringForgetsIt()
    {
        var (school, file) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var address = $"/kasus/{file.Id}/evaluasi/baru";
        await counsellor.SendAsync((await counsellor.GetAsync(address)).Form().With("Input.Rationale", "Hadir penuh."));

        var page = await counsellor.GetAsync(address);
        Assert.Equal("Hadir penuh.", LogForm(page)["Input.Rationale"]?.Trim());
        Assert.Equal($"/kasus/{file.Id}", (await counsellor.SendAsync(LogForm(page).With("Input.Level", nameof(RiskLevel.Low)))).Location);

        await using var db = site.Context(school);
        Assert.Single(db.Reviews);
        Assert.Empty(db.Drafts);
    }

    [Fact]
    public async Task Discard_ForgetsIt()
    {
        var (school, file) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var address = $"/kasus/{file.Id}/pendampingan/baru";
        await SaveAsync(counsellor, address, form => form.With("Input.Note", Typed));
        var page = await counsellor.GetAsync(address);

        var answer = await counsellor.SendAsync(page.Form("main .draft-act"));

        Assert.Equal(address, answer.Location);
        Assert.NotEqual(Typed, Note(await counsellor.FollowAsync(answer)));
        await using var db = site.Context(school);
        Assert.Empty(db.Drafts);
    }

    /// <summary>Sent ones first, then the oldest; the last one typed always stays.</summary>
    [Fact]
    public async Task MoreThanAHundredOfAPerson_TheOldestGo()
    {
        var (school, file) = await SchoolAsync();
        var userId = school.UserId(SchoolRole.Counsellor);
        await using (var db = site.Context(school))
        {
            foreach (var number in Enumerable.Range(0, 110))
            {
                var draft = new Draft(Guid.CreateVersion7(), userId, DraftSubject.Intervention, $"/catat?nomor={number}", null, school.Now);
                draft.Save("{}", school.Now.AddMinutes(number - 200));
                if (number == 105)
                    draft.Finish(school.Now.AddMinutes(-1));
                db.Drafts.Add(draft);
            }

            var other = db.Drafts.Add(new Draft(Guid.CreateVersion7(), school.UserId(SchoolRole.Coordinator), DraftSubject.Intervention, "/catat", null, school.Now)).Entity;
            other.Save("{}", school.Now.AddDays(-1));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        await SaveAsync(counsellor, $"/kasus/{file.Id}/pendampingan/baru", form => form.With("Input.Note", Typed));

        await using var after = site.Context(school);
        var paths = after.Drafts.Where(draft => draft.UserId == userId).Select(draft => draft.Path).ToList();
        Assert.Equal(100, paths.Count);
        Assert.Contains($"/kasus/{file.Id}/pendampingan/baru", paths);
        Assert.DoesNotContain("/catat?nomor=105", paths);
        Assert.DoesNotContain("/catat?nomor=9", paths);
        Assert.Contains("/catat?nomor=10", paths);
        Assert.Single(after.Drafts, draft => draft.UserId != userId);
    }

    [Fact]
    public async Task AnotherPerson_NeitherSeesNorWritesIt()
    {
        var (school, file) = await SchoolAsync();
        var address = $"/kasus/{file.Id}/pendampingan/baru";
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        await SaveAsync(counsellor, address, form => form.With("Input.Note", Typed));
        using var coordinator = await site.SignInAsync(school, SchoolRole.Coordinator);

        Assert.DoesNotContain("bercerita", (await coordinator.GetAsync(address)).Body, StringComparison.Ordinal);
        await using var db = site.Context(school);
        var id = db.Drafts.Single().Id.ToString();
        var other = await coordinator.SendAsync(LogForm(await coordinator.GetAsync(address)).Forge("__draft", id).With("Input.Note", "Lain").To(address + "?draf=simpan"));
        await coordinator.SendAsync(LogForm(await coordinator.GetAsync(address)).Forge("__draft", id).To(address + "?draf=buang"));

        Assert.Equal(HttpStatusCode.BadRequest, other.Status);
        Assert.Equal(Typed, Note(await counsellor.GetAsync(address)));
    }

    [Fact]
    public async Task Home_ListsItUntilTheCaseIsOutOfReach()
    {
        var (school, file) = await SchoolAsync(own: false);
        var address = $"/kasus/{file.Id}/pendampingan/baru";
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        await SaveAsync(counsellor, address, form => form.With("Input.Note", Typed));
        var home = await counsellor.GetAsync("/");
        Assert.Contains(address, home.Links);
        Assert.DoesNotContain("bercerita", home.Body, StringComparison.Ordinal);
        using (var coordinator = await site.SignInAsync(school, SchoolRole.Coordinator))
            Assert.DoesNotContain(address, (await coordinator.GetAsync("/")).Links);

        await using (var db = site.Context(school))
        {
            var member = db.Memberships.Single(member => member.UserId == school.UserId(SchoolRole.Counsellor));
            await db.Entry(member).Collection(found => found.Roles).LoadAsync(TestContext.Current.CancellationToken);
            member.SetRoles([SchoolRole.Homeroom], null, school.Today, school.Now);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.DoesNotContain(address, (await counsellor.GetAsync("/")).Links);
        Assert.Equal(HttpStatusCode.Forbidden, (await counsellor.GetAsync(address)).Status);
    }

    [Fact]
    public async Task AddressThatAsksForSomethingElse_OnlyPointsToTheDraft()
    {
        var (school, file) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        await SaveAsync(counsellor, "/catat", form => form.With("Input.CaseFileId", file.Id.ToString()).With("Input.Note", Typed));

        var page = await counsellor.GetAsync($"/catat?kasus={file.Id}");

        Assert.NotEqual(Typed, Note(page));
        Assert.Contains("/catat", page.Links);
        Assert.Equal(Typed, Note(await counsellor.GetAsync("/catat")));
    }

    /// <summary>Of two editors the second still sees both texts, also when a draft lay in between.</summary>
    [Fact]
    public async Task Mapping_ChangedSinceTheDraft_IsRefusedAndNotOverwritten()
    {
        var (school, file) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        using var coordinator = await site.SignInAsync(school, SchoolRole.Coordinator);
        var address = $"/kasus/{file.Id}/pemetaan";
        await SaveAsync(counsellor, address, form => form.With("Input.Rows[0].Note", "Tulisan BK"));
        await coordinator.SendAsync((await coordinator.GetAsync(address)).Form().With("Input.Rows[0].Note", "Tulisan koordinator"));

        var restored = await counsellor.GetAsync(address);
        var refused = await counsellor.SendAsync(LogForm(restored));

        Assert.Equal("Tulisan BK", LogForm(restored)["Input.Rows[0].Note"]?.Trim());
        Assert.Contains(refused.Refusals, refusal => refusal.Contains("Tulisan koordinator", StringComparison.Ordinal));
        await using var db = site.Context(school);
        Assert.Equal("Tulisan koordinator", db.CaseFiles.SelectMany(found => found.Factors).Single().MappingNote);
    }

    [Fact]
    public async Task Save_MoreThanADraftHolds_SaysSo()
    {
        var (school, file) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var answer = await SaveAsync(counsellor, $"/kasus/{file.Id}/pendampingan/baru", form => form.With("Input.Note", new string('a', Draft.MostCharacters)));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, Said.Text("Draft.TooLong")), (answer.Status, answer.Body));
        await using var db = site.Context(school);
        Assert.Empty(db.Drafts);
    }

    /// <summary>Back to the form after it was stored, something else written, and that sent from another device.</summary>
    [Fact]
    public async Task Draft_OfAFormThatWasStored_IsANewRecord()
    {
        var (school, file) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var address = $"/kasus/{file.Id}/pendampingan/baru";
        var form = LogForm(await counsellor.GetAsync(address)).With("Input.KindId", school.InterventionKind.Id.ToString()).With("Input.Note", "Pertama");
        await counsellor.SendAsync(form);
        Assert.Equal([Said.Text("Form.StoredOtherwise")], (await counsellor.SendAsync(form.With("Input.Note", "Kedua"))).Refusals);
        using var elsewhere = await site.SignInAsync(school, SchoolRole.Counsellor);

        var answer = await elsewhere.SendAsync(LogForm(await elsewhere.GetAsync(address)));

        Assert.Equal($"/kasus/{file.Id}", answer.Location);
        await using var db = site.Context(school);
        Assert.Equal(["Kedua", "Pertama"], db.Interventions.Select(note => note.Note).ToList().Order(StringComparer.Ordinal));
    }

    private static PageForm LogForm(WebPage page) => page.Form("form[data-draft]");

    /// <summary>HTML drops one line end right after the tag; the page writes it for the browser to drop.</summary>
    private static string? Note(WebPage page) => LogForm(page)["Input.Note"]?.ReplaceLineEndings("\r\n").TrimStart('\r', '\n');

    private static async Task<WebPage> SaveAsync(Visitor visitor, string address, Action<PageForm> fill)
    {
        var form = LogForm(await visitor.GetAsync(address));
        fill(form);
        return await visitor.SendAsync(form.To(address + "?draf=simpan"));
    }

    private async Task<(TestSchool School, CaseFile File)> SchoolAsync(bool own = true)
    {
        CaseFile file = null!;
        var school = await site.AddSchoolAsync(school =>
            file = school.OpenCase(school.AddStudent("Rahma Wulandari", own ? null : school.OtherClass), school.Opening() with { OpenedOn = school.Today.AddDays(-20), ResponsibleUserId = school.UserId(SchoolRole.Coordinator) }));
        return (school, file);
    }
}
