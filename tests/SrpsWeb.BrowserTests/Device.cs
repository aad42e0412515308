namespace SrpsWeb.BrowserTests;

/// <summary>What somebody holds in their hands.</summary>
/// <param name="Width">Of the window, in CSS pixels.</param>
/// <param name="Height">Of the window, in CSS pixels.</param>
/// <param name="HasScript">False: the browser runs no JavaScript.</param>
public sealed record Device(int Width, int Height, bool HasScript = true)
{
    /// <summary>Pixels of the screen to one CSS pixel.</summary>
    public float Scale { get; init; } = 1;

    public static Device Phone { get; } = new(360, 780);

    public static Device Desk { get; } = new(1280, 900);

    public override string ToString() => $"{Width}×{Height}{(HasScript ? "" : " without JavaScript")}";
}
