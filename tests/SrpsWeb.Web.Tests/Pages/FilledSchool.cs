using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SrpsWeb.Application.Files;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Concerns;
using SrpsWeb.Domain.Indicators;
using SrpsWeb.Domain.Privacy;
using SrpsWeb.Domain.Students;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>A school with one record behind every address: a General case of the own class with a visit, a note with a file and a task, a concern, a note of peer support, and an upload.</summary>
internal sealed record FilledSchool(TestSchool School, Student Student, CaseFile Case, HomeVisit Visit, Intervention Note, PlanTask Task, Evidence File, Concern Concern, PeerSupport Support, Guid BatchId)
{
    internal required GuardianConsent Consent { get; init; }

    internal static async Task<FilledSchool> AddAsync(TestSite site)
    {
        Student student = null!;
        CaseFile file = null!;
        HomeVisit visit = null!;
        Intervention note = null!;
        PlanTask task = null!;
        Evidence evidence = null!;
        Concern concern = null!;
        PeerSupport support = null!;
        GuardianConsent consent = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            student = school.AddStudent("Rahma Wulandari");
            file = school.OpenCase(student, school.Opening() with { OpenedOn = school.Today.AddDays(-20) });
            (note, visit, task) = (school.AddNote(file), school.AddVisit(file), school.AddTask(file));
            evidence = school.AddEvidence(file, note);
            concern = school.AddConcern(report => report with { StudentId = student.Id });
            support = school.AddPeerSupport();
            consent = school.AddConsent(student);
            school.School.SetLogo(Guid.CreateVersion7());
        });
        var storage = site.Services.GetRequiredService<IFileStorage>();
        await storage.WriteAsync(new FileKey(school.Id, evidence.Id), SchoolRecords.EvidenceContent, CancellationToken.None);
        await storage.WriteAsync(new FileKey(school.Id, school.School.LogoId!.Value), SchoolRecords.EvidenceContent, CancellationToken.None);
        return new FilledSchool(school, student, file, visit, note, task, evidence, concern, support, await UploadAsync(site, school)) { Consent = consent };
    }

    /// <summary>The address of a page of this school.</summary>
    internal string Address(string route) => "/" + route
        .Replace("{caseFileId:guid}", Case.Id.ToString(), StringComparison.Ordinal)
        .Replace("{visitId:guid}", Visit.Id.ToString(), StringComparison.Ordinal)
        .Replace("{entry}", "pendampingan", StringComparison.Ordinal)
        .Replace("{entryId:guid}", Note.Id.ToString(), StringComparison.Ordinal)
        .Replace("{fileId:guid}", File.Id.ToString(), StringComparison.Ordinal)
        .Replace("{concernId:guid}", Concern.Id.ToString(), StringComparison.Ordinal)
        .Replace("{supportId:guid}", Support.Id.ToString(), StringComparison.Ordinal)
        .Replace("{consentId:guid}", Consent.Id.ToString(), StringComparison.Ordinal)
        .Replace("{studentId:guid}", Student.Id.ToString(), StringComparison.Ordinal)
        .Replace("{userId:guid}", School.UserId(SchoolRole.Teacher).ToString(), StringComparison.Ordinal)
        .Replace("{batchId:guid}", BatchId.ToString(), StringComparison.Ordinal)
        .Replace("{month}", $"{School.Today:yyyy-MM}", StringComparison.Ordinal)
        .Replace("{chapter?}", "mulai", StringComparison.Ordinal)
        .Replace("{picture}", "masuk.png", StringComparison.Ordinal)
        .Replace("{token}", "tidak-dikenal", StringComparison.Ordinal)
        .Replace("{code:int}", "403", StringComparison.Ordinal);

    private static async Task<Guid> UploadAsync(TestSite site, TestSchool school)
    {
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        var form = (await user.GetAsync("/impor")).Form();
        await user.SendAsync(form.Upload("Input.File", "siswa.csv", Encoding.UTF8.GetBytes("Nama;NISN;L/P;Kelas\nDewi Anggraini;0081234567;P;X TKRO 1\n")));
        return Guid.Parse(form["Input.Id"]!);
    }
}

/// <summary>One filled school for a whole test class that only looks, or is refused.</summary>
public sealed class SharedSchool(TestSite site) : IAsyncLifetime
{
    private FilledSchool? _filled;

