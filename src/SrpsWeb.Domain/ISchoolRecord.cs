namespace SrpsWeb.Domain;

/// <summary>
/// A record that belongs to one school. Its key is <c>(SchoolId, Id)</c>; the data layer stamps <see cref="SchoolId"/>
/// when the record is added and refuses to save it under another school.
/// </summary>
public interface ISchoolRecord
{
    Guid SchoolId { get; }
}
