using System.Collections.Concurrent;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SrpsWeb.Data;

namespace SrpsWeb.Web.Hosting;

/// <summary>
/// Hashes the demo password ahead for the accounts to come, beside the seeding: hashing costs half of the whole seed and would
/// leave the second core idle. Every account still gets a salt and a full hash of its own.
/// </summary>
internal sealed class DemoPasswordHasher : IPasswordHasher<AppUser>, IDisposable
{
    /// <summary>About the accounts of the second school, hashed while the first one gets its students and cases.</summary>
    private const int MostAhead = 12;

    private readonly PasswordHasher<AppUser> _hasher;
    private readonly BlockingCollection<string> _ready = new(MostAhead);
    private readonly Thread _ahead;
    private volatile bool _done;

    public DemoPasswordHasher(IOptions<PasswordHasherOptions> options)
    {
        _hasher = new PasswordHasher<AppUser>(options);
        // A thread of its own: in the pool it would keep the seeding itself waiting.
        _ahead = new Thread(HashAhead) { IsBackground = true, Name = "Demo passwords" };
        _ahead.Start();
    }

    public string HashPassword(AppUser user, string password) =>
        password == DemoSeeding.Password && _ready.TryTake(out var hash) ? hash : _hasher.HashPassword(user, password);

    public PasswordVerificationResult VerifyHashedPassword(AppUser user, string hashedPassword, string providedPassword) =>
        _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);

    public void Dispose()
    {
        _done = true;
        // Makes room where the thread waits for it.
        _ready.TryTake(out _);
        _ahead.Join();
        _ready.Dispose();
    }

    // The account is no part of the hash.
    private void HashAhead()
    {
        while (!_done)
            _ready.Add(_hasher.HashPassword(null!, DemoSeeding.Password));
    }
}
