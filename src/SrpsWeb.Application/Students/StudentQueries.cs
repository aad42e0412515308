using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Audit;
using SrpsWeb.Application.Exports;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Privacy;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Students;

public sealed record StudentFilter(string? Search, Guid? ClassGroupId, int Page);

/// <summary>One line of the exported list.</summary>
/// <param name="Sex">Null, as the numbers are, for who sees name and class only.</param>
/// <param name="Details">Null where the contacts are not for the viewer; then <paramref name="Guardians"/> is empty.</param>
public sealed record ExportedStudent(string Name, string? Nisn, string? Nis, Sex? Sex, string? ClassGroupName, StudentDetails? Details, IReadOnlyList<GuardianContact> Guardians);

/// <param name="Sex">Null, as the numbers are, for who sees name and class only.</param>
public sealed record StudentRow(Guid Id, string Name, string? Nisn, string? Nis, Sex? Sex, string? ClassGroupName);

/// <summary>A student to choose in a form.</summary>
public sealed record StudentOption(Guid Id, string Name, Guid ClassGroupId, string ClassGroupName);

public sealed record ClassGroupOption(Guid Id, string Name);

/// <param name="Sex">Null, as the numbers are, for who sees name and class only.</param>
public sealed record StudentProfile(
    Guid Id,
    string Name,
    Sex? Sex,
    string? Nisn,
    string? Nis,
    string? ClassGroupName,
    bool IsEnrolled,
    StudentDetails? Details,
    IReadOnlyList<GuardianContact> Guardians,
    IReadOnlyList<EnrolmentRow> Enrolments,
    IReadOnlyList<StudentCaseRow> Cases)
{
    /// <summary>What parents or guardian agree to today; null where that is not for the viewer.</summary>
    public IReadOnlyList<ConsentPurpose>? Consents { get; init; }

    /// <summary>The day the person's data were removed; null for everybody else.</summary>
    public DateOnly? AnonymisedOn { get; init; }
}

public sealed record EnrolmentRow(string ClassGroupName, DateOnly From, DateOnly? Until);

/// <summary>A case of the student that the viewer may read with the name.</summary>
/// <param name="Outcome">Of the last closing; null while the case is open.</param>
public sealed record StudentCaseRow(
    Guid Id,
    string Code,
    string MainFactorId,
    string MainFactorEn,
    RiskLevel Level,
    Confidentiality Confidentiality,
    string ResponsibleName,
    DateOnly OpenedOn,
    DateOnly? ClosedOn,
    ClosureOutcome? Outcome);

/// <summary>Students as far as the viewer may see them: a wali kelas the own class, the others of the roster all.</summary>
public sealed class StudentQueries(SrpsDbContext db, ICurrentPerson person, CasesSeen seen, SchoolClock clock)
{
    public const int PageSize = 25;

    /// <summary>Whether addresses, phones and guardians of at least some students are for the viewer (access.md).</summary>
    public bool SeesContacts => SeesAllContacts || person.Viewer.Is(SchoolRole.Homeroom);

    /// <summary>Whether NISN, NIS and sex of at least some students are for the viewer: the adviser of the OSIS has the roster as name and class (access.md).</summary>
    public bool SeesIdentity => SeesAllIdentities || person.Viewer.Is(SchoolRole.Homeroom);

    private bool SeesAllIdentities => SeesAllContacts || person.Viewer.Is(SchoolRole.Operator);

    private bool SeesAllContacts => person.Viewer.IsAny(SchoolRole.Principal, SchoolRole.Coordinator, SchoolRole.Counsellor);

    /// <summary>Students enrolled now whose name, class, or NISN or NIS where the viewer sees them, contains every word of the search.</summary>
    public async Task<PageOf<StudentRow>> ListAsync(StudentFilter filter, CancellationToken ct)
    {
        var students = Filtered(filter);
        var (seesAll, classIds) = (SeesAllIdentities, OwnClassIds());
        var total = await students.CountAsync(ct);
        var page = PageNumber.Existing(filter.Page, total, PageSize);
        var rows = await students.OrderBy(student => student.FoldedName).ThenBy(student => student.Id)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .Select(student => new StudentRow(
                student.Id,
                student.Name,
                seesAll || classIds.Contains(student.ClassGroupId!.Value) ? student.Nisn : null,
                seesAll || classIds.Contains(student.ClassGroupId!.Value) ? student.Nis : null,
                seesAll || classIds.Contains(student.ClassGroupId!.Value) ? student.Sex : null,
                db.ClassGroups.Where(group => group.Id == student.ClassGroupId).Select(group => group.Name).FirstOrDefault()))
            .ToListAsync(ct);
        return new PageOf<StudentRow>(rows, total, page, PageSize);
    }

