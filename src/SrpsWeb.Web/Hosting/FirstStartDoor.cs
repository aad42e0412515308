using SrpsWeb.Application.Accounts;

namespace SrpsWeb.Web.Hosting;

/// <summary>Whether <c>/siapkan</c> still stands open. Once there is a school it is closed for ever, so nobody asks the database again.</summary>
public sealed class FirstStartDoor
{
    private volatile bool _closed;

    public async ValueTask<bool> IsOpenAsync(FirstSchoolService firstSchool, CancellationToken ct)
    {
        if (!_closed)
            _closed = !await firstSchool.IsNeededAsync(ct);
        return !_closed;
    }
}
