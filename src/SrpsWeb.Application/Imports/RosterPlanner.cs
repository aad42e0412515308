using SrpsWeb.Domain;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Imports;

/// <summary>What the school has already.</summary>
/// <param name="SchoolYearId">The year whose class groups the file names.</param>
/// <param name="Students">All students, with guardians.</param>
/// <param name="ClassGroups">Class groups of all years.</param>
public sealed record SchoolRoster(Guid SchoolYearId, IReadOnlyList<Student> Students, IReadOnlyList<ClassGroup> ClassGroups, IReadOnlyList<Programme> Programmes);

/// <summary>
/// Compares a checked roster with the school's students. Pure; applying its plan and planning the same file again finds nothing to do.
/// Students are found by NISN, then by NIS, then by name and birth date.
/// </summary>
public sealed class RosterPlanner
{
    private readonly SchoolRoster _school;
    private readonly KnownStudents _known;
    private readonly Dictionary<string, ClassGroup> _groupsByKey;
    private readonly Dictionary<Guid, ClassGroup> _groupsById;
    private readonly Dictionary<Guid, int> _rowByStudent = [];
    private readonly Dictionary<string, PlannedClassGroup> _newGroups = new(StringComparer.Ordinal);
    private readonly List<RowIssue> _issues = [];
    private readonly List<PlannedRow> _rows = [];

    private RosterPlanner(SchoolRoster school)
    {
        _school = school;
        _known = new KnownStudents(school.Students);
        _groupsById = school.ClassGroups.ToDictionary(group => group.Id);
        _groupsByKey = school.ClassGroups
            .Where(group => group.SchoolYearId == school.SchoolYearId)
            .GroupBy(group => ClassGroupName.KeyOf(group.Name) ?? group.FoldedName, StringComparer.Ordinal)
            .ToDictionary(groups => groups.Key, groups => groups.First(), StringComparer.Ordinal);
    }

    public static RosterPlan Plan(RosterParse parse, SchoolRoster school)
    {
        var planner = new RosterPlanner(school);
        foreach (var row in parse.Rows) planner.PlanRow(row);
        var issues = parse.Issues.Concat(planner._issues).OrderBy(issue => issue.Row).ToList();

        return new RosterPlan(planner._rows, issues, [.. planner._newGroups.Values], planner._rows.Select(row => row.ClassGroupId).OfType<Guid>().ToHashSet(), planner.Absent(parse));
    }

    private void PlanRow(RosterRow row)
    {
        var student = _known.Find(row);
        var refusal = student is null ? RefusalOfNew(row) : RefusalOfKnown(row, student);
        var group = _groupsByKey.GetValueOrDefault(row.ClassGroup.Key);
        if (group is null && row.ClassGroup.Level is null) refusal ??= Error(row, RosterField.ClassGroup, "Import.Row.ClassUnknown", row.ClassGroup.Display);
        if (refusal is not null)
        {
            _issues.Add(refusal);
            return;
        }

        if (group is null) CountNewGroup(row);
        _rows.Add(student is null ? new PlannedRow(row, PlannedAct.Create, StudentId: null, group?.Id, FormerClassGroup: null, []) : Known(row, student, group));
    }

    private PlannedRow Known(RosterRow row, Student student, ClassGroup? group)
    {
        _rowByStudent[student.Id] = row.Row;
        var before = StudentState.Of(student);
        var changes = before.ChangesTo(before.UpdatedBy(row));
        var staysInClass = group is not null && student.ClassGroupId == group.Id;
        var act = !staysInClass ? PlannedAct.ChangeClass : changes.Count > 0 ? PlannedAct.Update : PlannedAct.Nothing;
        var former = !staysInClass && student.ClassGroupId is { } left ? _groupsById[left].Name : null;

        return new PlannedRow(row, act, student.Id, group?.Id, former, changes);
    }

    /// <summary>A new student must not be a known one with a mistyped number.</summary>
    private RowIssue? RefusalOfNew(RosterRow row) =>
        _known.NamesakeOf(row) is { } namesake ? Error(row, RosterField.Nisn, "Import.Row.SameNameOtherNisn", namesake.Nisn)
        : row.Nis is not null && _known.ByNis(row.Nis) is { } owner ? Error(row, RosterField.Nis, "Import.Row.NisOfOther", owner.Name)
        : null;

    private RowIssue? RefusalOfKnown(RosterRow row, Student student)
    {
        if (_rowByStudent.TryGetValue(student.Id, out var first)) return Error(row, RosterField.Name, "Import.Row.DuplicateInFile", student.Name) with { OtherRow = first };
        if (row.Nis is not null && _known.ByNis(row.Nis) is { } owner && owner.Id != student.Id) return Error(row, RosterField.Nis, "Import.Row.NisOfOther", owner.Name);

        return IsAnotherPerson(row, student) ? Error(row, RosterField.Name, "Import.Row.NameDiffers", student.Name) : null;
    }

