using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SrpsWeb.Application.Files;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Architecture;
using SrpsWeb.Web.Tests.Pages;
using SrpsWeb.Web.Tests.Privacy;

namespace SrpsWeb.Web.Tests.Security;

/// <summary>
/// Every page and handler × GET and POST × fifteen principals × the cases they may meet, asked for real and compared with
/// <c>AccessTable.txt</c>, which people read and which says what access.md wants. A page that is missing there fails.
/// </summary>
public sealed class AccessTableTests(TestSite site)
{
    private const string File = "tests/SrpsWeb.Web.Tests/Security/AccessTable.txt";

    private static readonly string[] Principals =
        [.. Enum.GetNames<SchoolRole>(), "Excluded", "Anonymous", "Inactive", "OtherSchool", "ExpiredFacilitator"];

    private static readonly string[] Silent = ["AuditEntries", "AuditHeads"];

    /// <summary>Asked last, because their act ends the visit or takes away what other pages are asked for.</summary>
    private static readonly string[] Last = ["impor/{batchId:guid}", "akun/sesi", "keluar"];

    [Fact]
    public async Task EveryAddress_AnswersEveryPrincipal_AsTheTableSays()
    {
        var answers = new Dictionary<string, StringBuilder>(StringComparer.Ordinal);
        foreach (var principal in Principals)
            await AskAsync(principal, answers);

        var found = string.Join('\n', [Head(), .. answers.OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => $"{row.Value}  {row.Key}"), ""]);
        var written = (await System.IO.File.ReadAllTextAsync(Path.Combine(SourceTree.Root, File), TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        if (found != written)
            await System.IO.File.WriteAllTextAsync(Path.Combine(Path.GetTempPath(), "AccessTable.found.txt"), found, TestContext.Current.CancellationToken);
        Assert.Equal(written.Split('\n'), found.Split('\n'));
    }

    /// <summary>What is refused changes no row of the school; the trail has its lines.</summary>
    [Fact]
    public async Task EveryPost_ThatIsRefused_LeavesTheDatabaseAsItWas()
    {
        var table = (await System.IO.File.ReadAllLinesAsync(Path.Combine(SourceTree.Root, File), TestContext.Current.CancellationToken)).Where(line => line.Length > 0 && line[0] != '#')
            .ToDictionary(line => line[(Principals.Length + 2)..], line => line[..Principals.Length], StringComparer.Ordinal);
        foreach (var (index, principal) in Principals.Index())
        {
            var filled = await FilledSchool.AddAsync(site);
            var targets = (await CasesAsync(filled)).ToDictionary(target => target.Name, target => target.Target, StringComparer.Ordinal);
            using var visitor = await VisitorAsync(principal, filled.School);
            var refused = table.Where(row => row.Key.StartsWith("POST", StringComparison.Ordinal) && row.Value[index] != '+').Select(row => row.Key).ToList();
            // Its token against forgery is fetched before.
            await visitor.PostAsync("/bahasa");
            var before = DatabaseDump.RowsOf(site.Database, filled.School.Id, Silent);

            foreach (var row in refused)
            {
                var (method, rest) = (row.Split(' ')[0], row[(row.IndexOf(' ', StringComparison.Ordinal) + 2)..].Split(" · "));
                var target = rest.Length == 2 ? targets[rest[1]] : filled;
                await visitor.PostAsync(target.Address(rest[0]) + (method.Contains(':', StringComparison.Ordinal) ? "?handler=" + method.Split(':')[1] : ""), ("Input.Name", "Penyusup"), ("Input.Note", "Penyusup"), ("Input.Rationale", "Penyusup"));
            }

            Assert.True(refused.Count > 20, principal);
            Assert.True(before.Count > 60, "The rows are not looked at.");
            Assert.True(before.SequenceEqual(DatabaseDump.RowsOf(site.Database, filled.School.Id, Silent)), $"{principal} changed {string.Join(' ', DatabaseDump.RowsOf(site.Database, filled.School.Id, Silent).Except(before).Select(row => row.Split(' ')[0]))}");
        }
    }

    private static string Head() => $"""
        # One letter for each principal, in this order: {string.Join(", ", Principals)}.
        # + let in (shown, led on, or a form refused for what is in it)   f 403   n 404 as for what never was   s to the sign-in   m 405 nobody takes it   x 400
        # Behind the address: which case of the school. Secret: only the counsellor is named. Involved: the principal called Excluded is a counsellor involved in it; only the coordinator is named.
        """.ReplaceLineEndings("\n");

    private async Task AskAsync(string principal, Dictionary<string, StringBuilder> answers)
    {
        var filled = await FilledSchool.AddAsync(site);
        var school = filled.School;
        var targets = await CasesAsync(filled);
        using var visitor = await VisitorAsync(principal, school);
        foreach (var row in PageTable.Rows.OrderBy(row => Array.IndexOf(Last, row.Route)))
        {
            var isOfACase = row.Route.Contains("{caseFileId", StringComparison.Ordinal) || row.Route.Contains("{visitId", StringComparison.Ordinal);
            foreach (var (name, target) in isOfACase ? targets : [("", filled)])
            {
                var asked = row.Handlers.Contains("GET") || row.Handlers.Length == 0 ? row.Handlers.Append("GET").Distinct() : row.Handlers.Append("GET");
                foreach (var handler in asked.Append("POST").Distinct().Order(StringComparer.Ordinal))
                {
                    var address = target.Address(row.Route);
                    var answer = handler == "GET"
                        ? await visitor.GetAsync(address)
                        : await visitor.PostAsync(address + (handler.Contains(':', StringComparison.Ordinal) ? "?handler=" + handler.Split(':')[1] : ""));
                    var key = $"{handler} /{row.Route}{(name.Length == 0 ? "" : " · " + name)}";
                    if (!answers.TryGetValue(key, out var letters))
                        answers[key] = letters = new StringBuilder();
                    letters.Append(Letter(answer));
                }
            }
        }
    }

    private static char Letter(WebPage answer) => answer.Status switch
    {
        HttpStatusCode.Redirect when answer.Location?.StartsWith("/masuk", StringComparison.Ordinal) == true && !answer.Address.StartsWith("/keluar", StringComparison.Ordinal) => 's',
        HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.SeeOther => '+',
        HttpStatusCode.Forbidden => 'f',
        HttpStatusCode.NotFound => 'n',
        HttpStatusCode.MethodNotAllowed => 'm',
        HttpStatusCode.BadRequest => 'x',
        _ => throw new InvalidOperationException(answer.ToString()),
    };

    /// <summary>The same kind of case in each confidentiality, with what belongs to it.</summary>
    private async Task<(string Name, FilledSchool Target)[]> CasesAsync(FilledSchool filled)
    {
        var school = filled.School;
        var restricted = With(school.Opening(school.RestrictedFactor), SchoolRole.Counsellor);
        var secret = With(school.Opening(school.SecretFactor), SchoolRole.Counsellor);
        // Of another class, with another counsellor involved: the visitor called Excluded.
        var involved = With(school.Opening(school.SecretFactor) with { ResponsibleUserId = school.UserId(SchoolRole.Coordinator), Excluded = [school.UserId(SchoolRole.Counsellor)] }, SchoolRole.Coordinator);
        await school.SaveAsync(site.Database);
        foreach (var target in new[] { restricted, secret, involved })
            await site.Services.GetRequiredService<IFileStorage>().WriteAsync(new FileKey(school.Id, target.File.Id), SchoolRecords.EvidenceContent, CancellationToken.None);
        return [("General", filled), ("Restricted", restricted), ("Secret", secret), ("Involved", involved)];

        FilledSchool With(CaseOpening opening, SchoolRole officer)
        {
            var file = school.OpenCase(school.AddStudent("Nadia Kirana"), opening);
            var note = school.Add(file.LogIntervention(Guid.CreateVersion7(), school.InterventionKind.Id, school.Today, school.UserId(officer), 45, "Berbicara.", null, null, school.Today, school.Recorded));
            var visit = school.Add(file.PlanHomeVisit(Guid.CreateVersion7(), school.Today, "Mengenal keluarga", school.UserId(officer), school.Today, school.Recorded));
            return filled with { Case = file, Visit = visit, Note = note, Task = school.Add(file.AddTask(Guid.CreateVersion7(), "Menghubungi wali", school.UserId(officer), school.Today, school.Today, school.Recorded)), File = school.AddEvidence(file, note) };
        }
    }

    private async Task<Visitor> VisitorAsync(string principal, TestSchool school)
    {
        switch (principal)
        {
            case "Anonymous":
                return site.Visit();
            case "Excluded":
                return await site.SignInAsync(school, SchoolRole.Counsellor);
            case "OtherSchool":
                return await site.SignInAsync(await site.AddSchoolAsync(), SchoolRole.Coordinator);
            case "Inactive":
                return await ChangedAsync(school, SchoolRole.Coordinator, member => member.Deactivate());
            case "ExpiredFacilitator":
                return await ChangedAsync(school, SchoolRole.Facilitator, member => member.SetRoles([SchoolRole.Facilitator], school.Today.AddDays(-1), school.Today.AddDays(-30), school.Now));
            default:
                return await site.SignInAsync(school, Enum.Parse<SchoolRole>(principal));
        }
    }

    /// <summary>Somebody who is signed in when it changes.</summary>
    private async Task<Visitor> ChangedAsync(TestSchool school, SchoolRole role, Action<Domain.Schools.Membership> change)
    {
        var visitor = await site.SignInAsync(school, role);
        await using var db = site.Context(school);
        var member = db.Memberships.Single(found => found.UserId == school.UserId(role));
        await db.Entry(member).Collection(found => found.Roles).LoadAsync(TestContext.Current.CancellationToken);
        change(member);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return visitor;
    }
}
