using System.Globalization;
using System.Text.RegularExpressions;
using SrpsWeb.Application.Accounts;
using SrpsWeb.Application.Backups;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Imports;
using SrpsWeb.Application.Privacy;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Concerns;
using SrpsWeb.Domain.Drafts;
using SrpsWeb.Domain.Figures;
using SrpsWeb.Domain.Indicators;
using SrpsWeb.Domain.Privacy;
using SrpsWeb.Domain.Reports;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Domain.Students;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Tests.Architecture;

namespace SrpsWeb.Web.Tests.Rendering;

/// <summary>No word is missing in either language, and none is left over.</summary>
public sealed partial class TextTests
{
    /// <summary>Enums that are shown as words: each value has a text.</summary>
    private static readonly Type[] ShownEnums =
    [
        typeof(Confidentiality), typeof(RiskLevel), typeof(Handling), typeof(ClosureOutcome), typeof(VisitOutcome), typeof(SupportSource), typeof(SignSeen), typeof(MetRelation), typeof(ArcsAim),
        typeof(SchoolRole), typeof(SchoolZone), typeof(Sex), typeof(GuardianRelation), typeof(TimelineKind), typeof(HistoryPart), typeof(CaseStatus), typeof(CaseOrder),
        typeof(RosterField), typeof(PlannedAct), typeof(Indicator), typeof(DraftSubject), typeof(NarrativeSection), typeof(BackupKind), typeof(AuditAct), typeof(AuditSubject), typeof(AuditBreakKind), typeof(ParticipantKind),
        typeof(ParticipantAct), typeof(SessionEnd),
        typeof(ConcernKind), typeof(ConcernAnswer), typeof(ConcernStep), typeof(PeerSupportKind),
        typeof(ConsentPurpose), typeof(CopyReason), typeof(ErasureGround), typeof(ErasureState),
    ];

    /// <summary>What the sources write like a key and what is none: parts of forms and types, and reasons nobody is shown.</summary>
    private static readonly string[] NoTexts =
        ["Input.", "Model.", "FieldKind.", "ClassGroupsModel.", "CaseAccess.", "ConcernAccess.", "AuditAccess.", "Indicator.OutOfScope", "Microsoft.", "SatgasMember.Unknown", "SrpsWeb.", "Narrative.ReaderOnly", "Report.Unknown", "Import.OperatorOnly", "Import.Unknown",
        "RoleProposal.PrincipalOnly", "Student.ReaderOnly", "Student.Unknown", "AccountReset.Unknown"];

    private static readonly IReadOnlyList<SourceFile> Sources =
        [.. SourceTree.Files("src", ".cs", ".cshtml").Where(file => !file.IsBelow("src/SrpsWeb.Documents"))];

