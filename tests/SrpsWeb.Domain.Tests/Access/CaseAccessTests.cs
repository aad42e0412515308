using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Students;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Access;

/// <summary>Reasons of a decision, several roles in one person, and students who left.</summary>
public sealed class CaseAccessTests
{
    private static readonly Guid Class = Guid.CreateVersion7();

    private readonly Student _student = new StudentBuilder().InClass(Class).Build();

    [Fact]
    public void For_EachWayIn_NamesItsReason()
    {
        var homeroom = Viewers.With(SchoolRole.Homeroom);
        var general = Case(Confidentiality.General).Build();
        var restricted = Case(Confidentiality.Restricted).Build();

        Decides(Viewers.With(SchoolRole.Coordinator), restricted, CaseAccessLevel.Write, "CaseAccess.HandlesAllCases");
        Decides(Viewers.With(SchoolRole.Counsellor), general, CaseAccessLevel.Write, "CaseAccess.HandlesAllCases");
        Decides(Viewers.With(SchoolRole.Principal), restricted, CaseAccessLevel.Read, "CaseAccess.Principal");
        Decides(homeroom.OfClass(Class), general, CaseAccessLevel.Write, "CaseAccess.OwnClass");
        Decides(homeroom.OfClass(Class), restricted, CaseAccessLevel.Read, "CaseAccess.OwnClass");
        Decides(homeroom, Case(Confidentiality.Restricted).With(opening => opening with { ResponsibleUserId = homeroom.UserId }).Build(), CaseAccessLevel.Write, "CaseAccess.Responsible");
        Decides(homeroom, Case(Confidentiality.Restricted).Naming(homeroom.UserId).Build(), CaseAccessLevel.Write, "CaseAccess.Named");
        Decides(homeroom, Case(Confidentiality.Secret).Naming(homeroom.UserId).Build(), CaseAccessLevel.Write, "CaseAccess.Named");
        Decides(Viewers.With(SchoolRole.Facilitator), general, CaseAccessLevel.ReadByCode, "CaseAccess.FacilitatorByCode");
    }

    [Fact]
    public void For_EachWayOut_NamesItsReason()
    {
        var principal = Viewers.With(SchoolRole.Principal);
        var teacher = Viewers.With(SchoolRole.Teacher);
        var general = Case(Confidentiality.General).Build();

        Decides(principal, Case(Confidentiality.Secret).Excluding(principal.UserId).Build(), CaseAccessLevel.Hidden, "CaseAccess.Excluded");
        Decides(principal, Case(Confidentiality.Secret).Build(), CaseAccessLevel.Hidden, "CaseAccess.NotNamed");
        Decides(teacher, Case(Confidentiality.Secret).Naming(teacher.UserId).Build(), CaseAccessLevel.Hidden, "CaseAccess.NoRole");
        Decides(teacher, general, CaseAccessLevel.Refused, "CaseAccess.NoRole");
        Decides(Viewers.With(SchoolRole.Homeroom).OfClass(Guid.CreateVersion7()), general, CaseAccessLevel.Refused, "CaseAccess.OutsideClass");
        Decides(Viewers.With(SchoolRole.Facilitator), Case(Confidentiality.Restricted).Build(), CaseAccessLevel.Refused, "CaseAccess.FacilitatorCodeOnly");
    }

    [Theory]
    [InlineData(Confidentiality.General, CaseAccessLevel.Write, "CaseAccess.OwnClass")]
    [InlineData(Confidentiality.Restricted, CaseAccessLevel.Read, "CaseAccess.Principal")]
    public void For_PrincipalWhoIsAlsoWaliKelas_MayDoWhatEitherMay(Confidentiality confidentiality, CaseAccessLevel level, string reason) =>
        Decides(Viewers.With(SchoolRole.Principal, SchoolRole.Homeroom).OfClass(Class), Case(confidentiality).Build(), level, reason);

    [Fact]
    public void For_PrincipalWhoIsAlsoWaliKelasOfAnotherClass_StillReads() =>
        Decides(Viewers.With(SchoolRole.Principal, SchoolRole.Homeroom), Case(Confidentiality.Restricted).Build(), CaseAccessLevel.Read, "CaseAccess.Principal");

