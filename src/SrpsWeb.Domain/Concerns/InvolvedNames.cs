using SrpsWeb.Domain.Access;

namespace SrpsWeb.Domain.Concerns;

/// <summary>Somebody of the school by name, by what stands under the name, and by the roles held today.</summary>
public sealed record NamedPerson(Guid UserId, string FullName, string? Position, IReadOnlyCollection<SchoolRole> Roles);

/// <summary>
/// Finds in the typed words whom they may mean, so that "Pak Edison", "Bu Sri" and "kepsek" are kept away although nobody was ticked. Rather
/// one reader too few than the wrong one. It only ever keeps people away: words may always mean somebody else besides
/// (<see cref="Concern.IsInvolvedUnclear"/>).
/// </summary>
public static class InvolvedNames
{
    /// <summary>Shorter words are particles and initials.</summary>
    private const int ShortestName = 3;

    private static readonly HashSet<string> Nobody = new(["tidak", "tidak ada", "tak ada", "nihil", "no", "none", "nobody"], StringComparer.Ordinal);

    /// <summary>Titles, and words that name nobody: "dan" is not Daniel.</summary>
    private static readonly HashSet<string> Ignored = new(
        [
            "pak", "bapak", "ibu", "kak", "kakak", "bang", "abang", "mas", "mbak", "tante", "mister", "mrs", "miss", "sir", "mam", "madam", "drs", "dra", "haji",
            "dan", "atau", "yang", "dari", "dengan", "untuk", "pada", "juga", "itu", "ini", "saya", "dia", "nya", "the", "and", "who", "from", "with",
            "guru", "staf", "staff", "teacher", "sekolah", "school", "kelas", "class", "orang", "seorang", "salah", "satu", "bidang",
        ],
        StringComparer.Ordinal);

    /// <summary>What an office is called, in both languages and in short. In each text the longest name counts: a deputy is not the principal.</summary>
    private static readonly (string[] Words, SchoolRole Role)[] Offices =
    [
        .. Called(
            SchoolRole.Principal,
            "kepala sekolah", "kepala madrasah", "kepala", "kepalasekolah", "kepsek", "kasek", "kamad", "ks", "principal", "headmaster", "headmistress", "head teacher", "head of school", "head"),
        .. Called(
            SchoolRole.Coordinator,
            "koordinator", "ketua satgas", "satgas", "waka", "wakasek", "wakepsek", "wakil kepala sekolah", "wakil kepala", "wakil", "kesiswaan", "coordinator", "task force", "vice principal", "deputy principal", "deputy head", "deputy"),
        .. Called(SchoolRole.Counsellor, "bk", "bp", "konselor", "bimbingan", "konseling", "counsellor", "counselor", "counselling", "counseling"),
        .. Called(SchoolRole.Homeroom, "wali kelas", "wali", "walikelas", "walas", "homeroom", "class teacher", "form teacher"),
        .. Called(SchoolRole.OsisAdviser, "pembina", "adviser", "advisor"),
        .. Called(SchoolRole.Operator, "operator", "admin", "administrator"),
        .. Called(SchoolRole.Committee, "komite", "committee"),
        .. Called(SchoolRole.Facilitator, "fasilitator", "pendamping", "dosen", "facilitator", "mentor", "lecturer"),
    ];

    /// <summary>True for an empty field and for "tidak ada", which answers the question and names nobody.</summary>
    public static bool NamesNobody(string? text) => string.IsNullOrWhiteSpace(text) || text.Trim().All(character => character is '-' or '.') || Nobody.Contains(FoldedText.Of(text));

    public static IReadOnlyList<Guid> MeantBy(string? text, IEnumerable<NamedPerson> people)
    {
        var (offices, besides) = OfficesIn(text);
        var words = WordsOf(text);
        return [.. people.Where(someone => IsMeant(someone)).Select(someone => someone.UserId)];

        // A word of an office is looked at as a name too: there are people called Wali.
        bool IsMeant(NamedPerson someone)
        {
            var (held, position) = OfficesIn(someone.Position);
            return offices.Overlaps(someone.Roles) || offices.Overlaps(held) || AreAlike(words, WordsOf(someone.FullName.Split(',')[0])) || AreAlike(besides, position);
        }
    }

    /// <summary>One of these is short for one of those, or the other way round.</summary>
    private static bool AreAlike(IEnumerable<string> these, IEnumerable<string> those) =>
        those.Where(MayBeName).Any(name => these.Where(MayBeName).Any(word => name.StartsWith(word, StringComparison.Ordinal) || word.StartsWith(name, StringComparison.Ordinal)));

    private static bool MayBeName(string word) => word.Length >= ShortestName && !Ignored.Contains(word);

    /// <summary>The offices a text names, and the words besides.</summary>
    private static (HashSet<SchoolRole> Offices, List<string> Besides) OfficesIn(string? text)
    {
        var (words, offices, besides) = (WordsOf(text), new HashSet<SchoolRole>(), new List<string>());
        for (var at = 0; at < words.Length;)
        {
            var longest = Offices.Where(office => words.AsSpan(at).StartsWith(office.Words)).OrderByDescending(office => office.Words.Length).FirstOrDefault();
            if (longest.Words is null)
                besides.Add(words[at]);
            else
                offices.Add(longest.Role);
            at += longest.Words?.Length ?? 1;
        }

        return (offices, besides);
    }

    private static string[] WordsOf(string? text) =>
        FoldedText.Of(text is null ? null : string.Concat(text.Select(character => char.IsPunctuation(character) && character is not '\'' and not '’' ? ' ' : character)))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<(string[] Words, SchoolRole Role)> Called(SchoolRole role, params string[] names) => names.Select(name => (name.Split(' '), role));
}
