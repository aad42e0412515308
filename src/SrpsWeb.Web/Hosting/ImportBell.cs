using System.Threading.Channels;

namespace SrpsWeb.Web.Hosting;

/// <summary>
/// Wakes the <see cref="ImportWorker"/> of this node when an import has been started here. Only quicker than its next look at the
/// database, which is what counts: a ring that is lost costs seconds, not an import.
/// </summary>
public sealed class ImportBell
{
    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => _rings.Writer.TryWrite(true);

    /// <summary>Until somebody rings, or has rung since the last time.</summary>
    internal ValueTask<bool> HeardAsync(CancellationToken ct) => _rings.Reader.ReadAsync(ct);
}
