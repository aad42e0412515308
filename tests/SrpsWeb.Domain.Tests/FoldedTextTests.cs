using CsCheck;

namespace SrpsWeb.Domain.Tests;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("Siti Nur'aini", "siti nuraini")]
    [InlineData("SITI  NURAINI", "siti nuraini")]
    [InlineData("  X  TKRO 1 ", "x tkro 1")]
    [InlineData("X-TKRO-1", "x tkro 1")]
    [InlineData("X_TKRO/1", "x tkro 1")]
    [InlineData("M. Ilhām, S.Pd.", "m ilham spd")]
    [InlineData("Ibu\tRené\n", "ibu rene")]
    [InlineData("-'-", "")]
    [InlineData("   ", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Of_Text_IsLowerCaseWithoutAccentsAndPunctuation(string? text, string folded) =>
        Assert.Equal(folded, FoldedText.Of(text));

    [Fact]
    public void Of_DifferentNames_StayDifferent() =>
        Assert.NotEqual(FoldedText.Of("Nur Aini"), FoldedText.Of("Nuraini"));

    [Fact]
    public void Of_AnyText_IsStableAndHasSingleInnerSpaces() =>
        Gen.String[Gen.OneOf(Gen.Char['a', 'z'], Gen.Char['À', 'ſ'], Gen.OneOf(' ', '\t', '-', '/', '\'', '.', '’', 'İ', 'é')), 0, 20].Sample(text =>
        {
            var folded = FoldedText.Of(text);
            Assert.Equal(folded, FoldedText.Of(folded));
            Assert.Equal(folded.Trim(), folded);
            Assert.DoesNotContain("  ", folded, StringComparison.Ordinal);
        });

    [Fact]
    public void Of_UpperAndLowerCase_AreTheSame() =>
        Gen.String[Gen.Char[' ', '~'], 0, 20].Sample(text =>
            Assert.Equal(FoldedText.Of(text.ToLowerInvariant()), FoldedText.Of(text.ToUpperInvariant())));
}
