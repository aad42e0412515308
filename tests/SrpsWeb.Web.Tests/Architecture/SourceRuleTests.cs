using System.Text.RegularExpressions;

namespace SrpsWeb.Web.Tests.Architecture;

/// <summary>Habits a compiler does not hold (architecture.md).</summary>
public sealed partial class SourceRuleTests
{
    private const int LongestFile = 400;
    private const int LongestPageModel = 150;
    private const string SchoolDirectory = "src/SrpsWeb.Data/SchoolDirectory.cs";

    private static readonly IReadOnlyList<SourceFile> Product = SourceTree.Files("src", ".cs", ".cshtml");
    private static readonly IReadOnlyList<SourceFile> Everything = [.. Product, .. SourceTree.Files("src", ".js", ".mjs"), .. SourceTree.Files("tests", ".cs")];

    [Fact]
    public void Time_ComesFromTimeProvider() => AssertNowhere(Product, ClockOfTheMachine());

    [Fact]
    public void Filters_AreLiftedOnlyByTheSchoolDirectory_AndByName()
    {
        AssertNowhere(Product.Where(file => file.Path != SchoolDirectory), LiftedFilter());
        Assert.All(
            Product.Single(file => file.Path == SchoolDirectory).Lines.Where(line => LiftedFilter().IsMatch(line)),
            line => Assert.Matches(@"IgnoreQueryFilters\(\[SrpsDbContext\.(School|Joined)Filter(, SrpsDbContext\.JoinedFilter)?\]\)", line));
    }

    /// <summary>It reads past every query filter. Accounts, which are of no school, have none.</summary>
    [Fact]
    public void DatabaseValues_AreNotAskedFor() => AssertNowhere(
        Product.Where(file => file.Path is not ("src/SrpsWeb.Application/Accounts/SignInAttempts.cs" or "src/SrpsWeb.Application/Accounts/SecondFactorService.cs")),
        UnfilteredRead());

    [Fact]
    public void Sql_IsWrittenOnlyInTheDataProjects() =>
        AssertNowhere(Product.Where(file => !file.Path.StartsWith("src/SrpsWeb.Data", StringComparison.Ordinal)), RawSql());

    /// <summary>The program asks nobody and starts nothing: what it does not do cannot be misled (no request forged on the server, no command injected).</summary>
    [Fact]
    public void TheProgram_TalksToNobodyAndStartsNothing() => AssertNowhere(Product, TalksOrStarts());

    /// <summary>They pass the audit trail by. Here they touch accounts and sessions, which are no records of a school, drafts, or the trail's own head.</summary>
    [Fact]
    public void SetCommands_AreUsedOnlyWhereTheTrailIsSilent() => AssertNowhere(
        Product.Where(file => file.Path is not ("src/SrpsWeb.Application/Session/SessionQueries.cs" or "src/SrpsWeb.Application/Accounts/SignInSessionService.cs" or "src/SrpsWeb.Application/Accounts/SignInAttempts.cs" or "src/SrpsWeb.Application/Drafts/DraftService.cs" or "src/SrpsWeb.Data/SrpsDbContext.Audit.cs")),
        SetCommand());

    /// <summary>What an act that failed has noted for the trail must be forgotten with its records.</summary>
    [Fact]
    public void Changes_AreForgottenTogetherWithTheirNotes() =>
        AssertNowhere(Product.Where(file => file.Path != "src/SrpsWeb.Data/SrpsDbContext.Audit.cs"), ClearedTracker());

    [Fact]
    public void Providers_AreNamedOnlyByTheWebHostAndTheirOwnProjects() =>
        AssertNowhere(
            Product.Where(file => !file.IsBelow("src/SrpsWeb.Web/Hosting") && !file.IsBelow("src/SrpsWeb.Data.Sqlite") && !file.IsBelow("src/SrpsWeb.Data.Postgres")),
            NamedProvider());

    [Fact]
    public void Files_AreShort() =>
        Assert.Empty(Everything.Where(file => file.Lines.Count > LongestFile).Select(file => $"{file.Path}: {file.Lines.Count} lines"));

    [Fact]
    public void PageModels_AreShort() =>
        Assert.Empty(Product.Where(file => file.Path.EndsWith(".cshtml.cs", StringComparison.Ordinal) && file.Lines.Count > LongestPageModel)
            .Select(file => $"{file.Path}: {file.Lines.Count} lines"));

    [Fact]
    public void Types_HaveNamesThatSaySomething() => AssertNowhere(Everything, EmptyName());

    /// <summary>The scan itself: a rule that looks at no file holds nothing.</summary>
    [Fact]
    public void Scan_SeesTheSources()
    {
        Assert.Contains(Product, file => file.Path == "src/SrpsWeb.Domain/Cases/CaseFile.cs");
        Assert.Contains(Product, file => file.Path == "src/SrpsWeb.Web/Program.cs");
        Assert.Contains(Everything, file => file.IsBelow("tests/SrpsWeb.Web.Tests"));
        Assert.DoesNotContain(Everything, file => file.Path.Contains("/obj/", StringComparison.Ordinal));
        Assert.Matches(ClockOfTheMachine(), "var now = DateTimeOffset.UtcNow;");
        Assert.Matches(TalksOrStarts(), "using var http = new HttpClient();");
        Assert.Matches(EmptyName(), "internal static class DateUtils");
        Assert.Matches(EmptyName(), "public abstract class PageBase");
        Assert.DoesNotMatch(EmptyName(), "public sealed class FieldTagHelper(UserManager<AppUser> users) : TagHelper");
        Assert.DoesNotMatch(EmptyName(), "public sealed class EngineDatabase");
    }

    private static void AssertNowhere(IEnumerable<SourceFile> files, Regex forbidden) => Assert.Empty(
        from file in files
        from line in file.Lines.Index()
        where forbidden.IsMatch(line.Item)
        select $"{file.Path}:{line.Index + 1}: {line.Item.Trim()}");

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ClockOfTheMachine();

    [GeneratedRegex(@"\b(ExecuteUpdate|ExecuteDelete)(Async)?\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SetCommand();

    [GeneratedRegex(@"\bChangeTracker\.Clear\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ClearedTracker();

    [GeneratedRegex(@"\bIgnoreQueryFilters\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LiftedFilter();

    [GeneratedRegex(@"\bGetDatabaseValues(Async)?\b|\.ReloadAsync\(|\.Reload\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnfilteredRead();

    [GeneratedRegex(@"\b(FromSql|ExecuteSql|SqlQuery)\w*\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RawSql();

    [GeneratedRegex(@"\b(I?HttpClient(Factory)?|HttpRequestMessage|WebRequest|WebClient|SmtpClient|TcpClient|UdpClient|ClientWebSocket|Dns\.\w+|Process\.Start|ProcessStartInfo|Assembly\.Load\w*)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TalksOrStarts();

    [GeneratedRegex(@"\b(UseNpgsql|UseSqlite|UseSrpsSqlite|UseSrpsPostgres|SqliteException|PostgresException|using (Npgsql|Microsoft\.Data\.Sqlite))\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamedProvider();

    /// <summary>The framework's own word "tag helper" is allowed.</summary>
    [GeneratedRegex(@"^\s*((public|internal|private|protected|file|static|sealed|abstract|partial|readonly)\s+)*(class|record(\s+(class|struct))?|struct|interface|enum)\s+(\w*(?<!Tag)Helper\w*|\w*Manager\w*|\w*Utils?\b|\w*Common\w*|\w*Base\b)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EmptyName();
}
