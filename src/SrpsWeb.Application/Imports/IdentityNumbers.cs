namespace SrpsWeb.Application.Imports;

/// <summary>Recognises the shape of a NIK or family card number: exactly sixteen digits in one run, whatever separates them.</summary>
internal static class IdentityNumbers
{
    private const int Length = 16;

    public static bool In(string text)
    {
        var run = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                run++;
                continue;
            }

            if (c is ' ' or '.' or '-' or '\u00A0') continue;
            if (run == Length) return true;
            run = 0;
        }

        return run == Length;
    }
}
