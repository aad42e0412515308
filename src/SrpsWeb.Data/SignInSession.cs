namespace SrpsWeb.Data;

/// <summary>
/// One sign-in on one device. The cookie names it, every request asks it, and ending it here ends it there. Sessions belong to the
/// account, not to a school: a person with two schools changes between them within one.
/// </summary>
public sealed class SignInSession
{
    /// <summary>No session lasts longer, whatever is done in it.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(10);

    /// <summary>On a shared computer it ends after so long without a request.</summary>
    public static readonly TimeSpan LongestIdleWhenShared = TimeSpan.FromMinutes(15);

    private SignInSession()
    {
    }

    public SignInSession(Guid id, Guid userId, bool isShared, DeviceWords device, string? address, DateTime now)
    {
        (Id, UserId, IsShared, Address) = (id, userId, isShared, address);
        (Browser, System) = (device.Browser, device.System);
        (StartedAt, LastSeenAt, EndsAt) = (now, now, now + Longest);
    }

    public Guid Id { get; private set; }

    public Guid UserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime StartedAt { get; private set; }

    /// <summary>UTC; written at most once a minute.</summary>
    public DateTime LastSeenAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime EndsAt { get; private set; }

    /// <summary>UTC; null while nobody ended it.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>The person said at sign-in that others use the device too.</summary>
    public bool IsShared { get; private set; }

    /// <summary>Product name such as Chrome; null where it is not known.</summary>
    public string? Browser { get; private set; }

    /// <summary>Product name such as Android; null where it is not known.</summary>
    public string? System { get; private set; }

    /// <summary>The network address it was started from.</summary>
    public string? Address { get; private set; }

    public void End(DateTime now) => EndedAt ??= now;

    /// <summary>Why the session is over, or null while it lasts.</summary>
    public static SessionEnd? EndOf(DateTime? endedAt, DateTime endsAt, DateTime lastSeenAt, bool isShared, DateTime now) =>
        endedAt is not null ? SessionEnd.Ended
        : now >= endsAt ? SessionEnd.TooLong
        : isShared && now - lastSeenAt > LongestIdleWhenShared ? SessionEnd.Idle
        : null;
}

/// <summary>Why a session is over.</summary>
public enum SessionEnd
{
    /// <summary>Ended by its owner, by a new password, or because the account was closed.</summary>
    Ended,

    /// <summary>Ten hours have passed.</summary>
    TooLong,

    /// <summary>Nobody used it on a shared computer.</summary>
    Idle,
}

/// <summary>What a device calls itself, in two product names.</summary>
public sealed record DeviceWords(string? Browser, string? System)
{
    /// <summary>The more special name first: Edge and Opera call themselves Chrome too, Chrome calls itself Safari, Android calls itself Linux.</summary>
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("UCBrowser", "UC Browser"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static DeviceWords Of(string? userAgent) => new(Find(Browsers, userAgent), Find(Systems, userAgent));

    private static string? Find((string Sign, string Name)[] known, string? userAgent) =>
        userAgent is null ? null : Array.Find(known, candidate => userAgent.Contains(candidate.Sign, StringComparison.Ordinal)).Name;
}
