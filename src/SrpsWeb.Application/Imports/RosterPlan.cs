using SrpsWeb.Domain.Imports;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Application.Imports;

/// <summary>What a row of the file does.</summary>
public enum PlannedAct
{
    Create,
    Update,
    ChangeClass,
    Nothing,
}

/// <summary>A valid row and what it does.</summary>
/// <param name="StudentId">The student it belongs to; null for a new one.</param>
/// <param name="ClassGroupId">The class group it names; null when that group is still to be created.</param>
/// <param name="FormerClassGroup">For a class change: the group left, null for a student who had left the school.</param>
/// <param name="Changes">What changes besides the class; empty for a new student.</param>
public sealed record PlannedRow(RosterRow Row, PlannedAct Act, Guid? StudentId, Guid? ClassGroupId, string? FormerClassGroup, IReadOnlyList<FieldChange> Changes);

/// <summary>A class group that the file names and the school year does not have yet.</summary>
public sealed record PlannedClassGroup(ClassGroupName Name, GradeLevel Level, Guid? ProgrammeId, int Students);

/// <summary>A student enrolled now who is not in the file: perhaps left, never removed by an import.</summary>
public sealed record AbsentStudent(Guid StudentId, string Name, string? Nisn, Guid ClassGroupId, string ClassGroup);

/// <summary>All that an import would do, in file order.</summary>
/// <param name="Issues">What was found in the rows, by checking them alone and by comparing them with the school's students.</param>
/// <param name="ClassGroupIds">Known class groups that the file's rows name.</param>
/// <param name="Absent">Of the whole school; of a file about one class, only that class says anything.</param>
public sealed record RosterPlan(
    IReadOnlyList<PlannedRow> Rows,
    IReadOnlyList<RowIssue> Issues,
    IReadOnlyList<PlannedClassGroup> NewClassGroups,
    IReadOnlySet<Guid> ClassGroupIds,
    IReadOnlyList<AbsentStudent> Absent)
{
    /// <summary>Those absent of whom the file speaks: the students of its class groups.</summary>
    public IReadOnlyList<AbsentStudent> NotInFile { get; } = [.. Absent.Where(student => ClassGroupIds.Contains(student.ClassGroupId))];

    /// <summary>Numbers of the rows that are not imported.</summary>
    public IReadOnlySet<int> RefusedRows { get; } = Issues.Where(issue => issue.Severity == IssueSeverity.Error).Select(issue => issue.Row).ToHashSet();

    public ImportOutcome Outcome { get; } = new(
        Rows.Count(row => row.Act == PlannedAct.Create),
        Rows.Count(row => row.Act == PlannedAct.Update),
        Rows.Count(row => row.Act == PlannedAct.ChangeClass),
        Rows.Count(row => row.Act == PlannedAct.Nothing),
        Issues.Where(issue => issue.Severity == IssueSeverity.Error).Select(issue => issue.Row).Distinct().Count());

    /// <summary>How many rows that are imported deserve a look.</summary>
    public int RowsWithWarnings => Issues.Select(issue => issue.Row).Distinct().Count(row => !RefusedRows.Contains(row));
}
