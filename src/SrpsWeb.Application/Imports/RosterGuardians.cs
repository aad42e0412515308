namespace SrpsWeb.Application.Imports;

/// <summary>Puts together parents and guardians from their columns; a number or occupation of "orang tua" goes to the first one named.</summary>
internal static class RosterGuardians
{
    public static IReadOnlyList<RosterGuardian> Read(RowCells cells)
    {
        var guardians = new List<RosterGuardian>();
        Add(RosterRelation.Father, RosterField.FatherName, RosterField.FatherOccupation, RosterField.FatherPhone);
        Add(RosterRelation.Mother, RosterField.MotherName, RosterField.MotherOccupation, RosterField.MotherPhone);
        Add(RosterRelation.Guardian, RosterField.GuardianName, RosterField.GuardianOccupation, RosterField.GuardianPhone);

        var name = cells.Text(RosterField.ParentName);
        var occupation = cells.Text(RosterField.ParentOccupation);
        var phones = cells.Phones(RosterField.ParentPhone);
        if (name is null && guardians.Count > 0)
        {
            var first = guardians[0];
            guardians[0] = first with { Occupation = first.Occupation ?? occupation, Phones = [.. first.Phones.Union(phones, StringComparer.Ordinal)] };
        }
        else if (name is not null || phones.Count > 0)
        {
            guardians.Add(new RosterGuardian(RosterRelation.Parent, name, occupation, phones));
        }

        return guardians;

        void Add(RosterRelation relation, RosterField nameField, RosterField occupationField, RosterField phoneField)
        {
            var own = cells.Text(nameField);
            var numbers = cells.Phones(phoneField);
            if (own is not null || numbers.Count > 0) guardians.Add(new RosterGuardian(relation, own, cells.Text(occupationField), numbers));
        }
    }
}
