using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SrpsWeb.Application.Files;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Concerns;
using SrpsWeb.Domain.Drafts;
using SrpsWeb.Domain.Indicators;
using SrpsWeb.Domain.Privacy;
using SrpsWeb.Domain.Reports;
using SrpsWeb.Domain.Students;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Pages;

namespace SrpsWeb.Web.Tests.Security;

/// <summary>
/// A school in which every sensitive field holds a word that stands nowhere else, one for each kind of knowledge of access.md. The
/// three students are of the class of the homeroom teacher; to the Secret case only the counsellor is named, and a second counsellor is
/// involved in it and in the Secret concern.
/// </summary>
internal sealed record CanarySchool(FilledSchool Filled, IReadOnlyList<CanaryCase> Cases, IReadOnlyList<Student> Students, IReadOnlyList<Concern> Concerns, string InvolvedUserName)
{
    internal const string Name = "kenarinama";
    internal const string Number = "00876000";
    internal const string Phone = "62812999000";
    internal const string Contacts = "kenarikontak";
    internal const string General = "kenariumum";
    internal const string Restricted = "kenariterbatas";
    internal const string Secret = "kenarirahasia";
    internal const string Concern = "kenarilaporan";
    internal const string SecretConcern = "kenarilaporrahasia";
    internal const string PeerSupport = "kenariteman";
    internal const string Consent = "kenaripersetujuan";
    internal const string OwnDraft = "kenaridraf";
    internal const string Erasure = "kenariusul";
    internal const string Narrative = "kenarinarasi";
    internal const string Import = "kenariimpor";

    internal static readonly string[] All =
        [Name, Number, Phone, Contacts, General, Restricted, Secret, Concern, SecretConcern, PeerSupport, Consent, OwnDraft, Erasure, Narrative, Import];

    internal TestSchool School => Filled.School;

    internal static async Task<CanarySchool> AddAsync(TestSite site)
    {
        var filled = await FilledSchool.AddAsync(site);
        var school = filled.School;
        var involved = school.AddMember($"Guru Terlibat {school.School.Npsn}", SchoolRole.Counsellor);
        List<CanaryCase> cases = [];
        List<Student> students = [];
        foreach (var (name, factor, word) in new[] { ("Umi", school.GeneralFactor, General), ("Tono", school.RestrictedFactor, Restricted), ("Rina", school.SecretFactor, Secret) })
        {
            var student = StudentWith(school, name, students.Count);
            students.Add(student);
            cases.Add(CanaryCase.Add(school, student, factor, word, involved.UserId));
        }

        List<Concern> concerns =
        [
            school.AddConcern(report => report with { StudentId = students[0].Id, StudentText = Concern, Seen = Concern }),
            school.AddConcern(report => report with { Kind = ConcernKind.Bullying, StudentId = students[0].Id, StudentText = SecretConcern, Seen = SecretConcern, InvolvedText = SecretConcern, InvolvedUserIds = [involved.UserId] }),
        ];
        concerns[1].AnswerWithout(SecretConcern, school.Recorded);
        school.AddPeerSupport(PeerSupport, PeerSupport);
        school.Add(new GuardianConsent(Guid.CreateVersion7(), students[0].Id, new ConsentGiven(ConsentPurpose.Sharing, Consent, GuardianRelation.Mother, Consent, school.Today, Consent), school.Today, school.Recorded))
            .Withdraw(school.Today, Consent, school.Today, school.Recorded);
        school.Add(new AnonymisationRequest(Guid.CreateVersion7(), students[0].Id, ErasureGround.AskedFor, Erasure, school.Today, school.Today, school.Recorded));
        school.Add(ReportNarrative.Write(school.Today, NarrativeSection.Summary, null, Narrative, "1", school.Recorded));
        var draft = school.Add(new Draft(Guid.CreateVersion7(), school.UserId(SchoolRole.Counsellor), DraftSubject.Review, $"/kasus/{cases[0].File.Id}/evaluasi/baru", cases[0].File.Id, school.Now));
        draft.Save($$"""{"Input.Rationale":["{{OwnDraft}}"]}""", school.Now);
        await school.SaveAsync(site.Database);
        foreach (var file in cases)
            await site.Services.GetRequiredService<IFileStorage>().WriteAsync(new FileKey(school.Id, file.Proof.Id), SchoolRecords.EvidenceContent, CancellationToken.None);
        filled = filled with { BatchId = await UploadAsync(site, school) };
        return new CanarySchool(filled, cases, students, concerns, involved.FullName.ToLowerInvariant().Replace(' ', '.'));
    }

