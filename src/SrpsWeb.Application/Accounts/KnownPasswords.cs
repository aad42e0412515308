using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace SrpsWeb.Application.Accounts;

/// <summary>
/// Passwords that others have used so often that they are tried first. A password is one of them also with digits and signs around
/// or between, with digits for letters, or said twice.
/// </summary>
public static class KnownPasswords
{
    /// <summary>A word shorter than this says nothing about a password of twelve.</summary>
    private const int ShortestWord = 4;

    private static readonly Lazy<FrozenSet<string>> Listed = new(Load);

    /// <summary>How many words are listed.</summary>
    public static int Count => Listed.Value.Count;

    public static bool Contains(string password)
    {
        var small = password.ToLower(CultureInfo.InvariantCulture);
        return Forms(small).Any(form => IsListed(form) || IsListed(OnceOf(form))) || IsRow(LettersAndDigits(small));
    }

    /// <summary>The password as a whole, without what stands around its letters, and both with the letters that digits stand for.</summary>
    private static IEnumerable<string> Forms(string small)
    {
        var bare = small.Trim([.. small.Where(letter => !char.IsLetter(letter))]);
        // Signs and digits at the end are decoration first (password1!), a letter only if that leaves nothing known (p4ssw0rd).
        return new[] { small, bare, WithLetters(small), WithLetters(bare), WithLetters(small).Trim([.. small.Where(letter => !char.IsLetter(letter))]) }
            .SelectMany(form => new[] { LettersAndDigits(form), LettersAlone(form) });
    }

    private static bool IsListed(string word) => word.Length >= ShortestWord && Listed.Value.Contains(word);

    private static string LettersAndDigits(string text) => new([.. text.Where(char.IsLetterOrDigit)]);

    private static string LettersAlone(string text) => new([.. text.Where(char.IsLetter)]);

    private static string WithLetters(string text)
    {
        var letters = new StringBuilder(text);
        foreach (var (sign, letter) in new[] { ('0', 'o'), ('1', 'i'), ('!', 'i'), ('3', 'e'), ('4', 'a'), ('@', 'a'), ('5', 's'), ('$', 's'), ('7', 't'), ('8', 'b'), ('9', 'g') })
            letters.Replace(sign, letter);
        return letters.ToString();
    }

    /// <summary>The shortest part that the text is a repetition of; the text itself where it is none.</summary>
    private static string OnceOf(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
        {
            if (text.Length % length == 0 && Enumerable.Range(length, text.Length - length).All(at => text[at] == text[at - length]))
                return text[..length];
        }

        return text;
    }

    /// <summary>A row of digits or of the alphabet, or a few signs said over and over.</summary>
    private static bool IsRow(string text)
    {
        if (text.Length == 0)
            return true;
        var repeated = text.Length >= 8 && OnceOf(text).Length <= text.Length / 3;
        return repeated || IsSteps(text, 1) || IsSteps(text, -1);
    }

    private static bool IsSteps(string text, int step)
    {
        for (var at = 1; at < text.Length; at++)
        {
            var (before, here) = (text[at - 1], text[at]);
            var roundTheCorner = char.IsAsciiDigit(before) && char.IsAsciiDigit(here) && (before - '0' + step + 10) % 10 == here - '0';
            if (here - before != step && !roundTheCorner)
                return false;
        }

        return true;
    }

    private static FrozenSet<string> Load()
    {
        using var stream = typeof(KnownPasswords).Assembly.GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var words = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
                words.Add(line);
        }

        return words.ToFrozenSet(StringComparer.Ordinal);
    }
}
