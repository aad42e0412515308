using System.Globalization;
using System.Text;

namespace SrpsWeb.Application.Imports;

/// <summary>What tells one student from another: NISN, else NIS, else name and birth date.</summary>
public sealed record RosterIdentity(string? Nisn, string? Nis, string Name, DateOnly? BirthDate)
{
    public static RosterIdentity Of(RosterRow row) => new(row.Nisn, row.Nis, row.Name, row.BirthDate);

    /// <summary>True when the record can be found again in a later file.</summary>
    public bool CanBeMatched => Nisn is not null || Nis is not null || BirthDate is not null;

    /// <summary>Name and birth date as one comparable text, null without a birth date.</summary>
    public string? NameAndBirthDate =>
        BirthDate is { } date ? string.Create(CultureInfo.InvariantCulture, $"{NameKey(Name)}|{date:yyyy-MM-dd}") : null;

    /// <summary>A name folded for comparing: no accents, case, punctuation or double spaces ("Ma'ruf  AMIN" equals "Maruf Amin").</summary>
    public static string NameKey(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(c)) key.Append(char.ToUpperInvariant(c));
            else if ((char.IsWhiteSpace(c) || c is '.' or '-' or ',') && key.Length > 0 && key[^1] != ' ') key.Append(' ');
        }

        return key.ToString().TrimEnd();
    }
}
