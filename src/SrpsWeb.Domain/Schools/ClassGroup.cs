namespace SrpsWeb.Domain.Schools;

/// <summary>Program keahlian, for instance TKRO, Teknik Kendaraan Ringan Otomotif.</summary>
public sealed class Programme : ISchoolRecord
{
    private Programme()
    {
    }

    public Programme(Guid id, string code, string name)
    {
        Id = id;
        Change(code, name);
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>Short form as in the names of class groups.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public void Change(string code, string name)
    {
        var validCode = Rule.RequiredText(code, TextLimits.Code, "Programme.CodeMissing", nameof(Code));
        Name = Rule.RequiredText(name, TextLimits.Name, "Programme.NameMissing", nameof(Name));
        Code = validCode.ToUpperInvariant();
    }
}

/// <summary>Tingkat kelas of a vocational school.</summary>
public enum GradeLevel
{
    X = 10,
    XI = 11,
    XII = 12,
}

/// <summary>Rombel of one school year, for instance "X TKRO 1".</summary>
public sealed class ClassGroup : ISchoolRecord
{
    private ClassGroup()
    {
    }

    public ClassGroup(Guid id, Guid schoolYearId, string name, GradeLevel level, Guid? programmeId, Guid? homeroomUserId)
    {
        Id = id;
        SchoolYearId = schoolYearId;
        Change(name, level, programmeId);
        HomeroomUserId = homeroomUserId;
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    public Guid SchoolYearId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The name as <see cref="FoldedText"/>, unique within the school year.</summary>
    public string FoldedName { get; private set; } = "";

    public GradeLevel Level { get; private set; }

    public Guid? ProgrammeId { get; private set; }

    /// <summary>Wali kelas: a member of the school, or null while none is named.</summary>
    public Guid? HomeroomUserId { get; private set; }

    public void Change(string name, GradeLevel level, Guid? programmeId)
    {
        Name = Rule.RequiredText(name, TextLimits.Code, "ClassGroup.NameMissing", nameof(Name));
        FoldedName = FoldedText.Of(Name);
        Level = level;
        ProgrammeId = programmeId;
    }

    public void AssignHomeroom(Guid? userId) => HomeroomUserId = userId;
}
