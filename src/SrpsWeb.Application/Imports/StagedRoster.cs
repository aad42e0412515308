using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SrpsWeb.Application.Imports;

/// <summary>A table waiting to be applied, or what is left of it afterwards: the refused rows and everything that was found.</summary>
/// <param name="Issues">Null while staged: issues are found anew whenever the plan is looked at.</param>
internal sealed record StagedRoster(RosterTable Table, IReadOnlyList<RowIssue>? Issues)
{
    /// <summary>Enums by name: a staged upload outlives a change of their order.</summary>
    public static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    // First characters that no cleaned cell begins with.
    private const char DateMark = '\u0002';
    private const char FaultMark = '\u0003';
    private const string DateForm = "yyyy-MM-dd";

    /// <summary>Packed JSON of the table with one text for each cell.</summary>
    public byte[] Pack()
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
            JsonSerializer.Serialize(gzip, new Packed(Table.SheetName, Table.HeadingRow, Table.Columns, Table.OtherRosterSheets, [.. Table.Rows.Select(row => new PackedRow(row.Row, [.. row.Cells.Select(Packable)]))], Issues), Json);

        return bytes.ToArray();
    }

    /// <summary>Of a content that was removed nothing is left.</summary>
    public static StagedRoster Unpack(byte[] content)
    {
        if (content.Length == 0) return new StagedRoster(new RosterTable(SheetName: null, HeadingRow: 0, [], [], []), Issues: []);
        using var gzip = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
        var packed = JsonSerializer.Deserialize<Packed>(gzip, Json)!;
        var texts = new RepeatedTexts();
        var rows = packed.Rows.Select(row => new RosterTableRow(row.Row, [.. row.Cells.Select(cell => Cell(texts.Once(cell)))])).ToList();

        return new StagedRoster(new RosterTable(packed.Sheet, packed.HeadingRow, packed.Columns, rows, packed.OtherSheets), packed.Issues);
    }

    private static string? Packable(RosterCell cell) =>
        cell.Fault != CellFault.None ? FaultMark + cell.Fault.ToString()
        : cell.Date is { } date ? DateMark + date.ToString(DateForm, CultureInfo.InvariantCulture)
        : cell.Text.Length == 0 ? null
        : cell.Text.TrimStart(DateMark, FaultMark);

    private static RosterCell Cell(string? text) => text switch
    {
        null => RosterCell.Empty,
        [FaultMark, .. var fault] => new RosterCell("", Fault: Enum.Parse<CellFault>(fault)),
        [DateMark, .. var date] => new RosterCell(date, DateOnly.ParseExact(date, DateForm, CultureInfo.InvariantCulture)),
        _ => new RosterCell(text),
    };

    /// <summary>Villages, classes and occupations are the same few texts over and over; of 20,000 rows that is half of the memory.</summary>
    private sealed class RepeatedTexts
    {
        private const int Most = 5_000;
        private const int Longest = 40;

        private readonly HashSet<string> _texts = new(StringComparer.Ordinal);

        public string? Once(string? text)
        {
            if (text is null || text.Length > Longest) return text;
            if (_texts.TryGetValue(text, out var same)) return same;
            if (_texts.Count < Most) _texts.Add(text);

            return text;
        }
    }

    private sealed record Packed(string? Sheet, int HeadingRow, IReadOnlyList<RosterColumn> Columns, IReadOnlyList<string> OtherSheets, IReadOnlyList<PackedRow> Rows, IReadOnlyList<RowIssue>? Issues);

    private sealed record PackedRow(int Row, IReadOnlyList<string?> Cells);
}
