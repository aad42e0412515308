namespace SrpsWeb.Application.Imports;

/// <summary>Who was enrolled when a file was imported and is not in it, and the class groups it speaks of. Ids only.</summary>
internal sealed record AbsentStudents(IReadOnlySet<Guid> ClassGroupIds, IReadOnlySet<Guid> StudentIds)
{
    private const int IdLength = 16;

    public static AbsentStudents Of(RosterPlan plan) => new(plan.ClassGroupIds, plan.Absent.Select(student => student.StudentId).ToHashSet());

    /// <summary>Number of class groups, their ids, the students' ids.</summary>
    public byte[] Pack() => [.. BitConverter.GetBytes(ClassGroupIds.Count), .. ClassGroupIds.Concat(StudentIds).SelectMany(id => id.ToByteArray())];

    public static AbsentStudents Unpack(byte[] packed)
    {
        var ids = packed.Skip(sizeof(int)).Chunk(IdLength).Select(id => new Guid(id)).ToList();
        var groups = BitConverter.ToInt32(packed);

        return new AbsentStudents(ids.Take(groups).ToHashSet(), ids.Skip(groups).ToHashSet());
    }
}
