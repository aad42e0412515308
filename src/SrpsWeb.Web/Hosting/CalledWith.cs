namespace SrpsWeb.Web.Hosting;

/// <summary>What the program was called with: words first, settings behind them.</summary>
internal sealed record CalledWith(string[] Words, string[] Settings)
{
    internal static CalledWith From(string[] arguments)
    {
        var words = arguments.TakeWhile(argument => !argument.StartsWith("--", StringComparison.Ordinal)).ToArray();
        return new CalledWith(words, arguments[words.Length..]);
    }
}