    [Fact]
    public void EveryText_IsThereInBothLanguages() =>
        Assert.Equal(Texts.AllIndonesian.Keys.Order(StringComparer.Ordinal), Texts.AllEnglish.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void EveryText_HasWords() =>
        Assert.Empty(Texts.AllIndonesian.Concat(Texts.AllEnglish).Where(text => string.IsNullOrWhiteSpace(text.Value)).Select(text => text.Key));

    [Fact]
    public void EveryText_HasTheSamePlaceholdersInBothLanguages() =>
        Assert.Empty(Texts.AllIndonesian.Where(text => Placeholders(text.Value) != Placeholders(Texts.AllEnglish[text.Key])).Select(text => text.Key));

    [Fact]
    public void EveryKeyOfThePages_HasAText()
    {
        var asked = Sources.SelectMany(file => TextAsked().Matches(file.Text).SelectMany(match => Literals(match.Groups["first"].Value))).ToList();

        Assert.NotEmpty(asked);
        Assert.Empty(WithoutText(asked));
    }

    [Fact]
    public void EveryLabelHintAndUnitOfAField_HasAText()
    {
        var asked = Sources.SelectMany(file => FieldText().Matches(file.Text).Select(match => match.Groups["key"].Value)).ToList();

        Assert.NotEmpty(asked);
        Assert.Empty(WithoutText(asked));
    }

    /// <summary>Codes of broken rules, messages of attributes, names in the navigation: whatever is written like a key.</summary>
    [Fact]
    public void EveryCodeOfTheSources_HasAText()
    {
        var codes = Codes().ToList();

        Assert.Contains("HomeVisit.NextTryTooEarly", codes);
        Assert.Contains("Nav.Cases", codes);
        Assert.Empty(WithoutText(codes));
    }

    [Fact]
    public void EveryComputedKey_HasAText() => Assert.Empty(WithoutText(Computed()));

    [Fact]
    public void EveryEnumShown_HasATextForEachValue() => Assert.Empty(WithoutText(EnumKeys()));

    [Fact]
    public void EveryEnumOfferedAsAChoice_IsLookedAt() =>
        Assert.Empty(Sources.SelectMany(file => OfferedEnum().Matches(file.Text).Select(match => match.Groups["name"].Value)).Except(ShownEnums.Select(type => type.Name)));

    [Fact]
    public void NoText_IsLeftOver()
    {
        var sources = string.Join('\n', Sources.Select(file => file.Text));
        var unwritten = Texts.AllIndonesian.Keys.Where(key => !sources.Contains($"\"{key}\"", StringComparison.Ordinal));

        Assert.Empty(unwritten.Except(Computed(), StringComparer.Ordinal).Except(EnumKeys(), StringComparer.Ordinal));
    }

    /// <summary>Keys put together while running. A family that grows must grow here.</summary>
    private static IEnumerable<string> Computed() =>
    [
        .. Family("Dashboard.Column.", Enum.GetNames<FigureColumn>()),
        .. Family("Dashboard.Visit.", Enum.GetNames<VisitOutcome>()),
        .. Family("Dashboard.Why.", nameof(ToDoReason.VisitOverdue), nameof(ToDoReason.TaskOverdue)),
        .. Family("Target.Hint.", Enum.GetNames<Indicator>()),
        .. Family("NarrativeSection.", "Summary.Hint", "Request.Hint"),
        .. Family("Notice.", "What", "Why", "Basis", "Who", "HowLong", "Rights", "Use", "Safety", "Others", "Cookies").SelectMany(key => new[] { key, key + ".Text" }),
        .. Family("Home.Step.", "School", "ClassGroups", "Students", "Team", "FirstCase").SelectMany(key => new[] { key, key + ".Text" }),
        .. Family("Audit.Detail.", [.. AccountDetails.All]),
        .. Family("Readers.Saved.", Enum.GetNames<ParticipantAct>()),
        .. Family("Home.AccountReset.", Enum.GetNames<AccountLock>()),
        .. Family("Home.Why.", Enum.GetNames<ToDoReason>()),
        .. Family("Settings.", "School", "SchoolYears", "ClassGroups", "Users", "Satgas", "Retention", "Backup").SelectMany(key => new[] { key, key + ".Text" }),
        .. Family("Backup.", "Busy", "NotWritten", "DatabaseDamaged", "DatabaseUnreadable", "Damaged", "Failed").Select(key => key + ".Page"),
        .. Family("Status.", "400", "403", "404", "405", "413", "429", "500").SelectMany(key => new[] { key + ".Title", key + ".Text" }),
        .. from list in new[] { "Students", "Cases", "Visit", "Audit" } select list + ".CountOne",
        .. Family("Identity.", "ConcurrencyFailure", "DuplicateEmail", "DuplicateUserName", "InvalidEmail", "InvalidUserName", "PasswordMismatch", "PasswordTooShort", "PasswordTooLong", "PasswordCommon", "PasswordHasUserName", "PasswordHasNpsn"),
        .. from entry in new[] { "Intervention", "HomeVisit", "Review", "PlanTask" } from rule in new[] { ".InFuture", ".BeforeCaseOpened" } select entry + rule,
    ];

    private static IEnumerable<string> WithoutText(IEnumerable<string> keys) => keys.Except(Texts.AllIndonesian.Keys, StringComparer.Ordinal);

    private static IEnumerable<string> Family(string prefix, params string[] members) => members.Select(member => prefix + member);

    private static IEnumerable<string> EnumKeys() => ShownEnums.SelectMany(type => Enum.GetNames(type).Select(value => type.Name + "." + value));

    private static IEnumerable<string> Codes() => Sources
        .SelectMany(file => file.Lines.Where(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal)).SelectMany(line => KeyLike().Matches(line).Select(match => match.Groups["key"].Value)))
        .Where(code => !NoTexts.Any(prefix => code.StartsWith(prefix, StringComparison.Ordinal)))
        .Distinct(StringComparer.Ordinal);

    /// <summary>The keys in what stands in the brackets; a computed one (with $) and a compared value are none.</summary>
    private static IEnumerable<string> Literals(string argument) =>
        argument.StartsWith('$') ? [] : KeyLike().Matches(argument).Select(match => match.Groups["key"].Value).Where(key => !key.EndsWith('.'));

    private static string Placeholders(string text) =>
        string.Join(' ', Placeholder().Matches(text).Select(match => match.Groups["number"].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(number => int.Parse(number, CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"\b(T|texts)\[(?<first>[^\]]*)\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TextAsked();

    [GeneratedRegex("\\s(label|hint|unit)=\"(?<key>[^\"@]+)\"(?=[^<]*/>)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FieldText();

    [GeneratedRegex("\"(?<key>[A-Z][A-Za-z]+(\\.[A-Z][A-Za-z0-9]*)+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeyLike();

    [GeneratedRegex(@"Choices\.(All<(?<name>\w+)>|Of\(\w+, (?<name>[A-Z]\w+)\.)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfferedEnum();

    [GeneratedRegex(@"\{(?<number>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
