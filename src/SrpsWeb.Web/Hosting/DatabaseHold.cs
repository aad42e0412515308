namespace SrpsWeb.Web.Hosting;

/// <summary>Keeps, until the program ends, what tells others that it runs on its database.</summary>
internal sealed class DatabaseHold : IDisposable
{
    private IDisposable? _held;

    public void Keep(IDisposable? held) => _held = held;

    public void Dispose() => _held?.Dispose();
}
