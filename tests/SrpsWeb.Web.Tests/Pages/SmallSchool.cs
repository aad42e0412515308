using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Domain.Students;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>A small school in the paper's two months.</summary>
internal static class SmallSchool
{
    private static readonly DateOnly August = new(2023, 8, 14);
    private static readonly DateOnly September = new(2023, 9, 20);

    /// <summary>
    /// Five students, four of them at risk since August: two for motivation (one of them out in September), one for economic
    /// reasons and one in a Secret case; those still at risk are accompanied in September.
    /// </summary>
    internal static async Task<TestSchool> AddAsync(TestSite site) => await site.AddSchoolAsync(school =>
    {
        var year = school.Add(new SchoolYear(Guid.CreateVersion7(), "2023/2024", new(2023, 7, 17), new(2023, 12, 16), new(2024, 1, 8), new(2024, 6, 22)));
        var group = school.Add(new ClassGroup(Guid.CreateVersion7(), year.Id, "X TKRO 1", GradeLevel.X, school.Programme.Id, null));
        var opening = (RiskFactor factor) => school.Opening(factor) with { OpenedOn = August };

        var accompanied = school.OpenCase(Enrolled("Ayu Lestari"), opening(school.GeneralFactor));
        Note(accompanied, "Ayu bercerita tentang rumah.", "Ayu Lestari akan masuk besok");
        var left = school.OpenCase(Enrolled("Bagas Saputra"), opening(school.GeneralFactor));
        school.Add(left.AddReview(Guid.CreateVersion7(), September, RiskLevel.None, Handling.InIntervention, "Masuk setiap hari.", school.Today, school.Recorded));
        left.Close(ClosureOutcome.NoLongerAtRisk, "Tidak rentan lagi.", September, [], school.Today, school.Recorded);
        var restricted = school.OpenCase(Enrolled("Citra Dewi"), opening(school.RestrictedFactor));
        Note(restricted, "kenari-terbatas", "kenari-terbatas");
        var secret = school.OpenCase(Enrolled("Nadia Kirana"), opening(school.SecretFactor));
        Note(secret, "kenari-rahasia", "kenari-rahasia");
        Enrolled("Dimas Prakoso");

        Student Enrolled(string name)
        {
            var student = school.Add(new Student(Guid.CreateVersion7(), name, Sex.Female, null, null));
            student.Enrol(group.Id, year.StartsOn);
            return student;
        }

        void Note(CaseFile file, string note, string result) => school.Add(file.LogIntervention(
            Guid.CreateVersion7(), school.InterventionKind.Id, September, school.UserId(SchoolRole.Counsellor), 30, note, result, null, school.Today, school.Recorded));
    });
}
