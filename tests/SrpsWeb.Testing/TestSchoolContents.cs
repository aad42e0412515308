using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Concerns;
using SrpsWeb.Domain.Drafts;
using SrpsWeb.Domain.Imports;
using SrpsWeb.Domain.Indicators;
using SrpsWeb.Domain.Privacy;
using SrpsWeb.Domain.Reports;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Testing;

public static class TestSchoolContents
{
    /// <summary>
    /// Adds at least one record of every kind a school has, so that what is said of "every record" is said of something. A new
    /// kind of record belongs here too; the tenancy tests say so.
    /// </summary>
    public static CaseFile AddOneOfEverything(this TestSchool school)
    {
        var student = school.AddStudent();
        student.SetGuardians([new GuardianContact(GuardianRelation.Mother, "Aminah", "Petani", "+6281200000001")]);
        var excluded = school.UserId(SchoolRole.Teacher);
        var caseFile = school.OpenCase(student, school.Opening(school.SecretFactor) with { Excluded = [excluded], Contributing = [school.GeneralFactor], Signs = [SignSeen.OftenAbsent], SignsNote = "Tiga hari berturut-turut tidak masuk." });
        var intervention = school.Add(caseFile.LogIntervention(
            Guid.CreateVersion7(), school.InterventionKind.Id, school.Today, school.UserId(SchoolRole.Counsellor), 45, "Berbicara berdua.", null, new Support(50_000, SupportSource.Donation), school.Today, school.Recorded));
        school.Add(caseFile.Attach(intervention, [new EvidenceFile(Guid.CreateVersion7(), "daftar hadir.pdf", "application/pdf", 2_048, new string('a', 64))], school.Recorded)[0]);
        school.Add(caseFile.PlanHomeVisit(Guid.CreateVersion7(), school.Today, "Mengenal keluarga", school.UserId(SchoolRole.Counsellor), school.Today, school.Recorded));
        school.Add(caseFile.AddTask(Guid.CreateVersion7(), "Menghubungi wali", school.UserId(SchoolRole.Homeroom), school.Today.AddDays(7), school.Today, school.Recorded));
        school.Add(caseFile.AddReview(Guid.CreateVersion7(), school.Today, RiskLevel.Low, Handling.SpecialCare, "Sudah masuk kembali.", school.Today, school.Recorded));
        school.Add(school.OpenCase(student).ChangeConfidentiality(Guid.CreateVersion7(), Confidentiality.Restricted, "Keluarga minta tidak diketahui orang lain.", hasSecretFactor: false, [], 0, school.Recorded));
        school.Add(caseFile.Correct(Guid.CreateVersion7(), intervention, "Berbicara bertiga.", "Salah catat", school.Recorded));
        school.Add(new SatgasMember(Guid.CreateVersion7(), school.UserId(SchoolRole.Coordinator), new SatgasPlace("Ketua", "421/010/2026", "199001012015011001", school.Year.StartsOn, null), []));
        school.Add(IndicatorReading.Read(student.Id, school.Today, Indicator.Participation, null, 72.5m, "Presensi kelas", school.Today, school.Recorded));
        school.Add(IndicatorTarget.Set(Indicator.Participation, school.Today, 1, 85, school.Recorded));
        school.Add(ReportNarrative.Write(school.Today, NarrativeSection.Summary, null, "Keadaan membaik.", "1", school.Recorded));
        school.Add(new GuardianConsent(
            Guid.CreateVersion7(), student.Id, new ConsentGiven(ConsentPurpose.Sharing, "Aminah", GuardianRelation.Mother, "Puskesmas", school.Today, "Formulir 12"), school.Today, school.Recorded));
        school.Add(new RetentionPeriods(Guid.CreateVersion7(), RetentionTimes.Default));
        school.Add(new AnonymisationRequest(Guid.CreateVersion7(), student.Id, ErasureGround.AskedFor, "Diminta keluarga.", school.Today, school.Today, school.Recorded));
        var draft = school.Add(new Draft(Guid.CreateVersion7(), school.UserId(SchoolRole.Counsellor), DraftSubject.Review, $"/kasus/{caseFile.Id}/evaluasi/baru", caseFile.Id, school.Now));
        draft.Save("""{"Input.Rationale":["Hadir penuh."]}""", school.Now);
        var concern = school.Add(Concern.Report(
            new ConcernReport(Guid.CreateVersion7(), ConcernKind.Bullying, student.Id, "Siti", [SignSeen.Withdrawn], "Diejek di kantin.", true, [excluded], null), "L-7K4MQ", school.Recorded));
        concern.AnswerWith(caseFile, opened: false, school.Recorded);
        var support = school.Add(PeerSupport.Write(
            new PeerSupportNote(Guid.CreateVersion7(), school.Today, "Siti", PeerSupportKind.Listened, "Mendengarkan."), "T-7K4MQ", 0, school.Today, new Recorded(school.UserId(SchoolRole.OsisMember), school.Now)));
        support.LinkTo(caseFile, school.Recorded);
        school.Add(new Invitation(Guid.CreateVersion7(), excluded, Guid.NewGuid().ToString("N"), school.Now));
        var candidate = school.AddMember($"Calon {school.School.Npsn}", SchoolRole.Teacher);
        candidate.ProposeRoles([SchoolRole.Teacher, SchoolRole.Counsellor], null, school.UserId(SchoolRole.Operator), school.Today, school.Now);
        school.Add(new AccountReset(Guid.CreateVersion7(), AccountLock.Password, excluded, school.UserId(SchoolRole.Operator), [], school.Now));
        school.Add(new ImportBatch(Guid.CreateVersion7(), "siswa.csv", [1], null, excluded, school.Now));
        return caseFile;
    }
}
