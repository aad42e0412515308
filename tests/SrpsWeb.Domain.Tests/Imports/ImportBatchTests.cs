using SrpsWeb.Domain.Imports;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Imports;

public sealed class ImportBatchTests
{
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
    public void Apply_Staged_KeepsTheRefusedRowsOnly()
    {
        _batch.Apply(Outcome, [9], Scene.Now.AddMinutes(1));

        Assert.Equal([9], _batch.Content);
        Assert.Equal(Outcome, _batch.Outcome);
        Assert.Equal((Scene.Now.AddMinutes(1), 1), (_batch.AppliedAt, _batch.Version));
    }

    [Fact]
    public void Apply_Twice_IsRefusedAndChangesNothing()
    {
        _batch.Apply(Outcome, [9], Scene.Now);

        Refused.With("Import.AlreadyApplied", null, () => _batch.Apply(new ImportOutcome(0, 0, 0, 0, 0), [], Scene.Now.AddMinutes(1)));

        Assert.Equal(Outcome, _batch.Outcome);
        Assert.Equal([9], _batch.Content);
    }

    [Fact]
    public void Map_Applied_IsRefused()
    {
        _batch.Apply(Outcome, [9], Scene.Now);
        Refused.With("Import.AlreadyApplied", null, () => _batch.Map([4], "{}"));
        Assert.Equal([9], _batch.Content);
    }
}
