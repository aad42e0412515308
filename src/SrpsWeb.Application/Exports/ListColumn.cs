namespace SrpsWeb.Application.Exports;

/// <summary>A column of an exported list.</summary>
/// <param name="Width">In characters.</param>
public abstract record ListColumn<T>(string Heading, int Width);

/// <summary>Words and numbers that are names (NISN, phones): kept as text, so that no leading zero is lost and nothing runs as a formula.</summary>
public sealed record TextColumn<T>(string Heading, int Width, Func<T, string?> Value) : ListColumn<T>(Heading, Width);

/// <summary>Real dates, which can be sorted and counted with.</summary>
public sealed record DayColumn<T>(string Heading, Func<T, DateOnly?> Value) : ListColumn<T>(Heading, 14);
