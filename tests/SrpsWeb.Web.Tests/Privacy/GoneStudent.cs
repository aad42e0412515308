using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SrpsWeb.Application.Files;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Drafts;
using SrpsWeb.Domain.Indicators;
using SrpsWeb.Domain.Privacy;
using SrpsWeb.Domain.Students;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Pages;

namespace SrpsWeb.Web.Tests.Privacy;

/// <summary>A student who left, with something written in every place where something can be written.</summary>
internal sealed record GoneStudent(TestSchool School, Student Student, CaseFile Case, Guid EvidenceId)
{
    /// <summary>In every text; no other school of the database has it.</summary>
    internal const string Canary = "kenarihapus";

    internal const string Name = "Kenarihapus Unik";

    internal static async Task<GoneStudent> AddAsync(TestSite site, bool leftLongAgo = false)
    {
        Student student = null!;
        CaseFile file = null!;
        Evidence evidence = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            student = leftLongAgo ? LeftLongAgo(school) : school.AddStudent(Name);
            student.Identify(Name, Sex.Female, "0087654321", T("nis"));
            student.Describe(new StudentDetails(T("lahir"), new DateOnly(2009, 1, 2), T("alamat"), T("dusun"), T("desa"), T("kecamatan"), "+6281234500077", T("kip"), T("pkh"), T("kendaraan"), 3));
            student.SetGuardians([new GuardianContact(GuardianRelation.Father, T("ayah"), T("kerja"), "+6281234500078")]);
            if (leftLongAgo)
                return;
            file = CaseOf(school, student);
            evidence = Entries(school, file);
            foreach (var month in new[] { 8, 9 })
                school.Add(IndicatorReading.Read(student.Id, new(2026, month, 1), Indicator.Mastery, null, 60 + month, T("sumber"), school.Today, school.Recorded));
            school.Add(new GuardianConsent(Guid.CreateVersion7(), student.Id, new ConsentGiven(ConsentPurpose.Sharing, T("wali"), GuardianRelation.Father, T("pihak"), school.Today, T("formulir")), school.Today, school.Recorded))
                .Withdraw(school.Today, T("cabut"), school.Today, school.Recorded);
            school.Add(new AnonymisationRequest(Guid.CreateVersion7(), student.Id, ErasureGround.AskedFor, T("usul"), school.Today, school.Today, school.Recorded)).Decline(T("tolak"), school.Recorded);
            school.AddConcern(report => report with { StudentId = student.Id, StudentText = null, Seen = T("terlihat"), InvolvedText = T("terlibat") }).AnswerWithout(T("tanpa-kasus"), school.Recorded);
            school.AddConcern(report => report with { StudentText = $"{Name}, X TKRO 1", Seen = T("terlihat-2") }).AnswerWithout(T("tanpa-kasus-2"), school.Recorded);
            school.AddPeerSupport($"{Name}, X TKRO 1", T("teman"));
            Draft(school, $"/kasus/{file.Id}/evaluasi/baru", file.Id, T("draf"));
            Draft(school, "/kasus/baru", null, $"{student.Id}{T("draf-baru")}");
            Draft(school, "/catat", null, $"Bersama {Name}");
            student.Leave(new(2026, 9, 25));
        });
        if (evidence is not null)
        {
            var storage = site.Services.GetRequiredService<IFileStorage>();
            await storage.WriteAsync(new FileKey(school.Id, evidence.Id), Encoding.UTF8.GetBytes(T("berkas")), CancellationToken.None);
            await storage.WriteAsync(new FileKey(school.Id, evidence.Id, IsSmall: true), Encoding.UTF8.GetBytes(T("kecil")), CancellationToken.None);
        }

        return new GoneStudent(school, student, file, evidence?.Id ?? Guid.Empty);
    }

    /// <summary>Uploads rosters that tell of the student: one that is staged, one that is refused and kept.</summary>
    internal async Task ImportAsync(TestSite site)
    {
        using var user = await site.SignInAsync(School, SchoolRole.Operator);
        foreach (var row in new[] { $"{Name};;;X TKRO 1;{T("alamat-impor")}", $"Kenari Lain;0087654321;;X TKRO 1;{T("alamat-impor")}" })
        {
            var form = (await user.GetAsync("/impor")).Form();
            await user.SendAsync(form.Upload("Input.File", "siswa.csv", Encoding.UTF8.GetBytes($"Nama;NISN;L/P;Kelas;Alamat\nDewi Anggraini;0081112223;P;X TKRO 1;Jl. Satu\n{row}\n")));
        }
    }

    private static string T(string field) => $"{Canary}-{field}";

    private static Student LeftLongAgo(TestSchool school)
    {
        var student = school.Add(new Student(Guid.CreateVersion7(), Name, Sex.Female, null, null));
        student.Enrol(school.OtherClass.Id, new(2019, 7, 15));
        student.Leave(new(2021, 6, 25));
        return student;
    }

    private static CaseFile CaseOf(TestSchool school, Student student)
    {
        var file = school.OpenCase(student, school.Opening() with
        {
            OpenedOn = new(2026, 8, 10),
            Rationale = T("alasan"),
            SignsNote = T("tanda"),
            Signs = [SignSeen.OftenAbsent],
            MappingNote = T("pemetaan"),
            Strengths = T("kekuatan"),
            Contributing = [school.RestrictedFactor],
            Mappings = new Dictionary<Guid, FactorMapping> { [school.RestrictedFactor.Id] = new(T("pemetaan2"), T("kekuatan2")) },
        });
        file.Name(school.UserId(SchoolRole.Teacher), T("penamaan"), school.Recorded);
        file.HandOver(school.UserId(SchoolRole.Coordinator), T("serah-terima"), school.Recorded);
        var level = file.Confidentiality == Confidentiality.General ? Confidentiality.Restricted : Confidentiality.General;
        school.Add(file.ChangeConfidentiality(Guid.CreateVersion7(), level, T("tingkat"), hasSecretFactor: false, [], 0, school.Recorded));
        file.ChangeMainFactor(school.RestrictedFactor, new(2026, 9, 1), T("faktor"), school.Today, school.Recorded);
        return file;
    }

    private static Evidence Entries(TestSchool school, CaseFile file)
    {
        var officer = school.UserId(SchoolRole.Counsellor);
        var (today, recorded) = (school.Today, school.Recorded);
        var note = school.Add(file.LogIntervention(
            Guid.CreateVersion7(), school.InterventionKind.Id, new(2026, 8, 12), officer, 30, T("catatan"), T("hasil"), new Support(50_000, SupportSource.Donation, T("barang")), today, recorded, ArcsAim.Attention, Guid.CreateVersion7()));
        school.Add(file.Correct(Guid.CreateVersion7(), note, T("catatan-baru"), T("koreksi"), recorded));
        var evidence = school.Add(file.Attach(note, [new EvidenceFile(Guid.CreateVersion7(), T("foto.jpg"), "image/jpeg", 10, new string('b', 64))], recorded)[0]);
        var visit = school.Add(file.PlanHomeVisit(Guid.CreateVersion7(), new(2026, 8, 20), T("tujuan"), officer, today, recorded));
        file.RecordHomeVisit(
            visit,
            new(2026, 8, 21),
            new VisitFindings(T("bertemu"), T("temuan"), T("sepakat"), new Support(75_000, SupportSource.Bos, T("sepatu")))
            {
                Companions = T("pendamping"),
                Housing = T("rumah"),
                SocialSupport = T("dukungan"),
                CostObstacles = T("biaya"),
                Health = T("sehat"),
                Surroundings = T("lingkungan"),
                FamilyView = T("pandangan"),
            },
            today,
            recorded);
        var missed = school.Add(file.PlanHomeVisit(Guid.CreateVersion7(), new(2026, 9, 2), T("tujuan2"), officer, today, recorded));
        file.RecordVisitNotHeld(missed, VisitOutcome.Cancelled, null, T("batal"), null, Guid.CreateVersion7(), today, recorded);
        file.FinishTask(school.Add(file.AddTask(Guid.CreateVersion7(), T("tugas"), officer, new(2026, 9, 4), today, recorded)), new(2026, 9, 3), today);
        school.Add(file.AddReview(Guid.CreateVersion7(), new(2026, 9, 5), RiskLevel.Low, Handling.SpecialCare, T("evaluasi"), today, recorded));
        file.Close(ClosureOutcome.Transferred, T("tutup"), new(2026, 9, 10), [], today, recorded);
        school.Add(file.Reopen(new(2026, 9, 12), RiskLevel.Low, T("buka"), Guid.CreateVersion7(), 0, today, recorded));
        file.Close(ClosureOutcome.DroppedOut, T("tutup2"), new(2026, 9, 25), [], today, recorded);
        return evidence;
    }

    private static void Draft(TestSchool school, string path, Guid? caseFileId, string content)
    {
        var draft = school.Add(new Draft(Guid.CreateVersion7(), school.UserId(SchoolRole.Counsellor), DraftSubject.Review, path, caseFileId, school.Now));
        draft.Save(content, school.Now);
    }
}
