using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Reports;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Reports;

public sealed class ReportNarrativeTests
{
    [Fact]
    public void Write_TheFirst_IsKeptUnderTheFirstOfItsMonth()
    {
        var narrative = Write(null, "  Keadaan\r\nmembaik. ");

        Assert.Equal((new DateOnly(2026, 9, 1), NarrativeSection.Summary, 1, "Keadaan\nmembaik.", "11 394"), (narrative.Month, narrative.Section, narrative.Sequence, narrative.Text, narrative.Basis));
        Assert.Equal((Scene.Officer, Scene.Now), (narrative.RecordedByUserId, narrative.RecordedAt));
    }

    [Fact]
    public void Write_AfterAnother_Follows_AndNothingWithdraws()
    {
        var first = Write(null, "Satu");
        var withdrawn = Write(first, " ");

        Assert.Equal((2, (string?)null), (withdrawn.Sequence, withdrawn.Text));
        Assert.Equal(3, Write(withdrawn, "Dua").Sequence);
    }

    [Fact]
    public void Write_NothingWhereNothingIsWritten_IsRefused()
    {
        Refused.With("Narrative.NothingToWithdraw", "Summary", () => Write(null, ""));
        Refused.With("Narrative.NothingToWithdraw", "Summary", () => Write(Write(Write(null, "Satu"), ""), ""));
    }

    [Fact]
    public void Write_TooLong_IsRefused()
    {
        Assert.Equal(1500, Write(null, new string('a', 1500)).Text!.Length);
        Refused.With("Text.TooLong", "Summary", () => Write(null, new string('a', 1501)), 1500);
    }

    [Theory]
    [InlineData(SchoolRole.Coordinator, true)]
    [InlineData(SchoolRole.Counsellor, true)]
    [InlineData(SchoolRole.Facilitator, true)]
    [InlineData(SchoolRole.Principal, false)]
    [InlineData(SchoolRole.Homeroom, false)]
    [InlineData(SchoolRole.Operator, false)]
    public void MayWrite_IsAMatterOfTheRole(SchoolRole role, bool expected) =>
        Assert.Equal(expected, ReportAccess.MayWrite(new Viewer(Guid.NewGuid(), new HashSet<SchoolRole> { role }, new HashSet<Guid>())));

    private static ReportNarrative Write(ReportNarrative? earlier, string text) =>
        ReportNarrative.Write(new DateOnly(2026, 9, 17), NarrativeSection.Summary, earlier, text, "11 394", Scene.Recorded);
}
