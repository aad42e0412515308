using SrpsWeb.Domain;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Imports;

/// <summary>
/// One thing a file would change about a student. The operator, who imports, may write contacts and personal details but not read them
/// (access.md): for those both texts are null and only the field is named.
/// </summary>
public sealed record FieldChange(RosterField Field, string? Before, string? After);

/// <summary>What is known of a student, for comparing before and after. A file adds and replaces; what it is silent about stays.</summary>
internal sealed record StudentState(string Name, Sex Sex, string? Nisn, string? Nis, StudentDetails Details, IReadOnlyList<GuardianContact> Guardians)
{
    public static StudentState Of(Student student) => new(
        student.Name,
        student.Sex,
        student.Nisn,
        student.Nis,
        student.Details,
        [.. student.Guardians.OrderBy(guardian => guardian.Relation).ThenBy(guardian => guardian.Id).Select(guardian => new GuardianContact(guardian.Relation, guardian.Name, guardian.Occupation, guardian.Phone))]);

    public static StudentState Of(RosterRow row) => new(row.Name, row.Sex, row.Nisn, row.Nis, row.Details, row.Guardians);

    public StudentState UpdatedBy(RosterRow row) =>
        (this with { Name = row.Name, Sex = row.Sex, Nisn = row.Nisn ?? Nisn, Nis = row.Nis ?? Nis }).WithContacts(row.Details, row.Guardians);

    /// <summary>What is told of contacts and details replaces what is known; what is not told stays.</summary>
    public StudentState WithContacts(StudentDetails told, IReadOnlyList<GuardianContact> guardians) => this with
    {
        Details = new StudentDetails(
            told.BirthPlace ?? Details.BirthPlace,
            told.BirthDate ?? Details.BirthDate,
            told.Address ?? Details.Address,
            told.Hamlet ?? Details.Hamlet,
            told.Village ?? Details.Village,
            told.District ?? Details.District,
            told.Phone ?? Details.Phone,
            told.KipNumber ?? Details.KipNumber,
            told.PkhNumber ?? Details.PkhNumber,
            told.Transport ?? Details.Transport,
            told.DistanceKm ?? Details.DistanceKm),
        Guardians = Merged(guardians),
    };

    public void WriteTo(Student student)
    {
        student.Identify(Name, Sex, Nisn, Nis);
        student.Describe(Details);
        student.SetGuardians(Guardians);
    }

    public IReadOnlyList<FieldChange> ChangesTo(StudentState after)
    {
        var changes = new List<FieldChange>();
        Shown(RosterField.Name, Name, after.Name);
        Shown(RosterField.Nisn, Nisn, after.Nisn);
        Shown(RosterField.Nis, Nis, after.Nis);
        Shown(RosterField.Sex, Sex == Sex.Male ? "L" : "P", after.Sex == Sex.Male ? "L" : "P");
        Hidden(RosterField.BirthPlace, Details.BirthPlace, after.Details.BirthPlace);
        Hidden(RosterField.BirthDate, Details.BirthDate, after.Details.BirthDate);
        Hidden(RosterField.Street, Details.Address, after.Details.Address);
        Hidden(RosterField.Hamlet, Details.Hamlet, after.Details.Hamlet);
        Hidden(RosterField.Village, Details.Village, after.Details.Village);
        Hidden(RosterField.District, Details.District, after.Details.District);
        Hidden(RosterField.Phone, Details.Phone, after.Details.Phone);
        Hidden(RosterField.KipNumber, Details.KipNumber, after.Details.KipNumber);
        Hidden(RosterField.PkhNumber, Details.PkhNumber, after.Details.PkhNumber);
        Hidden(RosterField.Transport, Details.Transport, after.Details.Transport);
        Hidden(RosterField.DistanceKm, Details.DistanceKm, after.Details.DistanceKm);
        if (!Guardians.ToHashSet().SetEquals(after.Guardians)) changes.Add(new FieldChange(RosterField.ParentName, Before: null, After: null));

        return changes;

        void Shown(RosterField field, string? was, string? becomes)
        {
            if (was != becomes) changes.Add(new FieldChange(field, was, becomes));
        }

        void Hidden<T>(RosterField field, T was, T becomes)
        {
            if (!EqualityComparer<T>.Default.Equals(was, becomes)) changes.Add(new FieldChange(field, Before: null, After: null));
        }
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
}
