using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Privacy;
using SrpsWeb.Domain.Students;
using SrpsWeb.Testing;

namespace SrpsWeb.BrowserTests.Texts;

/// <summary>A school with what a journey through every form needs to begin with, on the day of <see cref="Journey.School.Now"/>.</summary>
internal sealed record TextSchool(TestSchool School, Student Student, CaseFile Case, Intervention Note, HomeVisit Visit, GuardianConsent Consent)
{
    /// <summary>Three of the same class without a case; the last has left.</summary>
    internal required IReadOnlyList<Student> Others { get; init; }

    internal Guid ConcernId { get; set; }

    internal Guid SupportId { get; set; }

    internal Guid BatchId { get; set; }

    /// <summary>The path of a page, with a record of this school in it.</summary>
    /// <param name="route">Template, such as <c>kasus/{caseFileId:guid}</c>.</param>
    internal string AddressOf(string route) => new Dictionary<string, string>
    {
        ["{caseFileId:guid}"] = $"{Case.Id}",
        ["{visitId:guid}"] = $"{Visit.Id}",
        ["{entry}"] = "pendampingan",
        ["{entryId:guid}"] = $"{Note.Id}",
        ["{fileId:guid}"] = $"{Note.Id}",
        ["{concernId:guid}"] = $"{ConcernId}",
        ["{supportId:guid}"] = $"{SupportId}",
        ["{consentId:guid}"] = $"{Consent.Id}",
        ["{studentId:guid}"] = $"{Student.Id}",
        ["{userId:guid}"] = $"{School.UserId(SchoolRole.Teacher)}",
        ["{batchId:guid}"] = $"{BatchId}",
        ["{month}"] = $"{School.Today:yyyy-MM}",
        ["{chapter?}"] = "mulai",
        ["{picture}"] = "masuk.png",
        ["{token}"] = "tidak-dikenal",
        ["{code:int}"] = "403",
    }.Aggregate(route, (address, value) => address.Replace(value.Key, value.Value, StringComparison.Ordinal));

    internal static async Task<TextSchool> AddAsync(EngineDatabase database)
    {
        var school = new TestSchool();
        var student = school.AddStudent();
        student.SetGuardians([new GuardianContact(GuardianRelation.Mother, "Aminah", "Petani", null)]);
        var file = school.OpenCase(student, school.Opening() with { OpenedOn = school.Today.AddDays(-20) });
        var counsellor = school.UserId(SchoolRole.Counsellor);
        var note = school.Add(file.LogIntervention(Guid.CreateVersion7(), school.InterventionKind.Id, school.Today, counsellor, 45, "Berbicara berdua.", null, null, school.Today, school.Recorded));
        var visit = school.Add(file.PlanHomeVisit(Guid.CreateVersion7(), school.Today, "Mengenal keluarga", counsellor, school.Today, school.Recorded));
        var consent = school.Add(new GuardianConsent(Guid.CreateVersion7(), student.Id, new ConsentGiven(ConsentPurpose.Photos, "Aminah", GuardianRelation.Mother, null, school.Today, "Formulir 12"), school.Today, school.Recorded));
        var others = new[] { "Dewi Anggraini", "Rahma Wulandari", "Tono Sutrisno" }.Select(name => school.AddStudent(name)).ToList();
        others[2].Leave(school.Today.AddDays(-5));
        await school.SaveAsync(database);
        return new TextSchool(school, student, file, note, visit, consent) { Others = others };
    }
}
