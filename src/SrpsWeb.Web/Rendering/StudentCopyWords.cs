using SrpsWeb.Application.Privacy;
using SrpsWeb.Documents.Layout;
using SrpsWeb.Documents.StudentCopy;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Web.Rendering;

/// <summary>A copy of everything about one student, in words for the drawn document.</summary>
public sealed class StudentCopyWords(Texts texts, Format format)
{
    public CopyPaper Of(StudentCopy copy, IReadOnlyList<CopiedFile> files) => new(
        texts["Copy.Paper.Title"],
        copy.Student.Name,
        copy.School.Name,
        Format.Language,
        new DateTimeOffset(copy.MadeAt),
        texts["Copy.Paper.Intro", copy.School.Name, copy.School.Npsn, format.Moment(copy.MadeAt), copy.MadeBy, texts.Of(copy.Reason)] + " " + texts["Copy.Paper.LeftOut"],
        texts["Copy.Paper.Footer"],
        texts["Copy.Paper.Page"],
        [
            Identity(copy),
            Guardians(copy),
            Part("Students.Classes", 1, copy.Enrolments.Select(stay => new Fact(stay.ClassGroup, Joined(texts["Case.Since", stay.From], stay.Until is { } until ? texts["Students.Until", until] : null)))),
            Consents(copy),
            Requests(copy),
            .. copy.Cases.SelectMany(Case),
            Readings(copy),
            Files(files),
            Processing(copy),
        ]);

    private CopyPart Identity(StudentCopy copy)
    {
        var (student, details) = (copy.Student, copy.Student.Details);
        return Part("Students.Details", 1,
        [
            Known("Students.Name", student.Name),
            Known("StudentEdit.Nisn", student.Nisn),
            Known("StudentEdit.Nis", student.Nis),
            Known("Students.Sex", texts.Of(student.Sex)),
            Known("Students.ClassGroup", student.ClassGroup ?? texts["Students.Left"]),
            Known("Students.Birth", Joined(details.BirthPlace, details.BirthDate is { } born ? format.Date(born) : null)),
            Known("Students.Address", Joined(details.Address, details.Hamlet, details.Village, details.District)),
            Known("Students.Phone", details.Phone is { } phone ? format.Phone(phone) : null),
            Known("Students.Transport", Joined(details.Transport, details.DistanceKm is { } km ? format.Number(km) + " km" : null)),
            Known("StudentEdit.Kip", details.KipNumber),
            Known("StudentEdit.Pkh", details.PkhNumber),
        ]);
    }

    private CopyPart Guardians(StudentCopy copy) => Part(
        "Students.Guardians", 1, copy.Guardians.Select(guardian => new Fact(texts.Of(guardian.Relation), Joined(guardian.Name, guardian.Occupation, guardian.Phone is { } phone ? format.Phone(phone) : null))));

    private CopyPart Consents(StudentCopy copy) => Entries(
        "Consent.Title", 1, copy.Consents.Select(consent => new CopyEntry(
            Joined(texts.Of(consent.Purpose), consent.SharedWith),
            Signed(consent.Recorded),
            [],
            [
                texts["Consent.GivenBy", consent.GuardianName, texts.Of(consent.Relation), consent.GivenOn],
                texts["Consent.Paper", consent.Evidence],
                .. consent.WithdrawnOn is { } on ? [texts["Consent.WithdrawnBy", on, consent.WithdrawalReason ?? "–", consent.Withdrawn?.By ?? "–"]] : Array.Empty<string>(),
            ])));

    private CopyPart Requests(StudentCopy copy) => Entries(
        "Erasure.Title", 1, copy.ErasureRequests.Select(request => new CopyEntry(
            $"{texts.Of(request.Ground)} · {texts.Of(request.State)}",
            Joined(Signed(request.Proposed), request.Decided is { } decided ? Signed(decided) : null),
            [],
            Texts(request.Reason, request.DecisionReason))));

    private IEnumerable<CopyPart> Case(CopiedCase file)
    {
        yield return new CopyPart(texts["Case.Title", file.Code], 1, Signed(file.Recorded), [.. Facts(file)], [.. file.Spans.SelectMany(Span)]);
        yield return Entries("HistoryPart.Interventions", 2, file.Interventions.Select(entry => new CopyEntry(
            $"{format.Date(entry.On)} · {Named(entry.Kind)}",
            Joined(entry.Officer, entry.Minutes is { } minutes ? texts["Copy.Minutes", minutes] : null, Signed(entry.Recorded)),
            Support(entry.SupportRupiah, entry.SupportSource, entry.SupportKind),
            Texts(entry.Note, entry.Result))));
        yield return Entries("HistoryPart.HomeVisits", 2, file.HomeVisits.Select(Visit));
        yield return Entries("HistoryPart.Reviews", 2, file.Reviews.Select(entry => new CopyEntry(
            $"{format.Date(entry.On)} · {texts.Of(entry.Level)} · {texts.Of(entry.Handling)}", Signed(entry.Recorded), [], [entry.Rationale])));
        yield return Entries("HistoryPart.Tasks", 2, file.Tasks.Select(entry => new CopyEntry(
            entry.Title, Joined(entry.Owner, format.Date(entry.DueOn), Signed(entry.Recorded)), Done(entry), [])));
        yield return Entries("Copy.Corrections", 2, file.Corrections.Select(entry => new CopyEntry(
            entry.Reason, Signed(entry.Recorded), [new Fact(texts["Copy.OldText"], entry.OldText), new Fact(texts["Copy.NewText"], entry.NewText)], [])));
        yield return Entries("Copy.ConfidentialityChanges", 2, file.ConfidentialityChanges.Select(entry => new CopyEntry(
            texts["Level.FromTo", texts.Of(entry.From), texts.Of(entry.To)], Signed(entry.Recorded), [], Texts(entry.Reason))));
    }

