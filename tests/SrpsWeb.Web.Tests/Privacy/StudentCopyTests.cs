using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SrpsWeb.Application.Files;
using SrpsWeb.Application.Privacy;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Privacy;
using SrpsWeb.Domain.Students;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Architecture;
using SrpsWeb.Web.Tests.Pages;
using UglyToad.PdfPig;

namespace SrpsWeb.Web.Tests.Privacy;

/// <summary>The copy of everything about one student: complete for whoever may read it, and nothing beyond that.</summary>
public sealed class StudentCopyTests(TestSite site)
{
    private const string Secret = "kenari-salinan";

    [Fact]
    public async Task Copy_HoldsDataDocumentAndFiles()
    {
        var (school, student, open, _) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var answer = await MakeAsync(counsellor, student);

        Assert.Equal(("application/zip", "no-store"), (answer.MediaType, answer.Headers["Cache-Control"]));
        Assert.Equal(answer.Content.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), answer.Headers["Content-Length"]);
        Assert.DoesNotContain("Ayu", answer.Headers["Content-Disposition"], StringComparison.Ordinal);
        using var archive = Archive(answer);
        Assert.Equal([$"bukti/{open.Code}-001.pdf", "data.json", "salinan.pdf"], archive.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
        Assert.Equal(SchoolRecords.EvidenceContent, Bytes(archive, $"bukti/{open.Code}-001.pdf"));
        using var data = JsonDocument.Parse(Bytes(archive, "data.json"));
        var root = data.RootElement;
        Assert.Equal((StudentCopy.CurrentFormat, "Ayu Lestari", "Jl. Pelabuhan No. 7"), (Text(root, "format"), Text(root.GetProperty("student"), "name"), Text(root.GetProperty("student").GetProperty("details"), "address")));
        Assert.Equal("Formulir 12, map merah", Text(root.GetProperty("consents")[0], "evidence"));
        Assert.Equal("Aminah", Text(root.GetProperty("guardians")[0], "name"));
        var added = root.GetProperty("processing").EnumerateArray().First(act => Text(act, "subject") == "Intervention");
        Assert.Equal(("Added", open.Code), (Text(added, "act"), Text(added, "caseCode")));
        using (var again = Archive(await MakeAsync(counsellor, student)))
            Assert.Contains("\"act\": \"Downloaded\"", Encoding.UTF8.GetString(Bytes(again, "data.json")), StringComparison.Ordinal);
        var words = PdfText(Bytes(archive, "salinan.pdf"));
        foreach (var told in new[] { "Ayu Lestari", "Jl. Pelabuhan No. 7", open.Code, "Aminah", "Formulir 12, map merah", school.Member(SchoolRole.Counsellor).FullName })
            Assert.Contains(told, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copy_InEnglish_SpeaksEnglish()
    {
        var (school, student, _, _) = await SchoolAsync();
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);
        await principal.SpeakEnglishAsync();

        using var archive = Archive(await MakeAsync(principal, student));

        Assert.Contains("Consent of parents or guardian", PdfText(Bytes(archive, "salinan.pdf")), StringComparison.Ordinal);
    }

    /// <summary>A case that is hidden from the maker is not in it, not counted, and no month of it is told.</summary>
    [Theory]
    [InlineData(SchoolRole.Principal, false)]
    [InlineData(SchoolRole.Counsellor, true)]
    public async Task Copy_HoldsNothingOfAHiddenCase(SchoolRole role, bool excluded)
    {
        var (school, student, _, secret) = await SchoolAsync(excluded ? role : null);
        using var maker = await site.SignInAsync(school, role);

        var page = await maker.GetAsync($"/siswa/{student.Id}/salinan");
        using var archive = Archive(await MakeAsync(maker, student));

        Assert.Equal(["1", "1", "1"], page.Document.QuerySelectorAll("main dl.facts dd").Select(fact => fact.TextContent));
        Assert.Equal(3, archive.Entries.Count);
        foreach (var entry in archive.Entries.Select(entry => entry.FullName))
        {
            var told = entry.EndsWith(".pdf", StringComparison.Ordinal) && !entry.StartsWith("bukti", StringComparison.Ordinal) ? PdfText(Bytes(archive, entry)) : Encoding.UTF8.GetString(Bytes(archive, entry));
            foreach (var trace in new[] { Secret, secret.Code, secret.Id.ToString(), "2026-08", "Agustus 2026" })
                Assert.DoesNotContain(trace, told, StringComparison.Ordinal);
        }
    }

    /// <summary>Neither that somebody reported nor who, also where a case answers it; and nothing at all to the principal who is involved.</summary>
    [Fact]
    public async Task Copy_TellsNothingOfConcerns_NorOfWhoReported()
    {
        var (school, student, open, _) = await SchoolAsync();
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);
        var before = Processing(await MakeAsync(principal, student));
        using var adviser = await site.SignInAsync(school, SchoolRole.OsisAdviser);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var secret = await ReportAsync(school, adviser, student, school.UserId(SchoolRole.Principal));
        await counsellor.SendAsync((await counsellor.GetAsync($"/kekhawatiran/{secret}")).Form("form[action*=Settle]").With("Input.Reason", "Sudah diajak bicara."));
        var ordinary = await ReportAsync(school, adviser, student);
        await counsellor.SendAsync((await counsellor.GetAsync($"/kekhawatiran/{ordinary}")).Form("form[action*=Link]").With("Input.CaseFileId", open.Id.ToString()));

        var answer = await MakeAsync(principal, student);

        var after = Processing(answer);
        Assert.Equal(before, after.Take(before.Count));
        Assert.Contains("Downloaded", Assert.Single(after.Skip(before.Count)), StringComparison.Ordinal);
        using var archive = Archive(answer);
        foreach (var told in new[] { Encoding.UTF8.GetString(Bytes(archive, "data.json")), PdfText(Bytes(archive, "salinan.pdf")) })
            Assert.DoesNotContain(school.Member(SchoolRole.OsisAdviser).FullName, told, StringComparison.Ordinal);
        await using var db = site.Context(school);
        Assert.Equal(2, db.Concerns.Count(concern => concern.StudentId == student.Id && concern.AnsweredAt != null));
    }

