using SrpsWeb.Domain.Students;

namespace SrpsWeb.Domain.Tests.Builders;

internal sealed class StudentBuilder
{
    private Guid? _classGroupId = Guid.CreateVersion7();

    public StudentBuilder InClass(Guid classGroupId)
    {
        _classGroupId = classGroupId;
        return this;
    }

    public StudentBuilder NotEnrolled()
    {
        _classGroupId = null;
        return this;
    }

    public Student Build()
    {
        var student = new Student(Guid.CreateVersion7(), "Rahmat Hidayat", Sex.Male, "0012345678", "2311");
        if (_classGroupId is { } classGroupId)
            student.Enrol(classGroupId, new DateOnly(2026, 7, 13));
        return student;
    }
}
