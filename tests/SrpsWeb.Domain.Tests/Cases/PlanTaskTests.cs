using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Cases;

public sealed class PlanTaskTests
{
    private readonly CaseFile _case = new CaseBuilder().Build();

    [Fact]
    public void AddTask_Due_IsOpen()
    {
        var version = _case.Version;

        var task = Add(Scene.Tomorrow, " Urus PIP. ");

        Assert.Equal((_case.Id, "Urus PIP.", Scene.Responsible, Scene.Tomorrow), (task.CaseFileId, task.Title, task.OwnerUserId, task.DueOn));
        Assert.True(task.IsOpen);
        Assert.NotEqual(version, _case.Version);
    }

    [Fact]
    public void AddTask_DueOnTheOpeningDayOrInTwoYears_IsAccepted()
    {
        Assert.Equal(Scene.OpenedOn, Add(Scene.OpenedOn).DueOn);
        Assert.Equal(Scene.Today.AddYears(2), Add(Scene.Today.AddYears(2)).DueOn);
    }

    [Fact]
    public void AddTask_DueBeforeCaseOpened_IsRefused() =>
        Refused.With("PlanTask.BeforeCaseOpened", "DueOn", () => Add(Scene.OpenedOn.AddDays(-1)), Scene.OpenedOn);

    [Fact]
    public void AddTask_DueTooFar_IsRefused() =>
        Refused.With("PlanTask.DueTooFar", "DueOn", () => Add(Scene.Today.AddYears(2).AddDays(1)));

    [Fact]
    public void AddTask_WithoutTitle_IsRefused() =>
        Refused.With("PlanTask.TitleMissing", "Title", () => Add(Scene.Today, " "));

    [Fact]
    public void AddTask_TitleTooLong_IsRefused() =>
        Refused.With("Text.TooLong", "Title", () => Add(Scene.Today, Scene.LongerThan(TextLimits.Line)), TextLimits.Line);

    [Fact]
    public void FinishTask_Today_IsDone()
    {
        var task = Add(Scene.Tomorrow);
        _case.FinishTask(task, Scene.Today, Scene.Today);
        Assert.Equal((Scene.Today, null, false), (task.DoneOn, task.DroppedOn, task.IsOpen));
    }

    [Fact]
    public void FinishTask_InFuture_IsRefused()
    {
        var task = Add(Scene.Tomorrow);
        Refused.With("PlanTask.InFuture", "DoneOn", () => _case.FinishTask(task, Scene.Tomorrow, Scene.Today));
        Assert.True(task.IsOpen);
    }

    [Fact]
    public void FinishTask_BeforeCaseOpened_IsRefused()
    {
        var task = Add(Scene.Tomorrow);
        Refused.With("PlanTask.BeforeCaseOpened", "DoneOn", () => _case.FinishTask(task, Scene.OpenedOn.AddDays(-1), Scene.Today), Scene.OpenedOn);
    }

    [Fact]
    public void DropTask_Open_IsDropped()
    {
        var task = Add(Scene.Tomorrow);
        _case.DropTask(task, Scene.Today);
        Assert.Equal((null, Scene.Today, false), (task.DoneOn, task.DroppedOn, task.IsOpen));
    }

    [Fact]
    public void FinishTask_DoneOrDropped_IsRefused()
    {
        var done = Add(Scene.Tomorrow);
        _case.FinishTask(done, Scene.Today, Scene.Today);
        var dropped = Add(Scene.Tomorrow);
        _case.DropTask(dropped, Scene.Today);

        Refused.With("PlanTask.NotOpen", null, () => _case.FinishTask(done, Scene.Today, Scene.Today));
        Refused.With("PlanTask.NotOpen", null, () => _case.DropTask(done, Scene.Today));
        Refused.With("PlanTask.NotOpen", null, () => _case.FinishTask(dropped, Scene.Today, Scene.Today));
        Refused.With("PlanTask.NotOpen", null, () => _case.DropTask(dropped, Scene.Today));
    }

    [Fact]
    public void Task_Closed_IsRefused()
    {
        var task = Add(Scene.Tomorrow);
        _case.Close(ClosureOutcome.Transferred, "Pindah.", Scene.Today, [], Scene.Today, Scene.Recorded);

        Refused.With("CaseFile.Closed", null, () => Add(Scene.Tomorrow));
        Refused.With("CaseFile.Closed", null, () => _case.FinishTask(task, Scene.Today, Scene.Today));
        Refused.With("CaseFile.Closed", null, () => _case.DropTask(task, Scene.Today));
    }

    private PlanTask Add(DateOnly dueOn, string title = "Urus PIP.") =>
        _case.AddTask(Guid.CreateVersion7(), title, Scene.Responsible, dueOn, Scene.Today, Scene.Recorded);
}
