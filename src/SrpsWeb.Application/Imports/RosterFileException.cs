namespace SrpsWeb.Application.Imports;

/// <summary>The file as a whole cannot be imported; nothing was read. <see cref="Code"/> is a resx key, <see cref="Arguments"/> fill its places.</summary>
public sealed class RosterFileException : Exception
{
    public RosterFileException(string code, params object[] arguments)
        : base(code)
    {
        Code = code;
        Arguments = arguments;
    }

    public RosterFileException(string code, Exception inner)
        : base(code, inner)
    {
        Code = code;
        Arguments = [];
    }

    public string Code { get; }

    public IReadOnlyList<object> Arguments { get; }
}
