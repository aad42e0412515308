using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Imports;
using SrpsWeb.Application.Schools;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Students;

/// <summary>
/// Puts the data of one student right (UU 27/2022, article 6). The operator corrects the roster and, without seeing what is stored,
/// contacts; the counsellor corrects contacts (access.md). Of two editors the second sees both texts.
/// </summary>
public sealed class StudentCorrectionService(SrpsDbContext db, SchoolYearService years, ICurrentPerson person, SchoolClock clock)
{
    private bool WritesRoster => person.Viewer.Is(SchoolRole.Operator);

    private bool ReadsContacts => person.Viewer.Is(SchoolRole.Counsellor);

    /// <exception cref="AccessRefusedException">No such student, or not for this person.</exception>
    public async Task<EditableStudent> FindAsync(Guid studentId, CancellationToken ct)
    {
        var student = await LoadAsync(studentId, tracked: false, ct);
        return new EditableStudent(
            student.Id,
            student.Name,
            WritesRoster ? RosterOf(student) : null,
            ReadsContacts ? ContactsOf(student) : null,
            WritesRoster && student.ClassGroupId is not null ? await ClassGroupsAsync(student.ClassGroupId.Value, ct) : []);
    }

    /// <returns>The fields that somebody else changed meanwhile; empty where everything is stored, and nothing is stored otherwise.</returns>
    /// <exception cref="AccessRefusedException">No such student, or not for this person.</exception>
    /// <exception cref="RuleBrokenException">A rule refuses, with its code.</exception>
    public async Task<IReadOnlyList<RefusedField>> CorrectAsync(CorrectStudent command, CancellationToken ct)
    {
        var student = await LoadAsync(command.StudentId, tracked: true, ct);
        var merge = new FieldMerge();
        if (WritesRoster && command.Roster is { } roster)
            await CorrectRosterAsync(student, roster, merge, ct);
        CorrectContacts(student, command.Contacts, merge);
        if (merge.Refused.Count > 0)
        {
            db.ForgetChanges();
            return merge.Refused;
        }

        await db.SaveChangesAsync(ct);
        return [];
    }

    private async Task CorrectRosterAsync(Student student, RosterCorrection roster, FieldMerge merge, CancellationToken ct)
    {
        var (seen, typed) = (roster.Seen, roster.Typed);
        var name = merge.Of(nameof(Student.Name), seen.Name, Typed.Text(typed.Name), student.Name)!;
        var sex = merge.Of(nameof(Student.Sex), seen.Sex, typed.Sex, student.Sex, value => value == Sex.Male ? "L" : "P");
        var nisn = merge.Of(nameof(Student.Nisn), seen.Nisn, Typed.Optional(typed.Nisn), student.Nisn);
        var nis = merge.Of(nameof(Student.Nis), seen.Nis, Typed.Optional(typed.Nis), student.Nis);
        if (nisn is not null && nisn != student.Nisn && await db.Students.AnyAsync(other => other.Id != student.Id && other.Nisn == nisn, ct))
            throw new RuleBrokenException("Student.NisnTaken", nameof(Student.Nisn));
        student.Identify(name, sex, nisn, nis);
        if (student.ClassGroupId is not { } current || typed.ClassGroupId is not { } wanted)
            return;
        var groups = await ClassGroupsAsync(current, ct);
        var chosen = merge.Of(nameof(Student.ClassGroupId), seen.ClassGroupId ?? current, wanted, current, id => groups.FirstOrDefault(group => group.Id == id)?.Name ?? "–");
        if (chosen != current)
            ChangeClass(student, groups, chosen, roster.From ?? clock.Today);
    }

    private void ChangeClass(Student student, IReadOnlyList<ClassGroupOption> groups, Guid classGroupId, DateOnly from)
    {
        if (!groups.Any(group => group.Id == classGroupId))
            throw new RuleBrokenException("Student.ClassGroupUnknown", nameof(Student.ClassGroupId));
        if (from > clock.Today)
            throw new RuleBrokenException("Student.ClassChangeInFuture", nameof(RosterCorrection.From));
        student.Enrol(classGroupId, from);
    }

