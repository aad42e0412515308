namespace SrpsWeb.Data;

/// <summary>The database cannot be used as it is. The message is one clear line for the operator; nothing has been changed.</summary>
public sealed class DatabaseRefusedException : Exception
{
    public DatabaseRefusedException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>True where the content itself is broken, so that only a backup helps.</summary>
    public bool IsDamaged { get; init; }
}
