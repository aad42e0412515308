using SrpsWeb.Application.Cases;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Web.Rendering;

namespace SrpsWeb.Web.Pages.Cases;

/// <summary>A case about to be stored, in words.</summary>
/// <param name="Roster">Class group, sex and numbers of the student.</param>
/// <param name="Why">Why it is as confidential as it is.</param>
/// <param name="Warnings">What looks like an existing case, each with the case.</param>
public sealed record CheckedCase(
    string StudentName,
    string Roster,
    IReadOnlyList<(string Label, string Text)> Facts,
    Confidentiality Confidentiality,
    string Why,
    IReadOnlyList<string> Audience,
    IReadOnlyList<string> Excluded,
    bool ViewerSees,
    IReadOnlyList<(string Text, SimilarCase Case)> Warnings)
{
    public static CheckedCase Of(Texts texts, Format format, OpeningLists lists, OpenCase command, CheckedOpening line) => new(
        line.Student.Name,
        string.Join(" · ", RosterOf(texts, line.Student)),
        [.. FactsOf(texts, format, lists, command, line).Where(fact => !string.IsNullOrWhiteSpace(fact.Text)).Select(fact => (fact.Label, fact.Text!))],
        line.Confidentiality,
        WhyOf(texts, lists, command, line),
        [.. line.Audience.Select(member => WordsOf(texts, member))],
        line.ExcludedNames,
        line.ViewerSees,
        [.. line.Similar.Select(similar => (WordsOf(texts, similar), similar))]);

    private static IEnumerable<string> RosterOf(Texts texts, RegisteredStudent student)
    {
        if (student.ClassGroupName is { } classGroup)
            yield return classGroup;
        yield return texts.Of(student.Sex);
        if (student.Nis is { } nis)
            yield return $"NIS {nis}";
        if (student.KipNumber is { } kip)
            yield return $"KIP {kip}";
        if (student.PkhNumber is { } pkh)
            yield return $"PKH {pkh}";
    }

    private static IEnumerable<(string Label, string? Text)> FactsOf(Texts texts, Format format, OpeningLists lists, OpenCase command, CheckedOpening line)
    {
        yield return (texts["Open.On"], format.Date(command.OpenedOn));
        yield return (texts["Open.MainFactor"], lists.NameOfFactor(command.MainFactorId));
        yield return (texts["Open.MappingNote"], command.Mapping.Note);
        yield return (texts["Open.Strengths"], command.Mapping.Strengths);
        foreach (var factor in command.Contributing)
        {
            var name = lists.NameOfFactor(factor.FactorId);
            yield return (texts["Open.Contributing"], name);
            yield return ($"{texts["Open.MappingNote"]} · {name}", factor.Mapping.Note);
            yield return ($"{texts["Open.Strengths"]} · {name}", factor.Mapping.Strengths);
        }

        yield return (texts["Open.Signs.Legend"], string.Join(", ", command.Signs.Order().Select(sign => texts.Of(sign))));
        yield return (texts["Open.SignsNote"], command.SignsNote);
        yield return (texts["Cases.Level"], texts.Of(command.Level));
        yield return (texts["Open.Rationale"], command.Rationale);
        yield return (texts["Cases.Responsible"], line.ResponsibleName);
    }

    private static string WhyOf(Texts texts, OpeningLists lists, OpenCase command, CheckedOpening line)
    {
        if (line.Confidentiality > line.Demanded)
            return texts["Check.Why.Raised"];
        if (command.ExcludedUserIds.Count > 0)
            return texts["Check.Why.Excluded"];
        var strictest = lists.Factors
            .Where(factor => factor.Confidentiality == line.Demanded && (factor.Id == command.MainFactorId || command.Contributing.Any(other => other.FactorId == factor.Id)))
            .Select(factor => factor.Name(Format.IsEnglish));
        return texts["Check.Why.Factor", string.Join(", ", strictest)];
    }

    private static string WordsOf(Texts texts, AudienceMember member)
    {
        var name = member.Person.Position is { } position ? $"{member.Person.FullName} · {position}" : member.Person.FullName;
        return member.ByCode ? texts["Check.ByCode", name] : name;
    }

    private static string WordsOf(Texts texts, SimilarCase similar)
    {
        if (!similar.IsOfTheStudent)
            return texts["Check.Similar.SameName", similar.ClassGroupName ?? "–", similar.OpenedOn];
        return similar.ClosedOn is { } closedOn ? texts["Check.Similar.Closed", closedOn] : texts["Check.Similar.Open", similar.OpenedOn];
    }
}
