using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Cases;

public sealed class CaseSpanTests
{
    [Theory]
    [InlineData("2026-07-01", false)]
    [InlineData("2026-08-01", true)]
    [InlineData("2026-09-01", true)]
    [InlineData("2026-10-01", false)]
    public void Touches_AMonth_FromItsOpeningToItsClosing(string month, bool touches)
    {
        var file = new CaseBuilder().Build();
        file.Close(ClosureOutcome.Transferred, "Pindah.", Scene.Today, [], Scene.Today, Scene.Recorded);

        Assert.Equal(touches, Assert.Single(file.Spans).Touches(DateOnly.Parse(month, System.Globalization.CultureInfo.InvariantCulture)));
    }
}