    private static void CorrectContacts(Student student, ContactCorrection contacts, FieldMerge merge)
    {
        if (contacts.Seen is not { } seen)
        {
            StudentState.Of(student).WithContacts(contacts.Typed.Details, contacts.Typed.Guardians).WriteTo(student);
            return;
        }

        var (was, typed, now) = (seen.Details, contacts.Typed.Details, student.Details);
        student.Describe(new StudentDetails(
            merge.Of(nameof(was.BirthPlace), was.BirthPlace, typed.BirthPlace, now.BirthPlace),
            merge.Of(nameof(was.BirthDate), was.BirthDate, typed.BirthDate, now.BirthDate, value => $"{value:yyyy-MM-dd}"),
            merge.Of(nameof(was.Address), was.Address, typed.Address, now.Address),
            merge.Of(nameof(was.Hamlet), was.Hamlet, typed.Hamlet, now.Hamlet),
            merge.Of(nameof(was.Village), was.Village, typed.Village, now.Village),
            merge.Of(nameof(was.District), was.District, typed.District, now.District),
            merge.Of(nameof(was.Phone), was.Phone, typed.Phone, now.Phone),
            merge.Of(nameof(was.KipNumber), was.KipNumber, typed.KipNumber, now.KipNumber),
            merge.Of(nameof(was.PkhNumber), was.PkhNumber, typed.PkhNumber, now.PkhNumber),
            merge.Of(nameof(was.Transport), was.Transport, typed.Transport, now.Transport),
            merge.Of(nameof(was.DistanceKm), was.DistanceKm, typed.DistanceKm, now.DistanceKm, value => $"{value:0.#}")));
        student.SetGuardians(merge.Of(
            nameof(Student.Guardians),
            new GuardianList(seen.Guardians),
            new GuardianList(contacts.Typed.Guardians),
            new GuardianList(ContactsOf(student).Guardians),
            list => list.InWords).Contacts);
    }

    private async Task<Student> LoadAsync(Guid studentId, bool tracked, CancellationToken ct)
    {
        if (!WritesRoster && !ReadsContacts)
            throw new AccessRefusedException(hidden: false, "Student.ReaderOnly");
        var students = db.Students.Include(student => student.Guardians).Include(student => student.Enrolments).AsSplitQuery();
        var found = await (tracked ? students : students.AsNoTracking()).SingleOrDefaultAsync(student => student.Id == studentId, ct);
        return found is { AnonymisedOn: null } ? found : throw new AccessRefusedException(hidden: true, "Student.Unknown");
    }

    /// <summary>Those of the running year, and the one the student is in.</summary>
    private async Task<IReadOnlyList<ClassGroupOption>> ClassGroupsAsync(Guid current, CancellationToken ct)
    {
        var yearId = (await years.OfDayAsync(clock.Today, ct))?.Id;
        var groups = await db.ClassGroups.AsNoTracking().Where(group => group.SchoolYearId == yearId || group.Id == current)
            .Select(group => new { group.Id, group.Name, group.Level })
            .ToListAsync(ct);
        return [.. groups.OrderBy(group => group.Level).ThenBy(group => group.Name, StringComparer.Ordinal).Select(group => new ClassGroupOption(group.Id, group.Name))];
    }

    private static RosterEntry RosterOf(Student student) => new(student.Name, student.Sex, student.Nisn, student.Nis, student.ClassGroupId);

    private static StudentContacts ContactsOf(Student student) => new(student.Details, StudentState.Of(student).Guardians);

    /// <summary>Guardians compared by what they say, in whatever order.</summary>
    private sealed record GuardianList(IReadOnlyList<GuardianContact> Contacts)
    {
        public string InWords => string.Join("; ", Contacts.Select(contact => string.Join(" · ", new[] { contact.Name, contact.Occupation, contact.Phone }.OfType<string>()))) is { Length: > 0 } words ? words : "–";

        public bool Equals(GuardianList? other) => other is not null && Contacts.ToHashSet().SetEquals(other.Contacts);

        public override int GetHashCode() => Contacts.Count;
    }
}
