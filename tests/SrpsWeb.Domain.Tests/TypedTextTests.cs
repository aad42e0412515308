using CsCheck;

namespace SrpsWeb.Domain.Tests;

public sealed class TypedTextTests
{
    [Theory]
    [InlineData(" Ibu bercerita.\r\nLama. ", "Ibu bercerita.\nLama.")]
    [InlineData("satu\rdua\vtiga\u0085empat", "satu\ndua\ntiga\nempat")]
    [InlineData("Ma\u0092ruf\0\u0007\u001b", "Maruf")]
    [InlineData("a\tb  c", "a\tb  c")]
    [InlineData("\u202e\u200b👩🏽‍🏫 é", "\u202e\u200b👩🏽‍🏫 é")]
    [InlineData(" \0 ", "")]
    [InlineData(null, "")]
    public void Of_Text_HasNothingThatABrowserWouldChange(string? text, string stored) => Assert.Equal(stored, TypedText.Of(text));

    [Fact]
    public void Of_AnyText_IsStable() => Gen.String.Sample(text =>
    {
        var stored = TypedText.Of(text);
        Assert.Equal(stored, TypedText.Of(stored));
        Assert.Equal(stored, TypedText.Of(stored.Replace("\n", "\r\n", StringComparison.Ordinal)));
    });
}
