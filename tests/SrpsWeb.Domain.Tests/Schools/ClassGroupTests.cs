using SrpsWeb.Domain.Schools;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Schools;

public sealed class ClassGroupTests
{
    private readonly ClassGroup _class = new(Guid.CreateVersion7(), Guid.CreateVersion7(), " X TKRO 1 ", GradeLevel.X, null, Scene.Officer);

    [Fact]
    public void New_ClassGroup_FoldsItsName()
    {
        Assert.Equal("X TKRO 1", _class.Name);
        Assert.Equal("x tkro 1", _class.FoldedName);
        Assert.Equal(Scene.Officer, _class.HomeroomUserId);
    }

    [Fact]
    public void Change_NameAndLevel_KeepsTheHomeroomTeacher()
    {
        var programmeId = Guid.CreateVersion7();

        _class.Change("XI-TKJ-2", GradeLevel.XI, programmeId);

        Assert.Equal("xi tkj 2", _class.FoldedName);
        Assert.Equal(GradeLevel.XI, _class.Level);
        Assert.Equal(programmeId, _class.ProgrammeId);
        Assert.Equal(Scene.Officer, _class.HomeroomUserId);
    }

    [Fact]
    public void Change_WithoutName_IsRefused() =>
        Refused.With("ClassGroup.NameMissing", "Name", () => _class.Change("", GradeLevel.X, null));

    [Fact]
    public void Change_NameTooLong_IsRefused() =>
        Refused.With("Text.TooLong", "Name", () => _class.Change(Scene.LongerThan(TextLimits.Code), GradeLevel.X, null), TextLimits.Code);

    [Fact]
    public void AssignHomeroom_Nobody_LeavesTheClassWithoutTeacher()
    {
        _class.AssignHomeroom(null);
        Assert.Null(_class.HomeroomUserId);
    }
}

public sealed class ProgrammeTests
{
    private readonly Programme _programme = new(Guid.CreateVersion7(), " tkro ", " Teknik Kendaraan Ringan Otomotif ");

    [Fact]
    public void New_Programme_HasAnUpperCaseCode()
    {
        Assert.Equal("TKRO", _programme.Code);
        Assert.Equal("Teknik Kendaraan Ringan Otomotif", _programme.Name);
    }

    [Fact]
    public void Change_WithoutCode_IsRefused() =>
        Refused.With("Programme.CodeMissing", "Code", () => _programme.Change(" ", "Nautika"));

    [Fact]
    public void Change_WithoutName_IsRefusedAndChangesNothing()
    {
        Refused.With("Programme.NameMissing", "Name", () => _programme.Change("NKPI", " "));
        Assert.Equal("TKRO", _programme.Code);
    }

    [Fact]
    public void Change_TooLong_IsRefused()
    {
        Refused.With("Text.TooLong", "Code", () => _programme.Change(Scene.LongerThan(TextLimits.Code), "Nautika"), TextLimits.Code);
        Refused.With("Text.TooLong", "Name", () => _programme.Change("NKPI", Scene.LongerThan(TextLimits.Name)), TextLimits.Name);
    }
}