    /// <summary>The number is known, but no word of the name agrees and no birth date vouches for it: someone's NISN was mistyped.</summary>
    private static bool IsAnotherPerson(RosterRow row, Student student) =>
        !FoldedText.Of(row.Name).Split(' ').Intersect(student.FoldedName.Split(' '), StringComparer.Ordinal).Any()
        && (row.Details.BirthDate is null || row.Details.BirthDate != student.BirthDate);

    private static RowIssue Error(RosterRow row, RosterField field, string code, string? value) => new(row.Row, field, code, IssueSeverity.Error, value);

    private void CountNewGroup(RosterRow row)
    {
        var name = row.ClassGroup;
        _newGroups[name.Key] = _newGroups.TryGetValue(name.Key, out var group)
            ? group with { Students = group.Students + 1 }
            : new PlannedClassGroup(name, name.Level!.Value, ProgrammeOf(row), Students: 1);
    }

    private Guid? ProgrammeOf(RosterRow row)
    {
        string?[] told = [row.Programme, row.ClassGroup.Programme];
        var folded = told.OfType<string>().Select(FoldedText.Of).ToList();

        return _school.Programmes.FirstOrDefault(programme => folded.Contains(FoldedText.Of(programme.Code)) || folded.Contains(FoldedText.Of(programme.Name)))?.Id;
    }

    private List<AbsentStudent> Absent(RosterParse parse)
    {
        var refusedNames = RefusedIdentities(parse).Select(identity => FoldedText.Of(identity.Name)).ToHashSet(StringComparer.Ordinal);
        var refusedNumbers = RefusedIdentities(parse).SelectMany(identity => new[] { identity.Nisn, identity.Nis }).OfType<string>().ToHashSet(StringComparer.Ordinal);

        return
        [
            .. _school.Students
                .Where(student => student.ClassGroupId is not null && !_rowByStudent.ContainsKey(student.Id))
                .Where(student => !refusedNames.Contains(student.FoldedName) && !refusedNumbers.Contains(student.Nisn ?? "") && !refusedNumbers.Contains(student.Nis ?? ""))
                .Select(student => new AbsentStudent(student.Id, student.Name, student.Nisn, student.ClassGroupId!.Value, _groupsById[student.ClassGroupId.Value].Name)),
        ];
    }

    private IEnumerable<RosterIdentity> RefusedIdentities(RosterParse parse)
    {
        var refusedHere = _issues.Select(issue => issue.Row).ToHashSet();

        return parse.RefusedIdentities.Concat(parse.Rows.Where(row => refusedHere.Contains(row.Row)).Select(RosterIdentity.Of));
    }

    /// <summary>The school's students by what a file can tell of them.</summary>
    private sealed class KnownStudents(IReadOnlyList<Student> students)
    {
        private readonly Dictionary<string, Student> _byNisn = students.Where(student => student.Nisn is not null).ToDictionary(student => student.Nisn!, StringComparer.Ordinal);
        private readonly ILookup<string, Student> _byNis = students.Where(student => student.Nis is not null).ToLookup(student => student.Nis!, StringComparer.Ordinal);
        private readonly ILookup<string, Student> _byName = students.Where(student => student.BirthDate is not null).ToLookup(student => NameAndBirthDate(student)!, StringComparer.Ordinal);

        public Student? ByNis(string nis) => _byNis[nis].FirstOrDefault();

        public Student? Find(RosterRow row)
        {
            if (row.Nisn is not null && _byNisn.TryGetValue(row.Nisn, out var sameNisn)) return sameNisn;
            if (row.Nis is not null && _byNis[row.Nis].FirstOrDefault(student => Agrees(row, student)) is { } sameNis) return sameNis;

            return Namesakes(row).FirstOrDefault(student => row.Nisn is null || student.Nisn is null);
        }

        /// <summary>A student of the same name and birth date under another NISN.</summary>
        public Student? NamesakeOf(RosterRow row) => Namesakes(row).FirstOrDefault();

        private IEnumerable<Student> Namesakes(RosterRow row) => RosterIdentity.Of(row).NameAndBirthDate is { } key ? _byName[key] : [];

        // A NIS is the school's own number and is given anew over the years: under another NISN the name must be the same.
        private static bool Agrees(RosterRow row, Student student) =>
            row.Nisn is null || student.Nisn is null || FoldedText.Of(row.Name) == student.FoldedName;

        private static string? NameAndBirthDate(Student student) => new RosterIdentity(student.Nisn, student.Nis, student.Name, student.BirthDate).NameAndBirthDate;
    }
}
