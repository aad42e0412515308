using SrpsWeb.Domain.Students;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Students;

public sealed class EnrolmentTests
{
    private static readonly Guid ClassX = Guid.CreateVersion7();
    private static readonly Guid ClassXi = Guid.CreateVersion7();
    private static readonly DateOnly July = new(2026, 7, 13);

    private readonly Student _student = new StudentBuilder().NotEnrolled().Build();

    [Fact]
    public void Enrol_First_StartsAnOpenEnrolment()
    {
        _student.Enrol(ClassX, July);

        Assert.Equal(ClassX, _student.ClassGroupId);
        Assert.Equal([(ClassX, July, null)], History());
    }

    [Fact]
    public void Enrol_AnotherClass_EndsTheEarlierTheDayBefore()
    {
        _student.Enrol(ClassX, July);
        _student.Enrol(ClassXi, July.AddYears(1));

        Assert.Equal(ClassXi, _student.ClassGroupId);
        Assert.Equal([(ClassX, July, July.AddYears(1).AddDays(-1)), (ClassXi, July.AddYears(1), null)], History());
    }

    [Fact]
    public void Enrol_SameClassAgain_ChangesNothing()
    {
        _student.Enrol(ClassX, July);
        _student.Enrol(ClassX, July.AddMonths(1));
        Assert.Equal([(ClassX, July, null)], History());
    }

    [Fact]
    public void Enrol_AnotherClassOnTheFirstDay_CorrectsTheEnrolment()
    {
        _student.Enrol(ClassX, July);
        _student.Enrol(ClassXi, July);
        Assert.Equal([(ClassXi, July, null)], History());
    }

    [Fact]
    public void Enrol_BeforeTheCurrentClassBegan_IsRefused()
    {
        _student.Enrol(ClassX, July);
        Refused.With("Enrolment.BeforeCurrent", "From", () => _student.Enrol(ClassXi, July.AddDays(-1)), July);
        Assert.Equal([(ClassX, July, null)], History());
    }

    [Fact]
    public void Leave_OnADay_IsTheLastDayEnrolled()
    {
        _student.Enrol(ClassX, July);
        _student.Leave(July.AddDays(30));

        Assert.Null(_student.ClassGroupId);
        Assert.Equal([(ClassX, July, July.AddDays(30))], History());
    }

    [Fact]
    public void Leave_OnTheFirstDay_IsAccepted()
    {
        _student.Enrol(ClassX, July);
        _student.Leave(July);
        Assert.Equal([(ClassX, July, July)], History());
    }

    [Fact]
    public void Leave_NotEnrolled_IsRefused() =>
        Refused.With("Enrolment.NotEnrolled", null, () => _student.Leave(July));

    [Fact]
    public void Leave_BeforeTheCurrentClassBegan_IsRefused()
    {
        _student.Enrol(ClassX, July);
        Refused.With("Enrolment.BeforeCurrent", "LastDay", () => _student.Leave(July.AddDays(-1)), July);
        Assert.Equal(ClassX, _student.ClassGroupId);
    }

    [Fact]
    public void Enrol_AfterLeaving_StartsAnotherEnrolment()
    {
        _student.Enrol(ClassX, July);
        _student.Leave(July.AddDays(30));
        _student.Enrol(ClassX, July.AddDays(31));

        Assert.Equal(ClassX, _student.ClassGroupId);
        Assert.Equal([(ClassX, July, July.AddDays(30)), (ClassX, July.AddDays(31), null)], History());
    }

    private IEnumerable<(Guid ClassGroupId, DateOnly From, DateOnly? Until)> History() =>
        _student.Enrolments.Select(enrolment => (enrolment.ClassGroupId, enrolment.From, enrolment.Until));
}