    /// <summary>All students of the list as it is filtered; contacts only for who sees them on the profile.</summary>
    public async Task<ListExport<ExportedStudent>> ExportAsync(StudentFilter filter, CancellationToken ct)
    {
        var students = Filtered(filter);
        var total = await students.CountAsync(ct);
        if (total > ListExportLimit.Most)
            return new ListExport<ExportedStudent>([], total);
        if (SeesContacts)
            students = students.Include(student => student.Guardians).AsSplitQuery();
        var found = await students.OrderBy(student => student.FoldedName).ThenBy(student => student.Id).ToListAsync(ct);
        var groups = await db.ClassGroups.AsNoTracking().ToDictionaryAsync(group => group.Id, group => group.Name, ct);
        return new ListExport<ExportedStudent>(
            [
                .. found.Select(student => new ExportedStudent(
                    student.Name,
                    SeesIdentityOf(student) ? student.Nisn : null,
                    SeesIdentityOf(student) ? student.Nis : null,
                    SeesIdentityOf(student) ? student.Sex : null,
                    student.ClassGroupId is { } groupId ? groups.GetValueOrDefault(groupId) : null,
                    DetailsOf(student),
                    GuardiansOf(student))),
            ],
            total);
    }

    /// <summary>Class groups that have students in the viewer's scope now.</summary>
    public async Task<IReadOnlyList<ClassGroupOption>> ClassGroupsAsync(CancellationToken ct)
    {
        var ids = InScope().Where(student => student.ClassGroupId != null).Select(student => student.ClassGroupId!.Value).Distinct();
        var groups = await db.ClassGroups.AsNoTracking().Where(group => ids.Contains(group.Id))
            .Select(group => new { group.Id, group.Name, group.Level })
            .ToListAsync(ct);
        return [.. groups.OrderBy(group => group.Level).ThenBy(group => group.Name, StringComparer.Ordinal).Select(group => new ClassGroupOption(group.Id, group.Name))];
    }

    /// <summary>Students to choose from when a case is opened, by name, with their class.</summary>
    public async Task<IReadOnlyList<StudentOption>> OptionsAsync(CancellationToken ct) =>
        await InScope().Where(student => student.ClassGroupId != null)
            .OrderBy(student => student.FoldedName)
            .Join(db.ClassGroups, student => student.ClassGroupId, group => group.Id, (student, group) => new StudentOption(student.Id, student.Name, group.Id, group.Name))
            .ToListAsync(ct);

    /// <summary>Whether the student is enrolled and one the viewer may see.</summary>
    public Task<bool> IsInScopeAsync(Guid studentId, CancellationToken ct) => InScope().AnyAsync(student => student.Id == studentId && student.ClassGroupId != null, ct);

    /// <summary>The profile as far as the viewer may see it, or null for an unknown student or one out of scope.</summary>
    public async Task<StudentProfile?> FindAsync(Guid studentId, CancellationToken ct)
    {
        var student = await InScope().AsNoTracking().Include(found => found.Guardians).Include(found => found.Enrolments).AsSingleQuery()
            .SingleOrDefaultAsync(found => found.Id == studentId, ct);
        if (student is null)
            return null;
        var groupIds = student.Enrolments.Select(enrolment => enrolment.ClassGroupId).ToList();
        var groups = await db.ClassGroups.AsNoTracking().Where(group => groupIds.Contains(group.Id)).ToDictionaryAsync(group => group.Id, group => group.Name, ct);
        return new StudentProfile(
            student.Id,
            student.Name,
            SeesIdentityOf(student) ? student.Sex : null,
            SeesIdentityOf(student) ? student.Nisn : null,
            SeesIdentityOf(student) ? student.Nis : null,
            student.ClassGroupId is { } current ? groups.GetValueOrDefault(current) : null,
            student.ClassGroupId is not null,
            DetailsOf(student),
            GuardiansOf(student),
            [.. student.Enrolments.OrderByDescending(enrolment => enrolment.From).Select(enrolment => new EnrolmentRow(groups[enrolment.ClassGroupId], enrolment.From, enrolment.Until))],
            await CasesAsync(studentId, ct))
        {
            Consents = SeesContactsOf(student) ? await ConsentsAsync(studentId, ct) : null,
            AnonymisedOn = student.AnonymisedOn,
        };
    }

