using System.Text.Json;
using SrpsWeb.Application.Imports;
using SrpsWeb.Application.Students;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Students;
using SrpsWeb.Web.Rendering;

namespace SrpsWeb.Web.Pages.Students;

/// <summary>One guardian as typed; an empty row is none.</summary>
public sealed class GuardianInput
{
    public GuardianRelation Relation { get; set; } = GuardianRelation.Mother;

    public string? Name { get; set; }

    public string? Occupation { get; set; }

    public string? Phone { get; set; }

    internal bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Occupation) && string.IsNullOrWhiteSpace(Phone);
}

/// <summary>What the form showed, so that the slower of two editors overwrites nothing unseen.</summary>
internal sealed record SeenStudent(RosterEntry? Roster, StudentContacts? Contacts)
{
    internal string Pack() => JsonSerializer.Serialize(this);

    /// <summary>Null for what no page wrote.</summary>
    internal static SeenStudent? Unpack(string? packed)
    {
        try
        {
            return packed is null || JsonSerializer.Deserialize<SeenStudent>(packed) is not { } seen || seen is { Contacts: { Details: null } or { Guardians: null } } ? null : seen;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The fields of the form that corrects a student.</summary>
public sealed class EditInput
{
    /// <summary>As many guardians as a form of two parents and two more needs.</summary>
    private const int MostGuardians = 6;

    public string? Seen { get; set; }

    public string? Name { get; set; }

    public Sex Sex { get; set; }

    public string? Nisn { get; set; }

    public string? Nis { get; set; }

    public Guid? ClassGroupId { get; set; }

    public DateOnly? From { get; set; }

    public string? BirthPlace { get; set; }

    public DateOnly? BirthDate { get; set; }

    public string? Address { get; set; }

    public string? Hamlet { get; set; }

    public string? Village { get; set; }

    public string? District { get; set; }

    public string? Phone { get; set; }

    public string? KipNumber { get; set; }

    public string? PkhNumber { get; set; }

    public string? Transport { get; set; }

    public string? DistanceKm { get; set; }

    public List<GuardianInput> Guardians { get; set; } = [];

    internal void Show(EditableStudent student, Format format)
    {
        Seen = new SeenStudent(student.Roster, student.Contacts).Pack();
        if (student.Roster is { } roster)
            (Name, Sex, Nisn, Nis, ClassGroupId) = (roster.Name, roster.Sex, roster.Nisn, roster.Nis, roster.ClassGroupId);
        if (student.Contacts is { } contacts)
        {
            var details = contacts.Details;
            (BirthPlace, BirthDate, Address, Hamlet, Village, District) = (details.BirthPlace, details.BirthDate, details.Address, details.Hamlet, details.Village, details.District);
            (Phone, KipNumber, PkhNumber, Transport) = (Shown(details.Phone), details.KipNumber, details.PkhNumber, details.Transport);
            DistanceKm = details.DistanceKm is { } km ? format.Number(km) : null;
            Guardians = [.. contacts.Guardians.Select(guardian => new GuardianInput { Relation = guardian.Relation, Name = guardian.Name, Occupation = guardian.Occupation, Phone = Shown(guardian.Phone) })];
        }

        AddEmptyRow();

        string? Shown(string? phone) => phone is null ? null : format.Phone(phone);
    }

    /// <summary>One row more than is filled in.</summary>
    internal void AddEmptyRow()
    {
        Guardians.RemoveAll(guardian => guardian.IsEmpty);
        if (Guardians.Count < MostGuardians)
            Guardians.Add(new GuardianInput());
    }

    /// <exception cref="RuleBrokenException">A phone or a distance cannot be read.</exception>
    internal CorrectStudent ToCommand(Guid studentId, EditableStudent student)
    {
        var seen = SeenStudent.Unpack(Seen);
        // A form that does not say what it showed, showed nothing that is stored: every difference is told before it is overwritten.
        var roster = student.Roster is null ? null : new RosterCorrection(seen?.Roster ?? new RosterEntry("", Sex, null, null, null), new RosterEntry(Name ?? "", Sex, Nisn, Nis, ClassGroupId), From);
        var contacts = student.Contacts is null ? null : seen?.Contacts ?? StudentContacts.None;
        return new CorrectStudent(studentId, roster, new ContactCorrection(contacts, new StudentContacts(Details(), Contacts())));
    }

    private StudentDetails Details() => new(
        Text(BirthPlace),
        BirthDate,
        Text(Address),
        Text(Hamlet),
        Text(Village),
        Text(District),
        PhoneOf(Phone, nameof(Phone)),
        Text(KipNumber),
        Text(PkhNumber),
        Text(Transport),
        TypedNumber.TryRead(DistanceKm, out var km) ? km : throw new RuleBrokenException("Form.NotANumber", nameof(DistanceKm)));

    private List<GuardianContact> Contacts()
    {
        var contacts = new List<GuardianContact>();
        foreach (var (place, guardian) in Guardians.Take(MostGuardians).Index())
        {
            if (guardian.IsEmpty)
                continue;
            var name = Text(guardian.Name) ?? throw new RuleBrokenException("Guardian.NameMissing", $"Guardians[{place}].Name");
            contacts.Add(new GuardianContact(guardian.Relation, name, Text(guardian.Occupation), PhoneOf(guardian.Phone, $"Guardians[{place}].Phone")));
        }

        return contacts;
    }

    /// <summary>Read as the import reads its cells; one person has one number.</summary>
    private static string? PhoneOf(string? typed, string field)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        var reading = PhoneCell.Read(typed);
        return reading is { HasInvalid: false, Phones: [var phone] } ? phone : throw new RuleBrokenException("Student.PhoneInvalid", field);
    }

    private static string? Text(string? typed) => TypedText.Of(typed) is { Length: > 0 } kept ? kept : null;
}
