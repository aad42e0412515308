using SrpsWeb.Application.Accounts;

namespace SrpsWeb.Web.Hosting;

/// <summary>Whether <c>/siapkan</c> still stands open. Once there is a school it is closed for ever, so nobody asks the database again.</summary>
public sealed class FirstStartDoor : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile bool _closed;

    public async ValueTask<bool> IsOpenAsync(FirstSchoolService firstSchool, CancellationToken ct)
    {
        if (!_closed)
            _closed = !await firstSchool.IsNeededAsync(ct);
        return !_closed;
    }

    /// <summary>
    /// Makes the first school, one request at a time: of several sent at once with the right code the first one that is not refused closes the door.
    /// </summary>
    /// <returns>The principal's invitation; null where the door is closed by now.</returns>
    public async Task<Invited?> MakeAsync(FirstSchoolService firstSchool, MakeFirstSchool command, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            return await IsOpenAsync(firstSchool, ct) ? await firstSchool.MakeAsync(command, ct) : null;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
