using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Pages;

namespace SrpsWeb.Web.Tests.Privacy;

/// <summary>
/// Each column of the model that holds a text is either one in which something about a student can stand, and then the student of
/// <see cref="GoneStudent"/> has something there, so that <see cref="AnonymisationTests"/> sees it go; or it is named here. A new column fails.
/// </summary>
public sealed class StudentColumnTests(TestSite site)
{
    private static readonly HashSet<string> NotAboutAStudent = new(StringComparer.Ordinal)
    {
        // Random, computed, or from the program.
        "CaseFiles.Code", "Concerns.Receipt", "PeerSupports.Receipt", "Evidence.ContentHash", "Evidence.MediaType", "Drafts.Path", "ImportBatches.Failure", "ReportNarratives.Basis", "Invitations.TokenHash",
        // The trail holds no text that anybody typed: AuditTrailTests.
        "AuditEntries.Address", "AuditEntries.Detail", "AuditEntries.Hash", "AuditEntries.PreviousHash", "AuditEntries.RecordIds", "AuditHeads.Hash",
        // Headings and the file's own name.
        "ImportBatches.FileName", "ImportBatches.Mapping",
        // A text that names a student is refused: ReportNarrativeTests.
        "ReportNarratives.Text",
        // The school and its staff.
        "ClassGroups.Name", "ClassGroups.FoldedName", "Programmes.Code", "Programmes.Name", "SchoolYears.Name", "InterventionKinds.NameEn", "InterventionKinds.NameId", "InterventionKinds.Slug",
        "RiskFactors.NameEn", "RiskFactors.NameId", "RiskFactors.Slug", "Memberships.FullName", "Memberships.Nip", "Memberships.Position", "SatgasMembers.DecreeNumber", "SatgasMembers.Nip", "SatgasMembers.Position",
    };

    /// <summary>Digits only: their traces are looked for by the anonymisation test itself.</summary>
    private static readonly Dictionary<string, string> Digits = new(StringComparer.Ordinal)
    {
        ["Students.Nisn"] = "0087654321",
        ["Students.Phone"] = "81234500077",
        ["Guardians.Phone"] = "81234500078",
    };

    [Fact]
    public async Task EveryTextColumn_HoldsSomethingOfTheStudent_OrIsNotAboutStudents()
    {
        var gone = await GoneStudent.AddAsync(site);
        await gone.ImportAsync(site);
        await using var db = site.Context(gone.School);
        var columns = db.Model.GetEntityTypes().Where(type => typeof(ISchoolRecord).IsAssignableFrom(type.ClrType)).SelectMany(Texts).ToList();

        var written = DatabaseDump.PlacesOf(GoneStudent.Canary, site.Database, gone.School.Id)
            .Concat(Digits.Where(trace => DatabaseDump.PlacesOf(trace.Value, site.Database, gone.School.Id).Contains(trace.Key)).Select(trace => trace.Key))
            .ToHashSet(StringComparer.Ordinal);

        Assert.Equal([], columns.Where(column => !written.Contains(column) && !NotAboutAStudent.Contains(column)));
        Assert.Equal([], NotAboutAStudent.Where(column => !columns.Contains(column) || written.Contains(column)));
    }

    private static IEnumerable<string> Texts(IEntityType type) => type.GetFlattenedProperties()
        .Where(property => property.ClrType == typeof(string))
        .Select(property => $"{type.GetTableName()}.{property.GetColumnName()}");
}
