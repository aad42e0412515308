namespace SrpsWeb.Domain.Tests;

/// <summary>Expects a rule to refuse an act.</summary>
internal static class Refused
{
    /// <summary>The act must be refused with this code, at this field, and with exactly these arguments for the text.</summary>
    public static void With(string code, string? field, Action act, params object[] arguments)
    {
        var refusal = Assert.Throws<RuleBrokenException>(act);
        Assert.Equal(code, refusal.Code);
        Assert.Equal(field, refusal.Field);
        Assert.Equal(arguments, refusal.Arguments);
    }
}
