using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Figures;

namespace SrpsWeb.Domain.Tests.Figures;

public sealed class ActivityFiguresTests
{
    private static readonly Period September = new(new(2023, 9, 1), new(2023, 9, 30));
    private static readonly Guid Counselling = Guid.CreateVersion7();
    private static readonly Guid Remedial = Guid.CreateVersion7();

    [Fact]
    public void Of_CountsWhatWasDoneAtOnceForSeveral_Once()
    {
        var together = Guid.CreateVersion7();

        var figures = ActivityFigures.Of([Act(1, Counselling, together), Act(1, Counselling, together), Act(30, Counselling), Act(15, Remedial)], September);

        Assert.Equal((2, 1, 3), (figures.ByKind[Counselling], figures.ByKind[Remedial], figures.Interventions));
    }

    [Fact]
    public void Of_LeavesOutTheDaysBeforeAndAfter()
    {
        var figures = ActivityFigures.Of([new ActFact(Guid.Empty, new(2023, 8, 31), Counselling, Guid.CreateVersion7(), null, 100), new ActFact(Guid.Empty, new(2023, 10, 1), null, Guid.CreateVersion7(), VisitOutcome.Held, 100)], September);

        Assert.Equal((0, 0, 0L), (figures.Interventions, figures.Visits.Count, figures.SupportRupiah));
    }

    [Fact]
    public void Of_CountsVisitsByOutcome_AndSupportOfHeldOnesOnly()
    {
        var figures = ActivityFigures.Of(
            [Act(3, Counselling, rupiah: 50_000), Visit(4, VisitOutcome.Held, 100_000), Visit(5, VisitOutcome.Held, 0), Visit(6, VisitOutcome.NobodyHome, 7), Visit(7, VisitOutcome.Planned, 7)], September);

        Assert.Equal((2, 1, 1), (figures.Visits[VisitOutcome.Held], figures.Visits[VisitOutcome.NobodyHome], figures.Visits[VisitOutcome.Planned]));
        Assert.Equal(150_000, figures.SupportRupiah);
    }

    private static ActFact Act(int day, Guid kind, Guid? doneOnce = null, long rupiah = 0) => new(Guid.CreateVersion7(), new(2023, 9, day), kind, doneOnce ?? Guid.CreateVersion7(), null, rupiah);

    private static ActFact Visit(int day, VisitOutcome outcome, long rupiah) => new(Guid.CreateVersion7(), new(2023, 9, day), null, Guid.CreateVersion7(), outcome, rupiah);
}
