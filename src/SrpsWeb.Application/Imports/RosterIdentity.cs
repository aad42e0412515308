using System.Globalization;
using SrpsWeb.Domain;

namespace SrpsWeb.Application.Imports;

/// <summary>What tells one student from another: NISN, else NIS, else name and birth date.</summary>
public sealed record RosterIdentity(string? Nisn, string? Nis, string Name, DateOnly? BirthDate)
{
    public static RosterIdentity Of(RosterRow row) => new(row.Nisn, row.Nis, row.Name, row.Details.BirthDate);

    /// <summary>True when the record can be found again in a later file.</summary>
    public bool CanBeMatched => Nisn is not null || Nis is not null || BirthDate is not null;

    /// <summary>Name and birth date as one comparable text, null without a birth date.</summary>
    public string? NameAndBirthDate =>
        BirthDate is { } date ? string.Create(CultureInfo.InvariantCulture, $"{FoldedText.Of(Name)}|{date:yyyy-MM-dd}") : null;
}
