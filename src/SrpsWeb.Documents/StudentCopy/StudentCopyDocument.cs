using SrpsWeb.Documents.Layout;

namespace SrpsWeb.Documents.StudentCopy;

/// <summary>One entry: what it is, a small line about it, and its texts.</summary>
/// <param name="Facts">Labels with values under the title; often none.</param>
public sealed record CopyEntry(string Title, string Remark, IReadOnlyList<Fact> Facts, IReadOnlyList<string> Texts);

/// <summary>A part of the copy with a heading of its own.</summary>
/// <param name="Introduction">A sentence under the heading; null for none.</param>
/// <param name="Level">1 or 2: see <see cref="Heading"/>.</param>
public sealed record CopyPart(string Heading, int Level, string? Introduction, IReadOnlyList<Fact> Facts, IReadOnlyList<CopyEntry> Entries);

/// <summary>The words of a copy of everything about one student, in the language of its reader.</summary>
/// <param name="Created">For the metadata.</param>
public sealed record CopyPaper(
    string Title,
    string Subject,
    string SchoolName,
    string Language,
    DateTimeOffset Created,
    string Introduction,
    string Footer,
    string PageNumberFormat,
    IReadOnlyList<CopyPart> Parts);

/// <summary>The copy a student or guardian is given. It computes nothing and words nothing: who may read what was decided before.</summary>
public static class StudentCopyDocument
{
    private const double LabelWidthMm = 52;

    public static Document Build(CopyPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return new Document
        {
            Title = paper.Title,
            Author = paper.SchoolName,
            Subject = paper.Subject,
            Language = paper.Language,
            Created = paper.Created,
            HeaderLeft = paper.SchoolName,
            HeaderRight = paper.Title,
            Footer = paper.Footer,
            PageNumberFormat = paper.PageNumberFormat,
            Blocks =
            [
                new Heading(paper.Title),
                new Paragraph(paper.Subject, ParagraphStyle.Lead),
                new Callout(paper.Introduction),
                .. paper.Parts.SelectMany(Blocks),
            ],
        };
    }

    private static IEnumerable<Block> Blocks(CopyPart part)
    {
        yield return new Heading(part.Heading, part.Level);
        if (part.Introduction is { } introduction)
            yield return new Paragraph(introduction, ParagraphStyle.Small);
        if (part.Facts.Count > 0)
            yield return new FactList(part.Facts, LabelWidthMm);
        foreach (var entry in part.Entries)
        {
            yield return new Heading(entry.Title, 3);
            yield return new Paragraph(entry.Remark, ParagraphStyle.Small);
            if (entry.Facts.Count > 0)
                yield return new FactList(entry.Facts, LabelWidthMm);
            foreach (var text in entry.Texts)
                yield return new Paragraph(text);
        }
    }
}