    internal FilledSchool Filled => _filled!;

    public async ValueTask InitializeAsync() => _filled = await FilledSchool.AddAsync(site);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>What the counsellor recorded today, by the domain's own methods.</summary>
internal static class SchoolRecords
{
    internal static Intervention AddNote(this TestSchool school, CaseFile file, string text = "Berbicara berdua di ruang BK.") => school.Add(file.LogIntervention(
        Guid.CreateVersion7(), school.InterventionKind.Id, school.Today, school.UserId(SchoolRole.Counsellor), 45, text, null, null, school.Today, school.Recorded));

    /// <summary>What is kept of <see cref="AddEvidence"/>; a test that asks for the file puts it into the storage.</summary>
    internal static readonly byte[] EvidenceContent = "%PDF-1.4 daftar hadir %%EOF"u8.ToArray();

    internal static Evidence AddEvidence(this TestSchool school, CaseFile file, Intervention note, string name = "daftar hadir.pdf") => school.Add(file.Attach(
        note, [new EvidenceFile(Guid.CreateVersion7(), name, "application/pdf", EvidenceContent.Length, Convert.ToHexStringLower(SHA256.HashData(EvidenceContent)))], school.Recorded)[0]);

    internal static GuardianConsent AddConsent(this TestSchool school, Student student, ConsentPurpose purpose = ConsentPurpose.Photos) => school.Add(new GuardianConsent(
        Guid.CreateVersion7(),
        student.Id,
        new ConsentGiven(purpose, "Aminah", GuardianRelation.Mother, purpose == ConsentPurpose.Sharing ? "Puskesmas Nipah" : null, school.Today.AddDays(-5), "Formulir 12, map merah"),
        school.Today,
        school.Recorded));

    internal static HomeVisit AddVisit(this TestSchool school, CaseFile file, string purpose = "Mengenal keluarga") =>
        school.Add(file.PlanHomeVisit(Guid.CreateVersion7(), school.Today, purpose, school.UserId(SchoolRole.Counsellor), school.Today, school.Recorded));

    internal static PlanTask AddTask(this TestSchool school, CaseFile file, string title = "Menghubungi wali") =>
        school.Add(file.AddTask(Guid.CreateVersion7(), title, school.UserId(SchoolRole.Counsellor), school.Today.AddDays(7), school.Today, school.Recorded));

    internal static Review AddReview(this TestSchool school, CaseFile file, RiskLevel level = RiskLevel.Low, string rationale = "Sudah masuk kembali.") =>
        school.Add(file.AddReview(Guid.CreateVersion7(), school.Today, level, Handling.InIntervention, rationale, school.Today, school.Recorded));

    /// <summary>Reported by the OSIS member, with the student in words.</summary>
    /// <param name="at">UTC; null: today at <see cref="TestSchool.Now"/>.</param>
    internal static Concern AddConcern(this TestSchool school, Func<ConcernReport, ConcernReport>? change = null, DateTime? at = null)
    {
        var report = new ConcernReport(Guid.CreateVersion7(), ConcernKind.General, null, "Rahma, X TKRO 1", [SignSeen.Withdrawn], "Sering menyendiri.", false, [], null);
        return school.Add(Concern.Report(change is null ? report : change(report), "L-" + Guid.NewGuid().ToString("N")[..8], new Recorded(school.UserId(SchoolRole.OsisMember), at ?? school.Now)));
    }

    internal static PeerSupport AddPeerSupport(this TestSchool school, string student = "Dewi, X TKRO 1", string note = "Mendengarkan saat istirahat.") => school.Add(PeerSupport.Write(
        new PeerSupportNote(Guid.CreateVersion7(), school.Today, student, PeerSupportKind.Listened, note), "T-" + Guid.NewGuid().ToString("N")[..8], 0, school.Today, new Recorded(school.UserId(SchoolRole.OsisMember), school.Now)));

    /// <summary>Each reading of a student in a month of its own, back from this one.</summary>
    internal static IndicatorReading AddReading(this TestSchool school, CaseFile file, int sequence = 0) =>
        school.Add(IndicatorReading.Read(file.StudentId, school.Today.AddMonths(-sequence), Indicator.Mastery, null, 70 + sequence, "Daftar nilai", school.Today, school.Recorded));
}
