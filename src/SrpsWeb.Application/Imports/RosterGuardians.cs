using SrpsWeb.Domain;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Imports;

/// <summary>
/// Puts together parents and guardians from their columns. A number or occupation of "orang tua" goes to the first one named;
/// a number whose owner is not named counts as the student's own.
/// </summary>
internal static class RosterGuardians
{
    public static (IReadOnlyList<GuardianContact> Contacts, string? StudentPhone) Read(RowCells cells)
    {
        var contacts = new List<GuardianContact>();
        var ownerless = new List<string>();
        Add(GuardianRelation.Father, RosterField.FatherName, RosterField.FatherOccupation, RosterField.FatherPhone);
        Add(GuardianRelation.Mother, RosterField.MotherName, RosterField.MotherOccupation, RosterField.MotherPhone);
        Add(GuardianRelation.Guardian, RosterField.GuardianName, RosterField.GuardianOccupation, RosterField.GuardianPhone);
        AddUndivided();

        return (contacts, FirstPhone(cells, RosterField.Phone, [.. cells.Phones(RosterField.Phone).Union(ownerless, StringComparer.Ordinal)]));

        void Add(GuardianRelation relation, RosterField nameField, RosterField occupationField, RosterField phoneField)
        {
            var phones = cells.Phones(phoneField);
            if (cells.Text(nameField) is { } name) contacts.Add(new GuardianContact(relation, name, cells.Text(occupationField), FirstPhone(cells, phoneField, phones)));
            else ownerless.AddRange(phones);
        }

        void AddUndivided()
        {
            var phones = cells.Phones(RosterField.ParentPhone);
            var occupation = cells.Text(RosterField.ParentOccupation);
            if (cells.Text(RosterField.ParentName) is { } name)
            {
                contacts.Add(new GuardianContact(GuardianRelation.Guardian, name, occupation, FirstPhone(cells, RosterField.ParentPhone, phones)));
            }
            else if (contacts is [var first, ..])
            {
                var phone = FirstPhone(cells, RosterField.ParentPhone, [.. new[] { first.Phone }.OfType<string>().Union(phones, StringComparer.Ordinal)]);
                contacts[0] = first with { Occupation = first.Occupation ?? occupation, Phone = phone };
            }
            else
            {
                ownerless.AddRange(phones);
            }
        }
    }

    // One number is kept for each person; the sheet's other numbers are shown, not swallowed.
    private static string? FirstPhone(RowCells cells, RosterField field, IReadOnlyList<string> phones)
    {
        foreach (var further in phones.Skip(1)) cells.Warn(field, "Import.Row.FurtherPhone", further);

        return phones.Count == 0 ? null : phones[0];
    }
}
