using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Cases;

public sealed class RecordHomeVisitTests
{
    private static readonly VisitFindings Findings = new("Ibu siswa", "Rumah jauh dari jalan.", "Diantar kakak.", new Support(50_000, SupportSource.Bos));

    private readonly CaseFile _case = new CaseBuilder().Build();
    private readonly HomeVisit _visit;

    public RecordHomeVisitTests() =>
        _visit = _case.PlanHomeVisit(Guid.CreateVersion7(), Scene.Tomorrow, "Menemui orang tua.", Scene.Responsible, Scene.Today, Scene.Recorded);

    [Fact]
    public void RecordHomeVisit_Today_IsHeldAndCountsAsContact()
    {
        var version = _case.Version;

        Record(Scene.Today, Findings with { MetWith = " Ibu siswa " });

        Assert.Equal((VisitOutcome.Held, Scene.Today), (_visit.Outcome, _visit.VisitedOn));
        Assert.Equal(("Ibu siswa", "Rumah jauh dari jalan.", "Diantar kakak."), (_visit.MetWith, _visit.Notes, _visit.Agreed));
        Assert.Equal((50_000, SupportSource.Bos), (_visit.SupportRupiah, _visit.SupportSource));
        Assert.Equal((Scene.Officer, Scene.Now), (_visit.ResultByUserId, _visit.ResultAt));
        Assert.Equal(Scene.Today, _case.LastContactOn);
        Assert.Equal(Handling.InIntervention, _case.CurrentHandling);
        Assert.NotEqual(version, _case.Version);
    }

    [Fact]
    public void RecordHomeVisit_WithoutAgreementOrSupport_IsAccepted()
    {
        Record(Scene.OpenedOn, Findings with { Agreed = " ", Support = null });

        Assert.Null(_visit.Agreed);
        Assert.Null(_visit.SupportRupiah);
        Assert.Null(_visit.SupportSource);
    }

    [Fact]
    public void RecordHomeVisit_InFuture_IsRefused()
    {
        Refused.With("HomeVisit.InFuture", "VisitedOn", () => Record(Scene.Tomorrow, Findings));
        AssertStillPlanned();
    }

    [Fact]
    public void RecordHomeVisit_BeforeCaseOpened_IsRefused() =>
        Refused.With("HomeVisit.BeforeCaseOpened", "VisitedOn", () => Record(Scene.OpenedOn.AddDays(-1), Findings), Scene.OpenedOn);

    [Fact]
    public void RecordHomeVisit_Twice_IsRefused()
    {
        Record(Scene.Today, Findings);
        Refused.With("HomeVisit.AlreadyRecorded", null, () => Record(Scene.Today, Findings with { Notes = "Lain." }));
        Assert.Equal("Rumah jauh dari jalan.", _visit.Notes);
    }

    [Fact]
    public void RecordHomeVisit_Closed_IsRefused()
    {
        _case.Close(ClosureOutcome.Transferred, "Pindah.", Scene.Today, [], Scene.Today, Scene.Recorded);
        Refused.With("CaseFile.Closed", null, () => Record(Scene.Today, Findings));
    }

    [Fact]
    public void RecordHomeVisit_WhileTheCaseWasClosed_IsRefused()
    {
        _case.Close(ClosureOutcome.Transferred, "Pindah.", Scene.OpenedOn, [], Scene.Today, Scene.Recorded);
        _case.Reopen(Scene.Today, RiskLevel.Low, "Kembali.", Guid.CreateVersion7(), 0, Scene.Today, Scene.Recorded);
        Refused.With("CaseFile.ClosedOnThatDay", "VisitedOn", () => Record(Scene.Today.AddDays(-1), Findings));
    }

    [Theory]
    [InlineData(" ", "Rumah jauh.", "HomeVisit.MetWithMissing", "MetWith")]
    [InlineData("Ibu siswa", "", "HomeVisit.NotesMissing", "Notes")]
    public void RecordHomeVisit_Incomplete_IsRefusedAndChangesNothing(string metWith, string notes, string code, string field)
    {
        Refused.With(code, field, () => Record(Scene.Today, Findings with { MetWith = metWith, Notes = notes }));
        AssertStillPlanned();
    }

