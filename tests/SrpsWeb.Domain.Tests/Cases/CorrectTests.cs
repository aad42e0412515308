using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Cases;

public sealed class CorrectTests
{
    private readonly CaseFile _case = new CaseBuilder().Build();
    private readonly Intervention _intervention;
    private readonly HomeVisit _visit;
    private readonly Review _review;

    public CorrectTests()
    {
        _intervention = _case.LogIntervention(Guid.CreateVersion7(), Guid.CreateVersion7(), Scene.Today, Scene.Responsible, null, "Lama.", null, null, Scene.Today, Scene.Recorded);
        _visit = _case.PlanHomeVisit(Guid.CreateVersion7(), Scene.Today, "Menemui orang tua.", Scene.Responsible, Scene.Today, Scene.Recorded);
        _case.RecordHomeVisit(_visit, Scene.Today, new VisitFindings("Ibu siswa", "Lama.", null, null), Scene.Today, Scene.Recorded);
        _review = _case.AddReview(Guid.CreateVersion7(), Scene.Today, RiskLevel.Low, Handling.InIntervention, "Lama.", Scene.Today, Scene.Recorded);
    }

    public static TheoryData<CorrectedEntry> Entries { get; } = new(CorrectedEntry.Intervention, CorrectedEntry.HomeVisit, CorrectedEntry.Review);

    [Theory]
    [MemberData(nameof(Entries))]
    public void Correct_Text_KeepsTheOldOneWithTheReason(CorrectedEntry entry)
    {
        var version = _case.Version;
        var id = Guid.CreateVersion7();

        var correction = Correct(entry, " Baru. ", " Salah ketik. ", id);

        Assert.Equal("Baru.", TextOf(entry));
        Assert.Equal((id, _case.Id, entry, IdOf(entry)), (correction.Id, correction.CaseFileId, correction.Entry, correction.EntryId));
        Assert.Equal(("Lama.", "Baru.", "Salah ketik."), (correction.OldText, correction.NewText, correction.Reason));
        Assert.Equal((Scene.Officer, Scene.Now), (correction.RecordedByUserId, correction.RecordedAt));
        Assert.NotEqual(version, _case.Version);
    }

    [Theory]
    [MemberData(nameof(Entries))]
    public void Correct_WithoutText_IsRefusedAndChangesNothing(CorrectedEntry entry)
    {
        Refused.With("Correction.TextMissing", "Text", () => Correct(entry, " "));
        Assert.Equal("Lama.", TextOf(entry));
    }

    [Theory]
    [MemberData(nameof(Entries))]
    public void Correct_SameText_IsRefused(CorrectedEntry entry) =>
        Refused.With("Correction.SameText", "Text", () => Correct(entry, " Lama. "));

    [Theory]
    [MemberData(nameof(Entries))]
    public void Correct_WithoutReason_IsRefusedAndChangesNothing(CorrectedEntry entry)
    {
        Refused.With("Correction.ReasonMissing", "Reason", () => Correct(entry, "Baru.", " "));
        Assert.Equal("Lama.", TextOf(entry));
    }

    [Theory]
    [MemberData(nameof(Entries))]
    public void Correct_TooLong_IsRefusedAndChangesNothing(CorrectedEntry entry)
    {
        Refused.With("Text.TooLong", "Text", () => Correct(entry, Scene.LongerThan(TextLimits.Note)), TextLimits.Note);
        Refused.With("Text.TooLong", "Reason", () => Correct(entry, "Baru.", Scene.LongerThan(TextLimits.Line)), TextLimits.Line);
        Assert.Equal("Lama.", TextOf(entry));
    }

    [Fact]
    public void Correct_VisitStillPlanned_IsRefused()
    {
        var planned = _case.PlanHomeVisit(Guid.CreateVersion7(), Scene.Tomorrow, "Menemui orang tua.", Scene.Responsible, Scene.Today, Scene.Recorded);

        Refused.With("Correction.VisitStillPlanned", null, () => _case.Correct(Guid.CreateVersion7(), planned, "Baru.", "Salah ketik.", Scene.Recorded));
        Assert.Null(planned.Notes);
    }

    [Fact]
    public void Correct_VisitWithoutNotes_StartsFromAnEmptyText()
    {
        var visit = _case.PlanHomeVisit(Guid.CreateVersion7(), Scene.Today, "Menemui orang tua.", Scene.Responsible, Scene.Today, Scene.Recorded);
        _case.RecordVisitNotHeld(visit, VisitOutcome.NobodyHome, Scene.Today, null, null, Guid.CreateVersion7(), Scene.Today, Scene.Recorded);

        Assert.Equal("", _case.Correct(Guid.CreateVersion7(), visit, "Pintu terkunci.", "Terlupa.", Scene.Recorded).OldText);
        Assert.Equal("Pintu terkunci.", visit.Notes);
    }

    [Fact]
    public void Correct_InAClosedCase_IsAccepted()
    {
        _case.Close(ClosureOutcome.Transferred, "Pindah.", Scene.Today, [], Scene.Today, Scene.Recorded);
        Correct(CorrectedEntry.Review, "Baru.");
        Assert.Equal("Baru.", _review.Rationale);
    }

    private Correction Correct(CorrectedEntry entry, string text, string reason = "Salah ketik.", Guid? id = null)
    {
        var correctionId = id ?? Guid.CreateVersion7();
        return entry switch
        {
            CorrectedEntry.Intervention => _case.Correct(correctionId, _intervention, text, reason, Scene.Recorded),
            CorrectedEntry.HomeVisit => _case.Correct(correctionId, _visit, text, reason, Scene.Recorded),
            _ => _case.Correct(correctionId, _review, text, reason, Scene.Recorded),
        };
    }

    private string? TextOf(CorrectedEntry entry) => entry switch
    {
        CorrectedEntry.Intervention => _intervention.Note,
        CorrectedEntry.HomeVisit => _visit.Notes,
        _ => _review.Rationale,
    };

    private Guid IdOf(CorrectedEntry entry) => entry switch
    {
        CorrectedEntry.Intervention => _intervention.Id,
        CorrectedEntry.HomeVisit => _visit.Id,
        _ => _review.Id,
    };
}