    private IEnumerable<Fact> Facts(CopiedCase file) =>
    [
        new(texts["Copy.Confidentiality"], texts.Of(file.Confidentiality)),
        new(texts["Copy.Responsible"], file.Responsible),
        new(texts["Copy.OpenedOn"], $"{format.Date(file.OpenedOn)} · {texts.Of(file.OpeningLevel)}"),
        new(texts["Copy.Rationale"], file.OpeningRationale),
        .. file.Signs.Count > 0 || file.SignsNote is not null ? [new Fact(texts["Copy.Signs"], Joined([.. file.Signs.Select(sign => texts.Of(sign)), file.SignsNote]))] : Array.Empty<Fact>(),
        .. file.Factors.Select(factor => new Fact(Named(factor.Factor), Joined(factor.MappingNote, factor.Strengths, factor.ResolvedOn is { } on ? format.Date(on) : null))),
        .. file.MainFactors.Select(change => new Fact(texts["Case.MainFactor"], Joined(Named(change.Factor), format.Date(change.ValidFrom), change.Reason))),
        new(texts["Copy.Now"], $"{texts.Of(file.CurrentLevel)} · {texts.Of(file.CurrentHandling)}"),
    ];

    private IEnumerable<CopyEntry> Span(CopiedSpan span)
    {
        if (span.ReopenReason is { } reason)
            yield return new CopyEntry($"{format.Date(span.OpenedOn)} · {texts["TimelineKind.Reopened"]}", Signed(span.Opened), [], [reason]);
        if (span is { ClosedOn: { } on, Outcome: { } outcome, Closed: { } closed })
            yield return new CopyEntry($"{format.Date(on)} · {texts.Of(outcome)}", Signed(closed), [], Texts(span.ClosingRationale));
    }

    private CopyEntry Visit(CopiedVisit visit) => new(
        $"{format.Date(visit.VisitedOn ?? visit.PlannedOn)} · {texts.Of(visit.Outcome)}",
        Joined(visit.Officer, visit.Companions, Signed(visit.Result ?? visit.Recorded)),
        [
            new Fact(texts["Visit.Purpose"], visit.Purpose),
            .. Given("Visit.MetWith", Joined(visit.MetWith, visit.MetRelation is { } relation ? texts.Of(relation) : null)),
            .. Given("Visit.Housing", visit.Housing),
            .. Given("Visit.SocialSupport", visit.SocialSupport),
            .. Given("Visit.CostObstacles", visit.CostObstacles),
            .. Given("Visit.Health", visit.Health),
            .. Given("Visit.Surroundings", visit.Surroundings),
            .. Given("Visit.FamilyView", visit.FamilyView),
            .. Given("Visit.Agreed", visit.Agreed),
            .. Support(visit.SupportRupiah, visit.SupportSource, visit.SupportKind),
        ],
        Texts(visit.Notes));

    private CopyPart Readings(StudentCopy copy) => Part("Nav.Indicators", 1, copy.Indicators.Select(reading => new Fact(
        $"{format.Month(reading.Month)} · {texts.Of(reading.Indicator)}",
        Joined(reading.Value is { } value ? format.Number(value) : texts["Copy.ValueWithdrawn"], reading.Source, Signed(reading.Recorded)))));

    private CopyPart Files(IReadOnlyList<CopiedFile> files) => Part("Copy.Files", 1, files.Select(file => new Fact(file.Path ?? "–", Joined(file.CaseCode, file.Name, Signed(file.Recorded)))));

    private CopyPart Processing(StudentCopy copy) => Part("Copy.Processing", 1, copy.Processing.Select(act => new Fact(
        format.Moment(act.At),
        Joined([$"{texts.Of(act.Act)}: {texts.Of(act.Subject)}", act.CaseCode, act.By, .. act.Roles.Select(role => texts.Of(role))]))));

    private Fact[] Done(CopiedTask task) => task switch
    {
        { DoneOn: { } on } => [new Fact(texts["Copy.Task.Done"], format.Date(on))],
        { DroppedOn: { } on } => [new Fact(texts["Copy.Task.Dropped"], format.Date(on))],
        _ => [],
    };

    private Fact[] Support(long? rupiah, SupportSource? source, string? kind) =>
        rupiah is { } amount ? [new Fact(texts["Copy.Support"], Joined(format.Rupiah(amount), source is { } known ? texts.Of(known) : null, kind))] : [];

    private IEnumerable<Fact> Given(string key, string? value) => value is null or "–" ? [] : [new Fact(texts[key], value)];

    private Fact Known(string key, string? value) => new(texts[key], value ?? "–");

    private string Signed(CopiedSignature signature) => texts["Consent.RecordedBy", signature.By, format.Moment(signature.At)];

    private static string Named(CopiedName name) => Format.IsEnglish ? name.English : name.Indonesian;

    private static List<string> Texts(params IEnumerable<string?> parts) => [.. parts.OfType<string>()];

    private static string Joined(params IEnumerable<string?> parts) => string.Join(" · ", parts.OfType<string>().Where(part => part != "–").DefaultIfEmpty("–"));

    private CopyPart Part(string heading, int level, IEnumerable<Fact> facts)
    {
        var all = facts.ToList();
        return new CopyPart(texts[heading], level, all.Count == 0 ? texts["Copy.Nothing"] : null, all, []);
    }

    private CopyPart Entries(string heading, int level, IEnumerable<CopyEntry> entries)
    {
        var all = entries.ToList();
        return new CopyPart(texts[heading], level, all.Count == 0 ? texts["Copy.Nothing"] : null, [], all);
    }
}
