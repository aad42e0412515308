using System.Threading.Channels;

namespace SrpsWeb.Application.Backups;

/// <summary>Why the last backup could not be made. The code is the key of a text.</summary>
/// <param name="At">UTC.</param>
public sealed record BackupFailure(string Code, DateTime At);

/// <summary>Where backups are asked for on this node, and where it stands that one is being made or could not be.</summary>
public sealed class BackupDesk
{
    private readonly Channel<Guid> _asked = Channel.CreateBounded<Guid>(1);
    private readonly Lock _lock = new();
    private bool _runs;
    private BackupFailure? _lastFailure;
    private bool _waits;

    /// <summary>Null after one that was made.</summary>
    public BackupFailure? LastFailure
    {
        get
        {
            lock (_lock)
                return _lastFailure;
        }
    }

    /// <summary>One is being made or waits to be.</summary>
    public bool IsBusy
    {
        get
        {
            lock (_lock)
                return _waits || _runs;
        }
    }

    /// <summary>Asks for a backup, unless one is waiting or being made: it holds what this one would.</summary>
    /// <param name="id">Made by whoever asks; asking twice makes one.</param>
    public void Ask(Guid id)
    {
        lock (_lock)
        {
            if (!_waits && !_runs)
                _waits = _asked.Writer.TryWrite(id);
        }
    }

    /// <summary>The next that is asked for.</summary>
    public ValueTask<Guid> NextAsync(CancellationToken ct) => _asked.Reader.ReadAsync(ct);

    public void Begin()
    {
        lock (_lock)
            (_runs, _waits) = (true, false);
    }

    /// <param name="failure">Null: it was made.</param>
    public void End(BackupFailure? failure)
    {
        lock (_lock)
            (_runs, _waits, _lastFailure) = (false, false, failure);
    }
}