    private static async Task<Guid> UploadAsync(TestSite site, TestSchool school)
    {
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        var form = (await user.GetAsync("/impor")).Form();
        await user.SendAsync(form.Upload("Input.File", "siswa.csv", Encoding.UTF8.GetBytes($"Nama;NISN;L/P;Kelas\n{Import} Satu;0081234568;P;X TKRO 1\n{Import} Dua;12;X;\n")));
        return Guid.Parse(form["Input.Id"]!);
    }

    /// <summary>Every address of a page, once for each case, student and concern it can be asked for.</summary>
    internal IEnumerable<string> AddressesOf(string route)
    {
        if (route.Contains("{caseFileId", StringComparison.Ordinal) || route.Contains("{visitId", StringComparison.Ordinal))
            return Cases.Select(file => (Filled with { Case = file.File, Visit = file.Visit, Note = file.Note, File = file.Proof }).Address(route));
        if (route.Contains("{studentId", StringComparison.Ordinal))
            return Students.Select(student => (Filled with { Student = student }).Address(route));
        return route.Contains("{concernId", StringComparison.Ordinal) ? Concerns.Select(concern => (Filled with { Concern = concern }).Address(route)) : [Filled.Address(route)];
    }

    private static Student StudentWith(TestSchool school, string name, int number)
    {
        var student = school.AddStudent($"{name} {Name}");
        student.Identify(student.Name, Sex.Female, $"{Number}{number:00}", $"{Number}-{number}");
        student.Describe(new StudentDetails(Contacts, new(2010, 5, 6), Contacts, Contacts, Contacts, Contacts, $"+{Phone}{number}", Contacts, Contacts, Contacts));
        student.SetGuardians([new GuardianContact(GuardianRelation.Father, Contacts, Contacts, $"+{Phone}{number + 5}")]);
        return student;
    }
}

/// <summary>A case with the same word in every field.</summary>
internal sealed record CanaryCase(CaseFile File, Intervention Note, HomeVisit Visit, Evidence Proof)
{
    internal static CanaryCase Add(TestSchool school, Student student, RiskFactor factor, string word, Guid involvedUserId)
    {
        var (today, recorded, officer) = (school.Today, school.Recorded, school.UserId(SchoolRole.Counsellor));
        var file = school.OpenCase(student, school.Opening(factor) with
        {
            OpenedOn = today.AddDays(-20),
            Rationale = word,
            MappingNote = word,
            Strengths = word,
            SignsNote = word,
            Excluded = word == CanarySchool.Secret ? [involvedUserId] : [],
        });
        file.Close(ClosureOutcome.Transferred, word, today.AddDays(-10), [], today, recorded);
        school.Add(file.Reopen(today.AddDays(-9), RiskLevel.High, word, Guid.CreateVersion7(), 0, today, recorded));
        if (factor != school.GeneralFactor)
            file.ChangeMainFactor(school.GeneralFactor, today, word, today, recorded);
        file.Name(school.UserId(SchoolRole.Teacher), word, recorded);
        if (word != CanarySchool.Secret)
        {
            var (own, other) = (file.Confidentiality, file.Confidentiality == Confidentiality.General ? Confidentiality.Restricted : Confidentiality.General);
            foreach (var level in new[] { other, own })
                school.Add(file.ChangeConfidentiality(Guid.CreateVersion7(), level, word, hasSecretFactor: false, [], 0, recorded));
        }

        var note = school.Add(file.LogIntervention(Guid.CreateVersion7(), school.InterventionKind.Id, today, officer, 45, word, word, new Support(50_000, SupportSource.Donation, word), today, recorded));
        var proof = school.AddEvidence(file, note, word + ".pdf");
        school.Add(file.Correct(Guid.CreateVersion7(), note, word + " dua", word, recorded));
        var planned = school.AddVisit(file, word);
        var held = school.Add(file.PlanHomeVisit(Guid.CreateVersion7(), today, word, officer, today, recorded));
        file.RecordHomeVisit(
            held,
            today,
            new VisitFindings(word, word, word, new Support(75_000, SupportSource.Bos, word))
            {
                Companions = word,
                Housing = word,
                SocialSupport = word,
                CostObstacles = word,
                Health = word,
                Surroundings = word,
                FamilyView = word,
            },
            today,
            recorded);
        var missed = school.Add(file.PlanHomeVisit(Guid.CreateVersion7(), today, word, officer, today, recorded));
        file.RecordVisitNotHeld(missed, VisitOutcome.Cancelled, null, word, null, Guid.CreateVersion7(), today, recorded);
        school.AddTask(file, word);
        school.AddReview(file, rationale: word);
        school.Add(IndicatorReading.Read(student.Id, today, Indicator.Participation, null, 71, word, today, recorded));
        return new CanaryCase(file, note, planned, proof);
    }
}
