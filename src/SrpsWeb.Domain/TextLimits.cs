namespace SrpsWeb.Domain;

/// <summary>Longest texts accepted, in characters. Columns, forms and rules use the same figures.</summary>
public static class TextLimits
{
    /// <summary>Names of persons, schools, class groups.</summary>
    public const int Name = 120;

    /// <summary>One line: an address, a task, a purpose.</summary>
    public const int Line = 200;

    /// <summary>A note of several paragraphs.</summary>
    public const int Note = 4000;

    /// <summary>Codes, numbers, phones.</summary>
    public const int Code = 40;
}
