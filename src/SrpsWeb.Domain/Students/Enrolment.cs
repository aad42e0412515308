namespace SrpsWeb.Domain.Students;

/// <summary>A student's stay in one class group. The students enrolled on a day are the denominator of every percentage.</summary>
public sealed class Enrolment : ISchoolRecord
{
    private Enrolment()
    {
    }

    internal Enrolment(Guid id, Guid studentId, Guid classGroupId, DateOnly from)
    {
        Id = id;
        StudentId = studentId;
        ClassGroupId = classGroupId;
        From = from;
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    public Guid StudentId { get; private set; }

    public Guid ClassGroupId { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>Last day, inclusive; null: still there.</summary>
    public DateOnly? Until { get; private set; }

    internal void End(DateOnly lastDay) => Until = lastDay;
}
