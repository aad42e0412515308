using SrpsWeb.Domain.Imports;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Imports;

public sealed class ImportBatchTests
{
    private static readonly DateOnly Day = new(2026, 7, 13);

    private static readonly ImportOutcome Outcome = new(5, 4, 3, 2, 1);

    private readonly ImportBatch _batch = new(Guid.CreateVersion7(), " siswa.xlsx ", [1, 2, 3], null, Scene.Officer, Scene.Now);

    [Fact]
    public void New_Batch_IsStagedWithoutOutcome()
    {
        Assert.Equal("siswa.xlsx", _batch.FileName);
        Assert.Equal((Scene.Officer, Scene.Now, null, 0), (_batch.UploadedByUserId, _batch.UploadedAt, _batch.AppliedAt, _batch.Version));
        Assert.Null(_batch.Outcome);
    }

    [Fact]
    public void New_LongFileName_IsCutToALine() =>
        Assert.Equal(new string('a', TextLimits.Line), new ImportBatch(Guid.CreateVersion7(), Scene.LongerThan(TextLimits.Line), [], null, Scene.Officer, Scene.Now).FileName);

    [Fact]
    public void Map_Staged_TakesTheAnswers()
    {
        _batch.Map([4], "{}");

        Assert.Equal([4], _batch.Content);
        Assert.Equal(("{}", 1), (_batch.Mapping, _batch.Version));
    }

    [Fact]
    public void Start_Twice_KeepsTheFirstDay()
    {
        _batch.Start(Day, Scene.Now);
        _batch.Start(Day.AddDays(1), Scene.Now.AddMinutes(1));

        Assert.Equal((Day, Scene.Now, 1), (_batch.EffectiveOn, _batch.StartedAt, _batch.Version));
    }

    [Fact]
    public void Map_Started_IsRefused()
    {
        _batch.Start(Day, Scene.Now);

        Refused.With("Import.AlreadyStarted", null, () => _batch.Map([4], "{}"));
        Assert.Equal([1, 2, 3], _batch.Content);
    }

    [Fact]
    public void TakeUp_IsForOneUntilTheLeaseEnds()
    {
        Assert.False(_batch.TakeUp(Scene.Now));
        _batch.Start(Day, Scene.Now);

        Assert.True(_batch.TakeUp(Scene.Now));
        Assert.False(_batch.TakeUp(Scene.Now + ImportBatch.LeaseTime - TimeSpan.FromTicks(1)));
        Assert.True(_batch.TakeUp(Scene.Now + ImportBatch.LeaseTime));
    }

    /// <summary>A clock set back by years must not hold a job up for years.</summary>
    [Fact]
    public void TakeUp_WhenTheLeaseIsOfAWrongClock_IsGranted()
    {
        _batch.Start(Day, Scene.Now);
        _batch.TakeUp(Scene.Now.AddYears(10));

        Assert.True(_batch.TakeUp(Scene.Now));
    }

    [Fact]
    public void TakeUp_TooOftenInVain_FailsTheJobUntilItIsResumed()
    {
        _batch.Start(Day, Scene.Now);
        for (var attempt = 0; attempt < ImportBatch.MostAttempts; attempt++)
        {
            Assert.True(_batch.TakeUp(Scene.Now));
            _batch.Release();
        }

        Assert.False(_batch.TakeUp(Scene.Now));
        Assert.Equal("Import.Failed", _batch.Failure);
        _batch.Resume();
        Assert.True(_batch.TakeUp(Scene.Now));
    }

    [Fact]
    public void Advance_CountsAndProvesThatTheJobGetsSomewhere()
    {
        _batch.Start(Day, Scene.Now);
        _batch.TakeUp(Scene.Now);
        _batch.Expect(10, Scene.Now);
        _batch.Advance(3, 2, 1, Scene.Now.AddSeconds(50));

        Assert.Equal((10, 6, 0), (_batch.Rows, _batch.RowsDone, _batch.Attempts));
        Assert.Equal(Scene.Now.AddSeconds(50) + ImportBatch.LeaseTime, _batch.LeaseUntil);
        _batch.Expect(4, Scene.Now);
        Assert.Equal(10, _batch.Rows);
    }

    [Fact]
    public void Finish_KeepsTheRefusedRowsOnly()
    {
        _batch.Start(Day, Scene.Now);
        _batch.TakeUp(Scene.Now);
        _batch.Advance(5, 4, 3, Scene.Now);
        _batch.Finish(2, 1, [9], [8], Scene.Now.AddMinutes(1));

        Assert.Equal([9], _batch.Content);
        Assert.Equal([8], _batch.NotInFile!);
        Assert.Equal(Outcome, _batch.Outcome);
        Assert.Equal((Scene.Now.AddMinutes(1), null), (_batch.AppliedAt, _batch.LeaseUntil));
        Assert.False(_batch.TakeUp(Scene.Now.AddDays(1)));
        Refused.With("Import.AlreadyApplied", null, () => _batch.Finish(0, 0, [], [], Scene.Now.AddMinutes(1)));
    }
}
