namespace SrpsWeb.Data;

/// <summary>Port: the school whose records are read and written now. Without one, no school's row is visible.</summary>
public interface ICurrentSchool
{
    Guid? SchoolId { get; }
}

/// <summary>A school chosen by code rather than by the signed-in person: seeding, design time, tests.</summary>
public sealed class ChosenSchool : ICurrentSchool
{
    public Guid? SchoolId { get; set; }
}