    [Fact]
    public void For_NamedPrincipalWhoIsAlsoWaliKelas_WritesASecretCase()
    {
        var viewer = Viewers.With(SchoolRole.Principal, SchoolRole.Homeroom);
        Decides(viewer, Case(Confidentiality.Secret).Naming(viewer.UserId).Build(), CaseAccessLevel.Write, "CaseAccess.Named");
    }

    [Fact]
    public void For_FacilitatorWhoIsAlsoWaliKelas_SeesTheOwnClassByName()
    {
        var viewer = Viewers.With(SchoolRole.Facilitator, SchoolRole.Homeroom);

        Decides(viewer.OfClass(Class), Case(Confidentiality.General).Build(), CaseAccessLevel.Write, "CaseAccess.OwnClass");
        Decides(viewer.OfClass(Class), Case(Confidentiality.Restricted).Build(), CaseAccessLevel.Read, "CaseAccess.OwnClass");
        Decides(viewer, Case(Confidentiality.General).Build(), CaseAccessLevel.ReadByCode, "CaseAccess.FacilitatorByCode");
        Decides(viewer, Case(Confidentiality.Restricted).Build(), CaseAccessLevel.Refused, "CaseAccess.FacilitatorCodeOnly");
    }

    [Fact]
    public void For_OperatorWhoIsAlsoCounsellor_IsNotHeldBackByTheOtherRole() =>
        Decides(Viewers.With(SchoolRole.Operator, SchoolRole.Counsellor), Case(Confidentiality.Restricted).Build(), CaseAccessLevel.Write, "CaseAccess.HandlesAllCases");

    [Fact]
    public void For_OwnClassWithoutTheRole_IsRefused() =>
        Decides(Viewers.With(SchoolRole.Teacher).OfClass(Class), Case(Confidentiality.General).Build(), CaseAccessLevel.Refused, "CaseAccess.NoRole");

    [Fact]
    public void For_StudentWhoLeft_IsInNobodysClass()
    {
        var caseFile = Case(Confidentiality.General).Build();
        _student.Leave(Scene.Today);
        Decides(Viewers.With(SchoolRole.Homeroom).OfClass(Class), caseFile, CaseAccessLevel.Refused, "CaseAccess.OutsideClass");
    }

    [Fact]
    public void For_StudentWhoChangedClass_MovesToTheNewWaliKelas()
    {
        var newClass = Guid.CreateVersion7();
        var caseFile = Case(Confidentiality.General).Build();
        _student.Enrol(newClass, Scene.Today);

        Assert.False(CaseAccess.For(Viewers.With(SchoolRole.Homeroom).OfClass(Class), caseFile).MayOpen);
        Assert.True(CaseAccess.For(Viewers.With(SchoolRole.Homeroom).OfClass(newClass, Class), caseFile).MayOpen);
    }

    [Theory]
    [InlineData(Confidentiality.General)]
    [InlineData(Confidentiality.Restricted)]
    [InlineData(Confidentiality.Secret)]
    public void For_Nobody_NeverOpens(Confidentiality confidentiality)
    {
        var caseFile = Case(confidentiality).Build();
        Assert.False(CaseAccess.For(Viewer.Nobody, caseFile).MayOpen);
        Assert.False(CaseAccess.OpenableBy(Viewer.Nobody).Compile()(caseFile));
    }

    [Fact]
    public void SatgasRoles_AreTheFourWhoHandleCases() =>
        Assert.Equal(
            new HashSet<SchoolRole> { SchoolRole.Principal, SchoolRole.Coordinator, SchoolRole.Counsellor, SchoolRole.Homeroom },
            Viewer.SatgasRoles);

    private CaseBuilder Case(Confidentiality confidentiality) =>
        new CaseBuilder().Of(_student).Because(Factors.Demanding(confidentiality));

    private static void Decides(Viewer viewer, CaseFile caseFile, CaseAccessLevel level, string reason) =>
        Assert.Equal(new CaseAccessDecision(level, reason), CaseAccess.For(viewer, caseFile));
}
