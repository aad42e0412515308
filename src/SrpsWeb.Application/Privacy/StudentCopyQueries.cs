using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Audit;
using SrpsWeb.Application.Session;
using SrpsWeb.Application.Students;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Indicators;
using SrpsWeb.Domain.Privacy;
using SrpsWeb.Domain.Reports;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Privacy;

/// <summary>What a copy would hold, before it is made.</summary>
public sealed record CopyContents(string StudentName, int Cases, int Files, int Consents);

/// <summary>A file to be put into the copy.</summary>
public sealed record FileOfCopy(Guid CaseFileId, Guid Id, CopiedFile Told);

/// <param name="Files">Where their bytes are; <see cref="StudentCopy.Files"/> is filled when they are written.</param>
public sealed record CopyMaterial(StudentCopy Copy, IReadOnlyList<FileOfCopy> Files);

/// <summary>
/// Collects what is kept of one student and the person may read with the name, and nothing that hints at more: a case hidden from the
/// person is neither in it nor counted, and concerns and peer support never are. Other students are never named.
/// </summary>
public sealed class StudentCopyQueries(
    SrpsDbContext db, StudentQueries students, ConsentQueries consents, AuditTrail trail, CasesSeen seen, ICurrentPerson person, SchoolClock clock)
{
    /// <summary>Null for an unknown student.</summary>
    /// <exception cref="AccessRefusedException">Not for this person.</exception>
    public async Task<CopyContents?> ContentsAsync(Guid studentId, CancellationToken ct)
    {
        RequireMaker();
        if (await students.NameAsync(studentId, ct) is not { } name)
            return null;
        var cases = Readable(studentId).Select(file => file.Id);
        return new CopyContents(
            name,
            await cases.CountAsync(ct),
            await db.Evidence.CountAsync(file => cases.Contains(file.CaseFileId), ct),
            await db.GuardianConsents.CountAsync(consent => consent.StudentId == studentId, ct));
    }

    /// <summary>Null for an unknown student.</summary>
    /// <exception cref="AccessRefusedException">Not for this person.</exception>
    public async Task<CopyMaterial?> CollectAsync(Guid studentId, CopyReason reason, CancellationToken ct)
    {
        RequireMaker();
        var student = await db.Students.AsNoTracking().Include(found => found.Guardians).Include(found => found.Enrolments).AsSplitQuery().SingleOrDefaultAsync(found => found.Id == studentId, ct);
        if (student is null)
            return null;
        var words = await WordsAsync(student, ct);
        var school = await db.Schools.AsNoTracking().Where(found => found.Id == db.CurrentSchoolId).Select(found => new CopiedSchool(found.Name, found.Npsn)).SingleAsync(ct);
        var groups = await db.ClassGroups.AsNoTracking().ToDictionaryAsync(group => group.Id, group => group.Name, ct);
        var files = await Readable(studentId).AsNoTracking()
            .Include(file => file.Spans).Include(file => file.Factors).Include(file => file.MainFactors).Include(file => file.Signs)
            .OrderBy(file => file.OpenedOn).ThenBy(file => file.Id)
            .AsSplitQuery()
            .ToListAsync(ct);
        seen.Note(files, file => file.Id, file => file.Confidentiality);
        var readings = await ReadingsAsync(studentId, files, ct);
        var copy = new StudentCopy(
            StudentCopy.CurrentFormat,
            clock.Now,
            words.Person(person.Viewer.UserId),
            reason,
            school,
            new CopiedStudent(student.Id, student.Name, student.Sex, student.Nisn, student.Nis, student.ClassGroupId is { } groupId ? groups[groupId] : null, student.Details, student.AnonymisedOn),
            [.. student.Guardians.OrderBy(guardian => guardian.Relation).Select(guardian => new GuardianContact(guardian.Relation, guardian.Name, guardian.Occupation, guardian.Phone))],
            [.. student.Enrolments.OrderBy(enrolment => enrolment.From).Select(enrolment => new CopiedEnrolment(groups[enrolment.ClassGroupId], enrolment.From, enrolment.Until))],
            [.. (await consents.Rows(studentId).ToListAsync(ct)).OrderBy(row => row.Consent.GivenOn).Select(words.Consent)],
            await RequestsAsync(studentId, words, ct),
            await new CaseCopies(db, words).OfAsync(files, ct),
            [.. readings.Select(words.Reading)],
            [],
            await new CopyTrail(db).OfAsync(studentId, files, readings.Select(reading => reading.Id).ToHashSet(), ct));
        var material = new CopyMaterial(copy, await FilesAsync(files, words, ct));
        await trail.RecordAsync(new AuditFacts(AuditAct.Downloaded, AuditSubject.Student, StudentId: studentId, RecordIds: [studentId], Detail: $"{reason} siswa/{{studentId:guid}}/salinan"), ct);
        return material;
    }

    private IQueryable<CaseFile> Readable(Guid studentId) => db.CaseFiles.Where(file => file.StudentId == studentId).Where(CaseAccess.ReadableByNameBy(person.Viewer));

    private async Task<CopyWords> WordsAsync(Student student, CancellationToken ct)
    {
        var own = student.Name;
        var others = await db.Students.AsNoTracking().Where(other => other.Id != student.Id && other.Name != own).Select(other => other.Name).ToListAsync(ct);
        return new CopyWords(
            new NamedStudents(others),
            await db.Memberships.AsNoTracking().ToDictionaryAsync(member => member.UserId, member => member.FullName, ct),
            await db.RiskFactors.AsNoTracking().ToDictionaryAsync(factor => factor.Id, factor => new CopiedName(factor.Slug, factor.NameId, factor.NameEn), ct),
            await db.InterventionKinds.AsNoTracking().ToDictionaryAsync(kind => kind.Id, kind => new CopiedName(kind.Slug, kind.NameId, kind.NameEn), ct));
    }

    private async Task<IReadOnlyList<CopiedErasureRequest>> RequestsAsync(Guid studentId, CopyWords words, CancellationToken ct)
    {
        var requests = await db.AnonymisationRequests.AsNoTracking().Where(request => request.StudentId == studentId).OrderBy(request => request.ProposedAt).ToListAsync(ct);
        return [.. requests.Select(words.Request)];
    }

    /// <summary>A value of another month was read because of another case, which the reader need not know of.</summary>
    private async Task<List<IndicatorReading>> ReadingsAsync(Guid studentId, List<CaseFile> files, CancellationToken ct)
    {
        var readings = await db.IndicatorReadings.AsNoTracking().Where(reading => reading.StudentId == studentId).ToListAsync(ct);
        return
        [
            .. readings.Where(reading => files.Exists(file => file.Spans.Any(span => span.Touches(reading.Month))))
                .OrderBy(reading => reading.Month).ThenBy(reading => reading.Indicator).ThenBy(reading => reading.Sequence),
        ];
    }

    private async Task<IReadOnlyList<FileOfCopy>> FilesAsync(List<CaseFile> files, CopyWords words, CancellationToken ct)
    {
        var codes = files.ToDictionary(file => file.Id, file => file.Code);
        var ids = codes.Keys.ToList();
        var evidence = await db.Evidence.AsNoTracking().Where(file => ids.Contains(file.CaseFileId)).OrderBy(file => file.RecordedAt).ThenBy(file => file.Id).ToListAsync(ct);
        return
        [
            .. evidence.GroupBy(file => file.CaseFileId).SelectMany(ofCase => ofCase.Index()).Select(each => new FileOfCopy(each.Item.CaseFileId, each.Item.Id, new CopiedFile(
                codes[each.Item.CaseFileId],
                // By number: what a person calls a file is never part of a path.
                $"bukti/{codes[each.Item.CaseFileId]}-{each.Index + 1:000}{Path.GetExtension(each.Item.FileName).ToLowerInvariant()}",
                words.Text(each.Item.FileName),
                each.Item.MediaType,
                each.Item.Bytes,
                each.Item.ContentHash,
                words.Signature(each.Item.RecordedByUserId, each.Item.RecordedAt)))),
        ];
    }

    private void RequireMaker()
    {
        if (!person.Viewer.IsAny(SchoolRole.Principal, SchoolRole.Counsellor))
            throw new AccessRefusedException(hidden: false, "Student.ReaderOnly");
    }
}
