namespace SrpsWeb.Application.Session;

/// <summary>
/// The person may not do this. Pages never let it come so far (their folders check first); services throw it so that a
/// forgotten check changes nothing.
/// </summary>
/// <param name="hidden">True where even the existence must not be told.</param>
/// <param name="reason">Reason code of the domain's decision.</param>
public sealed class AccessRefusedException(bool hidden, string reason) : Exception(reason)
{
    public bool Hidden { get; } = hidden;
}
