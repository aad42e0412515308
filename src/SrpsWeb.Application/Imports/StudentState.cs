using System.Globalization;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Imports;

/// <summary>One thing a file would change about a student, as text.</summary>
public sealed record FieldChange(RosterField Field, string? Before, string? After);

/// <summary>What is known of a student, for comparing before and after. A file adds and replaces; what it is silent about stays.</summary>
internal sealed record StudentState(string Name, Sex Sex, string? Nisn, string? Nis, StudentDetails Details, IReadOnlyList<GuardianContact> Guardians)
{
    public static StudentState Of(Student student) => new(
        student.Name,
        student.Sex,
        student.Nisn,
        student.Nis,
        new StudentDetails(
            student.BirthPlace,
            student.BirthDate,
            student.Address,
            student.Hamlet,
            student.Village,
            student.District,
            student.Phone,
            student.KipNumber,
            student.PkhNumber,
            student.Transport,
            student.DistanceKm),
        [.. student.Guardians.OrderBy(guardian => guardian.Relation).ThenBy(guardian => guardian.Id).Select(guardian => new GuardianContact(guardian.Relation, guardian.Name, guardian.Occupation, guardian.Phone))]);

    public static StudentState Of(RosterRow row) => new(row.Name, row.Sex, row.Nisn, row.Nis, row.Details, row.Guardians);

    public StudentState UpdatedBy(RosterRow row) => new(
        row.Name,
        row.Sex,
        row.Nisn ?? Nisn,
        row.Nis ?? Nis,
        new StudentDetails(
            row.Details.BirthPlace ?? Details.BirthPlace,
            row.Details.BirthDate ?? Details.BirthDate,
            row.Details.Address ?? Details.Address,
            row.Details.Hamlet ?? Details.Hamlet,
            row.Details.Village ?? Details.Village,
            row.Details.District ?? Details.District,
            row.Details.Phone ?? Details.Phone,
            row.Details.KipNumber ?? Details.KipNumber,
            row.Details.PkhNumber ?? Details.PkhNumber,
            row.Details.Transport ?? Details.Transport,
            row.Details.DistanceKm ?? Details.DistanceKm),
        Merged(row.Guardians));

    public void WriteTo(Student student)
    {
        student.Identify(Name, Sex, Nisn, Nis);
        student.Describe(Details);
        student.SetGuardians(Guardians);
    }

    public IReadOnlyList<FieldChange> ChangesTo(StudentState after)
    {
        (RosterField Field, string? Before, string? After)[] fields =
        [
            (RosterField.Name, Name, after.Name),
            (RosterField.Nisn, Nisn, after.Nisn),
            (RosterField.Nis, Nis, after.Nis),
            (RosterField.Sex, Sex == Sex.Male ? "L" : "P", after.Sex == Sex.Male ? "L" : "P"),
            (RosterField.BirthPlace, Details.BirthPlace, after.Details.BirthPlace),
            (RosterField.BirthDate, Text(Details.BirthDate), Text(after.Details.BirthDate)),
            (RosterField.Street, Details.Address, after.Details.Address),
            (RosterField.Hamlet, Details.Hamlet, after.Details.Hamlet),
            (RosterField.Village, Details.Village, after.Details.Village),
            (RosterField.District, Details.District, after.Details.District),
            (RosterField.Phone, Details.Phone, after.Details.Phone),
            (RosterField.KipNumber, Details.KipNumber, after.Details.KipNumber),
            (RosterField.PkhNumber, Details.PkhNumber, after.Details.PkhNumber),
            (RosterField.Transport, Details.Transport, after.Details.Transport),
            (RosterField.DistanceKm, Text(Details.DistanceKm), Text(after.Details.DistanceKm)),
            (RosterField.GuardianName, Text(Guardians), Text(after.Guardians)),
        ];

        return [.. fields.Where(field => field.Before != field.After).Select(field => new FieldChange(field.Field, field.Before, field.After))];
    }

    /// <summary>A contact of the file updates the known one of that name, else takes the place of one of that relation whom the file does not name, else is added.</summary>
    private List<GuardianContact> Merged(IReadOnlyList<GuardianContact> told)
    {
        var merged = Guardians.ToList();
        var replaceable = merged.Where(known => !told.Any(contact => IsSame(known, contact))).ToList();
        foreach (var contact in told)
        {
            var known = merged.Find(candidate => IsSame(candidate, contact)) ?? replaceable.Find(candidate => candidate.Relation == contact.Relation);
            if (known is null)
            {
                merged.Add(contact);
                continue;
            }

            replaceable.Remove(known);
            merged[merged.IndexOf(known)] = contact with { Occupation = contact.Occupation ?? known.Occupation, Phone = contact.Phone ?? known.Phone };
        }

        return merged;
    }

    private static bool IsSame(GuardianContact known, GuardianContact told) =>
        known.Relation == told.Relation && FoldedText.Of(known.Name) == FoldedText.Of(told.Name);

    private static string? Text(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Text(decimal? number) => number?.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Text(IEnumerable<GuardianContact> guardians) =>
        string.Join("; ", guardians.Select(guardian => string.Join(", ", new[] { guardian.Name, guardian.Occupation, guardian.Phone }.OfType<string>())).Order(StringComparer.Ordinal));
}
