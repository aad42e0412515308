using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Imports;

/// <summary>One student as the file tells it, checked and in our forms. Null means that the file says nothing, never that the value should be erased.</summary>
/// <param name="Row">Row in the file, counted from 1.</param>
/// <param name="Nisn">Ten digits, leading zeros restored.</param>
/// <param name="Programme">The programme's name or short form ("TKRO") as written, from its own column or out of the class group.</param>
/// <param name="Details">What else the file says; the phone is E.164 and the first of several.</param>
public sealed record RosterRow(
    int Row,
    string Name,
    string? Nisn,
    string? Nis,
    Sex Sex,
    ClassGroupName ClassGroup,
    string? Programme,
    StudentDetails Details,
    IReadOnlyList<GuardianContact> Guardians);

/// <summary>Whether a row is refused or only deserves a look.</summary>
public enum IssueSeverity
{
    Warning,
    Error,
}

/// <summary>Something found in a row. <paramref name="Code"/> is a resx key; <paramref name="Field"/> is named by <c>RosterField.{Field}</c>.</summary>
/// <param name="Value">What the file says there, shortened; never a 16-digit number.</param>
/// <param name="OtherRow">For a duplicate: the row that has the student first.</param>
public sealed record RowIssue(int Row, RosterField Field, string Code, IssueSeverity Severity, string? Value = null, int? OtherRow = null);

/// <summary>Outcome of checking a table: the rows that may be imported and everything found in any row, in file order.</summary>
/// <param name="RefusedIdentities">What could be read of the refused students, so that none of them is taken for one missing from the file.</param>
public sealed record RosterParse(IReadOnlyList<RosterRow> Rows, IReadOnlyList<RowIssue> Issues, IReadOnlyList<RosterIdentity> RefusedIdentities)
{
    /// <summary>Numbers of the rows that may not be imported.</summary>
    public IReadOnlySet<int> RefusedRows => Issues.Where(issue => issue.Severity == IssueSeverity.Error).Select(issue => issue.Row).ToHashSet();
}