    [Theory]
    [InlineData(TextLimits.Name + 1, 1, 1, "MetWith", TextLimits.Name)]
    [InlineData(1, TextLimits.Note + 1, 1, "Notes", TextLimits.Note)]
    [InlineData(1, 1, TextLimits.Note + 1, "Agreed", TextLimits.Note)]
    public void RecordHomeVisit_TooLong_IsRefusedAndChangesNothing(int metWith, int notes, int agreed, string field, int limit)
    {
        var findings = new VisitFindings(new string('a', metWith), new string('b', notes), new string('c', agreed), null);
        Refused.With("Text.TooLong", field, () => Record(Scene.Today, findings), limit);
        AssertStillPlanned();
    }

    [Fact]
    public void RecordHomeVisit_WithEverythingFound_KeepsItTrimmed()
    {
        var full = Everything(text => text);

        Record(Scene.Today, Everything(text => $" {text}\r\n"));

        Assert.Equal(full, _visit.Findings);
        Assert.Equal(MetRelation.Mother, _visit.MetRelation);
        Assert.Equal(("Sepatu", 50_000L), (_visit.SupportKind, _visit.SupportRupiah));
    }

    [Fact]
    public void RecordHomeVisit_WithBlankFindings_KeepsNoneOfThem()
    {
        Record(Scene.Today, Everything(_ => " ") with { MetWith = "Ibu siswa", Notes = "Rumah jauh.", Relation = null, Support = null });

        Assert.Equal(new VisitFindings("Ibu siswa", "Rumah jauh.", null, null), _visit.Findings);
    }

    public static TheoryData<string, int> Longest => new()
    {
        { "Companions", TextLimits.Line },
        { "Housing", TextLimits.Note },
        { "SocialSupport", TextLimits.Note },
        { "CostObstacles", TextLimits.Note },
        { "Health", TextLimits.Note },
        { "Surroundings", TextLimits.Note },
        { "FamilyView", TextLimits.Note },
        { "SupportKind", TextLimits.Name },
    };

    [Theory]
    [MemberData(nameof(Longest))]
    public void RecordHomeVisit_AFindingTooLong_IsRefusedAndTheLongestAccepted(string field, int limit)
    {
        Refused.With("Text.TooLong", field, () => Record(Scene.Today, With(field, new string('a', limit + 1))), limit);
        AssertStillPlanned();

        Record(Scene.Today, With(field, new string('a', limit)));
        Assert.Equal(VisitOutcome.Held, _visit.Outcome);
    }

    [Fact]
    public void RecordHomeVisit_SupportOutOfRange_IsRefusedAndChangesNothing()
    {
        Refused.With("Support.AmountOutOfRange", "SupportRupiah", () => Record(Scene.Today, Findings with { Support = new Support(0, SupportSource.Bos) }), 100_000_000L);
        AssertStillPlanned();
    }

    private void Record(DateOnly visitedOn, VisitFindings findings) =>
        _case.RecordHomeVisit(_visit, visitedOn, findings, Scene.Today, Scene.Recorded);

    private static VisitFindings Everything(Func<string, string> typed) =>
        new(typed("Ibu siswa"), typed("Rumah jauh."), typed("Diantar kakak."), new Support(50_000, SupportSource.Bos, typed("Sepatu")))
        {
            Relation = MetRelation.Mother,
            Companions = typed("Pak Dusun"),
            Housing = typed("Lantai tanah."),
            SocialSupport = typed("Dibantu bibi."),
            CostObstacles = typed("Hasil kebun tidak tentu."),
            Health = typed("Sehat."),
            Surroundings = typed("Menyeberang sungai."),
            FamilyView = typed("Ingin anaknya tamat."),
        };

    private static VisitFindings With(string field, string text) => field switch
    {
        "Companions" => Findings with { Companions = text },
        "Housing" => Findings with { Housing = text },
        "SocialSupport" => Findings with { SocialSupport = text },
        "CostObstacles" => Findings with { CostObstacles = text },
        "Health" => Findings with { Health = text },
        "Surroundings" => Findings with { Surroundings = text },
        "FamilyView" => Findings with { FamilyView = text },
        _ => Findings with { Support = new Support(50_000, SupportSource.Bos, text) },
    };

    private void AssertStillPlanned()
    {
        Assert.Equal(VisitOutcome.Planned, _visit.Outcome);
        Assert.Null(_visit.VisitedOn);
        Assert.Null(_visit.MetWith);
        Assert.Null(_visit.Notes);
        Assert.Null(_visit.ResultByUserId);
        Assert.Null(_case.LastContactOn);
    }
}