    /// <summary>The name of a student whose contacts the viewer sees, or null.</summary>
    public Task<string?> NameAsync(Guid studentId, CancellationToken ct)
    {
        var (seesAll, classIds) = (SeesAllContacts, OwnClassIds());
        return db.Students.AsNoTracking()
            .Where(student => student.Id == studentId && (seesAll || (student.ClassGroupId != null && classIds.Contains(student.ClassGroupId.Value))))
            .Select(student => student.Name)
            .SingleOrDefaultAsync(ct);
    }

    private async Task<IReadOnlyList<ConsentPurpose>> ConsentsAsync(Guid studentId, CancellationToken ct)
    {
        var consents = await db.GuardianConsents.AsNoTracking().Where(consent => consent.StudentId == studentId).ToListAsync(ct);
        return [.. consents.Where(consent => consent.HoldsOn(clock.Today)).Select(consent => consent.Purpose).Distinct().Order()];
    }

    private async Task<IReadOnlyList<StudentCaseRow>> CasesAsync(Guid studentId, CancellationToken ct)
    {
        var cases = await db.CaseFiles.AsNoTracking()
            .Where(file => file.StudentId == studentId)
            // The page shows the name: a case the viewer reads by code must not stand beside it.
            .Where(CaseAccess.ReadableByNameBy(person.Viewer))
            .OrderByDescending(file => file.OpenedOn)
            .ThenByDescending(file => file.Id)
            .Join(db.RiskFactors, file => file.MainFactorId, factor => factor.Id, (file, factor) => new StudentCaseRow(
                file.Id,
                file.Code,
                factor.NameId,
                factor.NameEn,
                file.CurrentLevel,
                file.Confidentiality,
                db.Memberships.Where(member => member.UserId == file.ResponsibleUserId).Select(member => member.FullName).First(),
                file.OpenedOn,
                file.ClosedOn,
                file.ClosedOn == null ? null : file.Spans.OrderByDescending(span => span.OpenedOn).ThenByDescending(span => span.OpenedAt).Select(span => span.Outcome).First()))
            .ToListAsync(ct);
        seen.Note(cases, file => file.Id, file => file.Confidentiality);
        return cases;
    }

    private IQueryable<Student> Filtered(StudentFilter filter)
    {
        var students = InScope().Where(student => student.ClassGroupId != null);
        if (filter.ClassGroupId is { } classGroupId)
            students = students.Where(student => student.ClassGroupId == classGroupId);
        var (seesAll, classIds) = (SeesAllIdentities, OwnClassIds());
        foreach (var word in FoldedText.Of(filter.Search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(6))
        {
            students = students.Where(student => student.FoldedName.Contains(word)
                || ((seesAll || classIds.Contains(student.ClassGroupId!.Value))
                    && ((student.Nisn != null && student.Nisn.Contains(word)) || (student.Nis != null && student.Nis.Contains(word))))
                || db.ClassGroups.Any(group => group.Id == student.ClassGroupId && group.FoldedName.Contains(word)));
        }

        return students;
    }

    private IQueryable<Student> InScope()
    {
        var viewer = person.Viewer;
        if (viewer.IsAny(SchoolRole.Operator, SchoolRole.Principal, SchoolRole.Coordinator, SchoolRole.Counsellor, SchoolRole.OsisAdviser))
            return db.Students.AsNoTracking();
        var classIds = viewer.HomeroomClassIds.ToList();
        return viewer.Is(SchoolRole.Homeroom)
            ? db.Students.AsNoTracking().Where(student => student.ClassGroupId != null && classIds.Contains(student.ClassGroupId.Value))
            : db.Students.AsNoTracking().Where(_ => false);
    }

    private List<Guid> OwnClassIds() => person.Viewer.Is(SchoolRole.Homeroom) ? [.. person.Viewer.HomeroomClassIds] : [];

    /// <summary>A wali kelas has the contacts of the own class only, also where another role shows more of the roster.</summary>
    private bool SeesContactsOf(Student student) => SeesAllContacts || IsOfOwnClass(student);

    private bool SeesIdentityOf(Student student) => SeesAllIdentities || IsOfOwnClass(student);

    private bool IsOfOwnClass(Student student) =>
        person.Viewer.Is(SchoolRole.Homeroom) && student.ClassGroupId is { } classId && person.Viewer.HomeroomClassIds.Contains(classId);

    private IReadOnlyList<GuardianContact> GuardiansOf(Student student) => SeesContactsOf(student)
        ? [.. student.Guardians.OrderBy(guardian => guardian.Relation).Select(guardian => new GuardianContact(guardian.Relation, guardian.Name, guardian.Occupation, guardian.Phone))]
        : [];

    private StudentDetails? DetailsOf(Student student) => SeesContactsOf(student) ? student.Details : null;
}
