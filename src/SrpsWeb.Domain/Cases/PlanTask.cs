using SrpsWeb.Domain.Privacy;

namespace SrpsWeb.Domain.Cases;

/// <summary>Tugas RTL: one step of the follow-up plan, with owner and due day.</summary>
public sealed class PlanTask : ISchoolRecord
{
    private PlanTask()
    {
    }

    internal PlanTask(Guid id, Guid caseFileId, string title, Guid ownerUserId, DateOnly dueOn, Recorded recorded)
    {
        Id = id;
        CaseFileId = caseFileId;
        Title = Rule.RequiredText(title, TextLimits.Line, "PlanTask.TitleMissing", nameof(Title));
        OwnerUserId = ownerUserId;
        DueOn = dueOn;
        RecordedByUserId = recorded.ByUserId;
        RecordedAt = recorded.At;
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    public Guid CaseFileId { get; private set; }

    public string Title { get; private set; } = "";

    public Guid OwnerUserId { get; private set; }

    public DateOnly DueOn { get; private set; }

    public Guid RecordedByUserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    public DateOnly? DoneOn { get; private set; }

    /// <summary>The day the task was dropped as no longer wanted.</summary>
    public DateOnly? DroppedOn { get; private set; }

    public bool IsOpen => DoneOn is null && DroppedOn is null;

    internal void Finish(DateOnly on)
    {
        RequireOpen();
        DoneOn = on;
    }

    internal void Drop(DateOnly on)
    {
        RequireOpen();
        DroppedOn = on;
    }

    internal void EraseTexts() => Title = ErasedText.Mark;

    private void RequireOpen() => Rule.Require(IsOpen, "PlanTask.NotOpen");
}
