using Microsoft.Extensions.DependencyInjection;
using SrpsWeb.Application.Files;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Concerns;
using SrpsWeb.Domain.Drafts;
using SrpsWeb.Domain.Indicators;
using SrpsWeb.Domain.Privacy;
using SrpsWeb.Domain.Students;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Pages;

namespace SrpsWeb.Web.Tests.Security;

/// <summary>
/// A school in which every sensitive field holds a word that stands nowhere else, one for each kind of knowledge of access.md. The
/// three students are of the class of the homeroom teacher; to the Secret case only the counsellor is named.
/// </summary>
internal sealed record CanarySchool(FilledSchool Filled, IReadOnlyList<CaseFile> Cases, IReadOnlyList<Student> Students, IReadOnlyList<Concern> Concerns)
{
    internal const string Contacts = "kenarikontak";
    internal const string General = "kenariumum";
    internal const string Restricted = "kenariterbatas";
    internal const string Secret = "kenarirahasia";
    internal const string Concern = "kenarilaporan";
    internal const string SecretConcern = "kenarilaporrahasia";
    internal const string PeerSupport = "kenariteman";
    internal const string Consent = "kenaripersetujuan";
    internal const string OwnDraft = "kenaridraf";

    internal static readonly string[] All = [Contacts, General, Restricted, Secret, Concern, SecretConcern, PeerSupport, Consent, OwnDraft];

    internal TestSchool School => Filled.School;

    internal static async Task<CanarySchool> AddAsync(TestSite site)
    {
        var filled = await FilledSchool.AddAsync(site);
        var school = filled.School;
        List<CaseFile> cases = [];
        List<Student> students = [];
        List<Evidence> evidence = [];
        foreach (var (name, factor, word) in new[] { ("Umi Kalsum", school.GeneralFactor, General), ("Tono Sutrisno", school.RestrictedFactor, Restricted), ("Rina Marlina", school.SecretFactor, Secret) })
        {
            var student = StudentWith(school, name);
            students.Add(student);
            var (file, proof) = CaseWith(school, student, factor, word);
            cases.Add(file);
            evidence.Add(proof);
        }

        List<Concern> concerns =
        [
            school.AddConcern(report => report with { StudentId = students[0].Id, StudentText = null, Seen = Concern }),
            school.AddConcern(report => report with { Kind = ConcernKind.Bullying, StudentId = students[0].Id, StudentText = null, Seen = SecretConcern }),
        ];
        school.AddPeerSupport(PeerSupport);
        school.Add(new GuardianConsent(Guid.CreateVersion7(), students[0].Id, new ConsentGiven(ConsentPurpose.Sharing, Consent, GuardianRelation.Mother, Consent, school.Today, Consent), school.Today, school.Recorded));
        var draft = school.Add(new Draft(Guid.CreateVersion7(), school.UserId(SchoolRole.Counsellor), DraftSubject.Review, $"/kasus/{cases[0].Id}/evaluasi/baru", cases[0].Id, school.Now));
        draft.Save($$"""{"Input.Rationale":["{{OwnDraft}}"]}""", school.Now);
        await school.SaveAsync(site.Database);
        foreach (var proof in evidence)
            await site.Services.GetRequiredService<IFileStorage>().WriteAsync(new FileKey(school.Id, proof.Id), SchoolRecords.EvidenceContent, CancellationToken.None);
        return new CanarySchool(filled, cases, students, concerns);
    }

    /// <summary>Every address of a page, once for each case, student and concern it can be asked for.</summary>
    internal IEnumerable<string> AddressesOf(string route)
    {
        if (route.Contains("{caseFileId", StringComparison.Ordinal) || route.Contains("{visitId", StringComparison.Ordinal))
            return Cases.Select(file => (Filled with { Case = file }).Address(route));
        if (route.Contains("{studentId", StringComparison.Ordinal))
            return Students.Select(student => (Filled with { Student = student }).Address(route));
        return route.Contains("{concernId", StringComparison.Ordinal) ? Concerns.Select(concern => (Filled with { Concern = concern }).Address(route)) : [Filled.Address(route)];
    }

    private static Student StudentWith(TestSchool school, string name)
    {
        var student = school.AddStudent(name);
        student.Describe(new StudentDetails(Contacts, new(2010, 5, 6), Contacts, Contacts, Contacts, Contacts, null, Contacts, Contacts, Contacts));
        student.SetGuardians([new GuardianContact(GuardianRelation.Father, Contacts, Contacts, null)]);
        return student;
    }

    private static (CaseFile File, Evidence Proof) CaseWith(TestSchool school, Student student, RiskFactor factor, string word)
    {
        var file = school.OpenCase(student, school.Opening(factor) with { OpenedOn = school.Today.AddDays(-20), Rationale = word, MappingNote = word, Strengths = word, SignsNote = word });
        var note = school.AddNote(file, word);
        var proof = school.AddEvidence(file, note, word + ".pdf");
        school.Add(file.Correct(Guid.CreateVersion7(), note, word + " dua", word, school.Recorded));
        school.AddVisit(file, word);
        var held = school.Add(file.PlanHomeVisit(Guid.CreateVersion7(), school.Today, word, school.UserId(SchoolRole.Counsellor), school.Today, school.Recorded));
        file.RecordHomeVisit(held, school.Today, new VisitFindings(word, word, null, null) { FamilyView = word, Housing = word }, school.Today, school.Recorded);
        school.AddTask(file, word);
        school.AddReview(file, rationale: word);
        school.Add(IndicatorReading.Read(student.Id, school.Today, Indicator.Participation, null, 71, word, school.Today, school.Recorded));
        return (file, proof);
    }
}
