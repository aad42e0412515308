namespace SrpsWeb.Application.Exports;

/// <summary>Every row of a list as it is filtered, for a file.</summary>
/// <param name="Rows">None where there are more than <see cref="Most"/>.</param>
/// <param name="Total">How many there are.</param>
public sealed record ListExport<T>(IReadOnlyList<T> Rows, int Total)
{
    public bool IsTooLong => Total > ListExportLimit.Most;
}

public static class ListExportLimit
{
    /// <summary>Rows a file may have: a school has a tenth of it, and a larger one would fill a small server's memory.</summary>
    public const int Most = 20_000;
}
