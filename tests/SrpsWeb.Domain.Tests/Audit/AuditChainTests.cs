using System.Reflection;
using CsCheck;
using SrpsWeb.Domain.Audit;

namespace SrpsWeb.Domain.Tests.Audit;

public sealed class AuditChainTests
{
    private static readonly Guid School = Guid.Parse("0198c0de-0000-7000-8000-000000000001");
    private static readonly DateTime Start = new(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Next_TrailAsItWasWritten_Holds()
    {
        var (head, entries) = Trail(50, seed: 1);

        Assert.Null(Walk(entries, head, [new AuditAnchor(School, 50, head.Hash, Start)]));
    }

    /// <summary>Any one field of any entry, any entry taken out (also at the end), any two exchanged: 1,000 times, each is found.</summary>
    [Fact]
    public void AnyEditDeletionOrSwap_IsFound() => Gen.Int[0, int.MaxValue - 1].Sample(
        seed =>
        {
            var random = new Random(seed);
            var (head, entries) = Trail(random.Next(2, 40), seed);
            var anchor = new AuditAnchor(School, head.Count, head.Hash, Start);
            var index = random.Next(entries.Count);
            switch (random.Next(4))
            {
                case 0:
                    Change(entries[index], random);
                    break;
                case 1:
                    entries.RemoveAt(index);
                    break;
                case 2:
                    entries.RemoveRange(index, entries.Count - index);
                    break;
                default:
                    var other = (index + 1 + random.Next(entries.Count - 1)) % entries.Count;
                    (entries[index], entries[other]) = (entries[other], entries[index]);
                    if (random.Next(2) == 0)
                        ExchangeNumbers(entries[index], entries[other]);
                    break;
            }

            Assert.NotNull(Walk(entries, head, [anchor]));
        },
        iter: 1000);

    /// <summary>Whoever writes the whole trail anew, head and all, makes a good chain; the anchor still knows another one.</summary>
    [Fact]
    public void TrailWrittenAnew_DiffersFromTheAnchor()
    {
        var (head, entries) = Trail(20, seed: 1);
        var (forgedHead, forged) = Trail(25, seed: 2);

        Assert.Equal(new AuditBreak(AuditBreakKind.Rewritten, 20), Walk(forged, forgedHead, [new AuditAnchor(School, 20, head.Hash, Start)]));
        Assert.Equal(new AuditBreak(AuditBreakKind.CutOff, 20), Walk(entries[..19], null, [new AuditAnchor(School, 20, head.Hash, Start)]));
    }

    [Fact]
    public void AnchorsOfOtherSchools_SayNothing()
    {
        var (head, entries) = Trail(3, seed: 1);

        Assert.Null(Walk(entries, head, [new AuditAnchor(Guid.NewGuid(), 9, "x", Start)]));
    }

    [Theory]
    [InlineData(2, AuditBreakKind.HeadDiffers, 4)]
    [InlineData(4, AuditBreakKind.HeadDiffers, 4)]
    public void HeadThatStandsElsewhere_IsFound(int count, AuditBreakKind kind, long at)
    {
        var (_, entries) = Trail(3, seed: 1);
        var (other, _) = Trail(count, seed: 1);

        Assert.Equal(new AuditBreak(kind, at), Walk(entries, other, []));
    }

    /// <summary>Two values next to each other must not be read as others that together look the same.</summary>
    [Fact]
    public void Hash_TellsValuesApartThatWouldReadAlike()
    {
        var facts = new AuditFacts(AuditAct.Opened, AuditSubject.Page, Detail: "ab");
        var one = new AuditHead(School).Append(Start, new AuditOrigin(null, "c"), facts);
        var other = new AuditHead(School).Append(Start, new AuditOrigin(null, null), facts with { Detail = "abc" });
        var none = new AuditHead(School).Append(Start, new AuditOrigin(null, "-"), facts);

        Assert.Equal(3, new[] { one.Hash, other.Hash, none.Hash }.Distinct().Count());
    }

    private static (AuditHead Head, List<AuditEntry> Entries) Trail(int count, int seed)
    {
        var random = new Random(seed);
        var head = new AuditHead(School);
        return (head, [.. Enumerable.Range(0, count).Select(number => head.Append(Start.AddMinutes(number), new AuditOrigin(NewId(random), "10.0.0." + random.Next(256)), Facts(random)))]);
    }

    private static AuditFacts Facts(Random random) => new(
        Enum.GetValues<AuditAct>()[random.Next(4)],
        Enum.GetValues<AuditSubject>()[random.Next(9)],
        random.Next(2) == 0 ? null : NewId(random),
        random.Next(2) == 0 ? null : NewId(random),
        [.. Enumerable.Range(0, random.Next(4)).Select(_ => NewId(random))],
        random.Next(1, 9),
        random.Next(2) == 0 ? null : "CurrentLevel Version");

    private static Guid NewId(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private static AuditBreak? Walk(IEnumerable<AuditEntry> entries, AuditHead? head, IReadOnlyList<AuditAnchor> anchors)
    {
        var chain = new AuditChain(School, anchors);
        foreach (var entry in entries)
        {
            if (chain.Next(entry) is { } broken)
                return broken;
        }

        return chain.End(head);
    }

    /// <summary>What somebody with the database at hand could do to any one column, the hashes among them.</summary>
    private static void Change(AuditEntry entry, Random random)
    {
        var columns = typeof(AuditEntry).GetProperties().Where(property => property.CanWrite).ToList();
        var column = columns[random.Next(columns.Count)];
        var before = column.GetValue(entry);
        object? after = before switch
        {
            long number => number + random.Next(1, 5),
            int number => number + random.Next(1, 5),
            DateTime at => at.AddTicks(10 * random.Next(1, 1_000_000)),
            AuditAct act => act == AuditAct.Added ? AuditAct.Removed : AuditAct.Added,
            AuditSubject subject => subject == AuditSubject.Page ? AuditSubject.Student : AuditSubject.Page,
            string { Length: > 0 } text when random.Next(2) == 0 => text[..^1] + (text[^1] == 'a' ? 'b' : 'a'),
            string => null,
            Guid => NewId(random),
            _ => Nullable.GetUnderlyingType(column.PropertyType) == typeof(Guid) ? NewId(random) : "x",
        };
        column.SetValue(entry, after);
    }

    private static void ExchangeNumbers(AuditEntry one, AuditEntry other)
    {
        var number = typeof(AuditEntry).GetProperty(nameof(AuditEntry.Sequence), BindingFlags.Instance | BindingFlags.Public)!;
        var before = one.Sequence;
        number.SetValue(one, other.Sequence);
        number.SetValue(other, before);
    }
}