    [Fact]
    public async Task Copy_ForWhoIsNamed_HoldsTheSecretCase()
    {
        var (school, student, _, secret) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        using var archive = Archive(await MakeAsync(counsellor, student));

        Assert.Contains(secret.Code, Encoding.UTF8.GetString(Bytes(archive, "data.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copy_NamesNoOtherStudent()
    {
        var (school, student, open, _) = await SchoolAsync();
        school.AddStudent("Bagas Saputra");
        await school.SaveAsync(site.Database);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        await counsellor.SendAsync((await counsellor.GetAsync($"/kasus/{open.Id}/pendampingan/baru")).Form().With("Input.KindId", school.InterventionKind.Id.ToString()).With("Input.Note", "Berselisih dengan BAGAS  saputra di kelas."));

        using var archive = Archive(await MakeAsync(counsellor, student));

        foreach (var told in new[] { Encoding.UTF8.GetString(Bytes(archive, "data.json")), PdfText(Bytes(archive, "salinan.pdf")) })
        {
            Assert.DoesNotContain("Bagas", told, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("Berselisih dengan […] di kelas.", told, StringComparison.Ordinal);
        }
    }

    /// <summary>Every text that is kept of the student, but for the kinds of records that are never in a copy.</summary>
    [Fact]
    public async Task Copy_HoldsEveryText()
    {
        var gone = await GoneStudent.AddAsync(site);
        using var counsellor = await site.SignInAsync(gone.School, SchoolRole.Counsellor);
        var texts = new Regex(GoneStudent.Canary + "-[a-z0-9.-]+", RegexOptions.None, TimeSpan.FromSeconds(1));
        var kept = DatabaseDump.RowsOf(site.Database, gone.School.Id, ["Concerns", "PeerSupports", "CaseParticipants", "Drafts"]).SelectMany(row => texts.Matches(row)).Select(match => match.Value).Distinct();

        using var archive = Archive(await MakeAsync(counsellor, gone.Student));

        var told = Encoding.UTF8.GetString(Bytes(archive, "data.json"));
        var paper = PdfText(Bytes(archive, "salinan.pdf"));
        Assert.Equal([], kept.Where(text => !told.Contains($"\"{text}\"", StringComparison.Ordinal)));
        Assert.Contains("laporan kekhawatiran", paper, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(GoneStudent.Canary + "-terlihat", told, StringComparison.Ordinal);
    }

    /// <summary>A new kind of record about a student or a case has to be decided: in the copy, or never, with the reason in the documentation.</summary>
    [Fact]
    public async Task EveryKindOfRecord_IsInTheCopy_OrDocumentedAsLeftOut()
    {
        var documented = SourceTree.Files("docs", ".md").Single(file => file.Path == "docs/data-copy.md").Text;
        var leftOut = documented[documented.IndexOf("## What is never in it", StringComparison.Ordinal)..];
        var copied = new Dictionary<string, string>
        {
            ["Guardian"] = nameof(StudentCopy.Guardians),
            ["Enrolment"] = nameof(StudentCopy.Enrolments),
            ["GuardianConsent"] = nameof(StudentCopy.Consents),
            ["AnonymisationRequest"] = nameof(StudentCopy.ErasureRequests),
            ["CaseFile"] = nameof(StudentCopy.Cases),
            ["IndicatorReading"] = nameof(StudentCopy.Indicators),
            ["Evidence"] = nameof(StudentCopy.Files),
            ["CaseSpan"] = nameof(CopiedCase.Spans),
            ["CaseFactor"] = nameof(CopiedCase.Factors),
            ["CaseSign"] = nameof(CopiedCase.Signs),
            ["MainFactorChange"] = nameof(CopiedCase.MainFactors),
            ["Intervention"] = nameof(CopiedCase.Interventions),
            ["HomeVisit"] = nameof(CopiedCase.HomeVisits),
            ["PlanTask"] = nameof(CopiedCase.Tasks),
            ["Review"] = nameof(CopiedCase.Reviews),
            ["Correction"] = nameof(CopiedCase.Corrections),
            ["ConfidentialityChange"] = nameof(CopiedCase.ConfidentialityChanges),
        };
        var school = await site.AddSchoolAsync();
        await using var db = site.Context(school);

        var kinds = db.Model.GetEntityTypes().Where(type => type.FindProperty("StudentId") is not null || type.FindProperty("CaseFileId") is not null).Select(type => type.ClrType.Name).ToList();

        Assert.Equal([], kinds.Where(kind => !copied.ContainsKey(kind) && !leftOut.Contains($"| `{kind}` |", StringComparison.Ordinal)));
        Assert.Equal([], copied.Keys.Except(kinds));
        Assert.Equal([], copied.Values.Where(name => typeof(StudentCopy).GetProperty(name) is null && typeof(CopiedCase).GetProperty(name) is null));
    }

    [Fact]
    public async Task Copy_WithoutAReason_IsRefused()
    {
        var (school, student, _, _) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.SendAsync((await counsellor.GetAsync($"/siswa/{student.Id}/salinan")).Form());

        Assert.Equal(Said.Text("Form.Required"), page.Refusal("Input.Reason"));
    }

    [Fact]
    public async Task Copy_OfAFileThatIsLost_SaysSo()
    {
        var (school, student, open, _) = await SchoolAsync();
        await using (var db = site.Context(school))
            site.Services.GetRequiredService<IFileStorage>().Delete(new FileKey(school.Id, db.Evidence.Single(file => file.CaseFileId == open.Id).Id));
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);

        using var archive = Archive(await MakeAsync(principal, student));
        using var data = JsonDocument.Parse(Bytes(archive, "data.json"));

        Assert.Equal(2, archive.Entries.Count);
        Assert.Equal(JsonValueKind.Null, data.RootElement.GetProperty("files")[0].GetProperty("path").ValueKind);
    }

    /// <summary>What a field is called and what it means stands in docs/data-copy.md.</summary>
    [Fact]
    public void EveryFieldOfTheData_IsDocumented()
    {
        var documented = SourceTree.Files("docs", ".md").Single(file => file.Path == "docs/data-copy.md").Text;
        var names = Told(typeof(StudentCopy), []).Distinct().ToList();

        Assert.Contains("openingRationale", names);
        Assert.DoesNotContain(names, name => !documented.Contains($"`{name}`", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Told(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type))
            yield break;
        foreach (var property in type.GetProperties().Where(property => property.GetMethod?.IsStatic == false && property.Name != "EqualityContract"))
        {
            yield return JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var inner = property.PropertyType.IsGenericType ? property.PropertyType.GetGenericArguments()[0] : property.PropertyType;
            if (inner is { IsClass: true } && inner != typeof(string))
            {
                foreach (var name in Told(inner, seen))
                    yield return name;
            }
        }
    }

    private async Task<Guid> ReportAsync(TestSchool school, Visitor reporter, Student student, Guid? involved = null)
    {
        var seen = Guid.NewGuid().ToString();
        var form = (await reporter.GetAsync("/lapor")).Form().With("Input.StudentId", student.Id.ToString()).With("Input.Seen", seen);
        await reporter.SendAsync(involved is { } userId ? form.With("Input.InvolvedUserIds", userId.ToString()) : form);
        await using var db = site.Context(school);
        return db.Concerns.Single(concern => concern.Seen == seen).Id;
    }

    private static List<string> Processing(WebPage answer)
    {
        using var archive = Archive(answer);
        using var data = JsonDocument.Parse(Bytes(archive, "data.json"));
        return [.. data.RootElement.GetProperty("processing").EnumerateArray().Select(act => act.GetRawText())];
    }

    private static async Task<WebPage> MakeAsync(Visitor visitor, Student student)
    {
        var answer = await visitor.SendAsync((await visitor.GetAsync($"/siswa/{student.Id}/salinan")).Form().With("Input.Reason", nameof(CopyReason.AskedByGuardian)));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer;
    }

    private static ZipArchive Archive(WebPage answer) => new(new MemoryStream(answer.Content));

    private static byte[] Bytes(ZipArchive archive, string path)
    {
        using var stream = archive.GetEntry(path)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static string PdfText(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Join(' ', document.GetPages().SelectMany(page => page.GetWords()).Select(word => word.Text));
    }

    /// <summary>A General case with a file, and a Secret one, closed in August, of which only the counsellor is named.</summary>
    private async Task<(TestSchool School, Student Student, CaseFile Open, CaseFile Secret)> SchoolAsync(SchoolRole? excluded = null)
    {
        Student student = null!;
        CaseFile open = null!, secret = null!;
        Evidence evidence = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            student = school.AddStudent("Ayu Lestari");
            student.Describe(new StudentDetails(Address: "Jl. Pelabuhan No. 7"));
            student.SetGuardians([new GuardianContact(GuardianRelation.Mother, "Aminah", null, "+6281200000001")]);
            school.AddConsent(student);
            open = school.OpenCase(student, school.Opening() with { OpenedOn = school.Today.AddDays(-20) });
            evidence = school.AddEvidence(open, school.AddNote(open));
            var responsible = excluded is null ? school.UserId(SchoolRole.Counsellor) : school.UserId(SchoolRole.Coordinator);
            secret = school.OpenCase(student, school.Opening(school.SecretFactor) with
            {
                OpenedOn = new(2026, 8, 3),
                Rationale = Secret,
                ResponsibleUserId = responsible,
                Excluded = excluded is { } role ? [school.UserId(role)] : [],
            });
            var note = school.Add(secret.LogIntervention(Guid.CreateVersion7(), school.InterventionKind.Id, new(2026, 8, 4), responsible, 5, Secret, null, null, school.Today, school.Recorded));
            school.AddEvidence(secret, note, Secret + ".pdf");
            secret.Close(ClosureOutcome.Transferred, Secret, new(2026, 8, 28), [], school.Today, school.Recorded);
            school.AddReading(open, sequence: 1);
        });
        await site.Services.GetRequiredService<IFileStorage>().WriteAsync(new FileKey(school.Id, evidence.Id), SchoolRecords.EvidenceContent, CancellationToken.None);
        return (school, student, open, secret);
    }
}
