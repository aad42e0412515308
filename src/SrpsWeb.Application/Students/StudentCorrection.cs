using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Students;

/// <summary>What the roster says of a student.</summary>
/// <param name="ClassGroupId">Null for who has left.</param>
public sealed record RosterEntry(string Name, Sex Sex, string? Nisn, string? Nis, Guid? ClassGroupId);

/// <summary>Address, phones, guardians and the other details of a student.</summary>
public sealed record StudentContacts(StudentDetails Details, IReadOnlyList<GuardianContact> Guardians)
{
    public static StudentContacts None { get; } = new(new StudentDetails(), []);
}

/// <param name="Seen">As the form showed it.</param>
/// <param name="From">First day in another class group; null for today. Looked at only where the class group changes.</param>
public sealed record RosterCorrection(RosterEntry Seen, RosterEntry Typed, DateOnly? From);

/// <param name="Seen">As the form showed it; null where it showed nothing: then what is left empty stays, as with an import.</param>
public sealed record ContactCorrection(StudentContacts? Seen, StudentContacts Typed);

/// <param name="Roster">Null where the person does not correct the roster.</param>
public sealed record CorrectStudent(Guid StudentId, RosterCorrection? Roster, ContactCorrection Contacts);

/// <summary>A student as far as the person may correct and see.</summary>
/// <param name="Name">For the head of the page.</param>
/// <param name="Roster">Null for who does not correct it.</param>
/// <param name="Contacts">Null for who may write but not read them.</param>
/// <param name="ClassGroups">Of the running school year; empty where the class cannot be changed.</param>
public sealed record EditableStudent(Guid Id, string Name, RosterEntry? Roster, StudentContacts? Contacts, IReadOnlyList<ClassGroupOption> ClassGroups);
