namespace SrpsWeb.Application.Imports;

/// <summary>A student's sex as the school's sheet states it.</summary>
public enum RosterSex
{
    Male,
    Female,
}

/// <summary>How a contact is related to the student; <see cref="Parent"/> is a sheet's "orang tua" that does not say which.</summary>
public enum RosterRelation
{
    Father,
    Mother,
    Guardian,
    Parent,
}

/// <summary>A parent or guardian. <paramref name="Name"/> is null where the sheet has only a number; phones are E.164.</summary>
public sealed record RosterGuardian(RosterRelation Relation, string? Name, string? Occupation, IReadOnlyList<string> Phones);

/// <summary>Parts of an address, each null where the sheet has none.</summary>
public sealed record RosterAddress(string? Street, string? Rt, string? Rw, string? Hamlet, string? Village, string? District);

/// <summary>One student as the file tells it, checked and in our forms. Null means that the file says nothing, never that the value should be erased.</summary>
/// <param name="Row">Row in the file, counted from 1.</param>
/// <param name="Nisn">Ten digits, leading zeros restored.</param>
/// <param name="Programme">The programme's name or short form ("TKRO") as written, from its own column or out of the class group.</param>
/// <param name="Phones">The student's own numbers, E.164.</param>
/// <param name="DistanceKm">Home to school in kilometres, 0–500.</param>
public sealed record RosterRow(
    int Row,
    string Name,
    string? Nisn,
    string? Nis,
    RosterSex Sex,
    string? BirthPlace,
    DateOnly? BirthDate,
    ClassGroupName ClassGroup,
    string? Programme,
    RosterAddress Address,
    IReadOnlyList<string> Phones,
    IReadOnlyList<RosterGuardian> Guardians,
    string? KipNumber,
    string? PkhNumber,
    string? Transport,
    decimal? DistanceKm);

/// <summary>Whether a row is refused or only deserves a look.</summary>
public enum IssueSeverity
{
    Warning,
    Error,
}

/// <summary>Something found in a row. <paramref name="Code"/> is a resx key; <paramref name="Field"/> is named by <c>Import.Field.{Field}</c>.</summary>
/// <param name="Value">What the file says there, shortened; never a 16-digit number.</param>
/// <param name="OtherRow">For a duplicate: the row that has the student first.</param>
public sealed record RowIssue(int Row, RosterField Field, string Code, IssueSeverity Severity, string? Value = null, int? OtherRow = null);

/// <summary>Outcome of checking a table: the rows that may be imported and everything found in any row, in file order.</summary>
public sealed record RosterParse(IReadOnlyList<RosterRow> Rows, IReadOnlyList<RowIssue> Issues)
{
    /// <summary>Numbers of the rows that may not be imported.</summary>
    public IReadOnlySet<int> RefusedRows => Issues.Where(issue => issue.Severity == IssueSeverity.Error).Select(issue => issue.Row).ToHashSet();
}
