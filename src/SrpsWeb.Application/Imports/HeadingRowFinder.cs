namespace SrpsWeb.Application.Imports;

/// <summary>Headings found in the first rows of a sheet. <paramref name="LastRow"/> is the last heading row, counted from 1.</summary>
public sealed record HeadingMatch(int LastRow, IReadOnlyList<RosterColumn> Columns)
{
    /// <summary>How much of a roster the headings name (fields, and columns that must not be read); the sheet and the row with most win.</summary>
    public int Score => Fields + Columns.Count(column => column.Use == ColumnUse.Forbidden);

    /// <summary>How many different fields the headings name.</summary>
    public int Fields => Columns.Where(column => column.Field is not null).Select(column => column.Field).Distinct().Count();
}

/// <summary>Looks for the heading row below any number of title rows; a heading may be spread over two rows with merged group cells ("Data Ayah": Nama, NIK, …).</summary>
public static class HeadingRowFinder
{
    /// <summary>Title rows above the headings are never more than this.</summary>
    public const int SearchedRows = 40;

    private const int LeastFields = 2;

    /// <summary>The best heading in <paramref name="head"/>, or null when no row reads like the headings of a roster.</summary>
    public static HeadingMatch? Find(IReadOnlyList<RosterCell[]> head)
    {
        var searched = head.Take(SearchedRows).ToList();
        var single = searched.Select((row, i) => new HeadingMatch(i + 1, Columns(row.Select(cell => ("", cell.Text)))));
        var pairs = searched.Zip(searched.Skip(1)).Select((pair, i) => TwoRows(pair.First, pair.Second, i + 2)).OfType<HeadingMatch>();

        // Single rows come first: a title above the headings must not be taken for a group over them.
        return single.Concat(pairs).Where(IsRoster).MaxBy(match => match.Score);
    }

    private static bool IsRoster(HeadingMatch match) =>
        match.Fields >= LeastFields && match.Columns.Any(column => column.Field == RosterField.Name);

    private static HeadingMatch? TwoRows(RosterCell[] top, RosterCell[] sub, int lastRow)
    {
        var pairs = new List<(string Group, string Heading)>();
        var group = "";
        for (var i = 0; i < Math.Max(top.Length, sub.Length); i++)
        {
            var above = i < top.Length ? top[i].Text.Trim() : "";
            var below = i < sub.Length ? sub[i].Text.Trim() : "";
            if (above.Length > 0) group = above;
            if (below.Length == 0) pairs.Add(("", above));
            else pairs.Add((group, below));
        }

        // A second heading row holds words only where the first has a group over it; a row of data has a name under "Nama".
        var looksLikeData = pairs.Where((pair, i) => i < top.Length && i < sub.Length && top[i].Text.Trim().Length > 0 && sub[i].Text.Trim().Length > 0)
            .Any(pair => RosterHeadings.Recognise(pair.Group) is { Use: ColumnUse.Mapped } && RosterHeadings.Recognise(pair.Heading) is { Use: ColumnUse.Unknown });

        return looksLikeData ? null : new HeadingMatch(lastRow, Columns(pairs));
    }

    private static List<RosterColumn> Columns(IEnumerable<(string Group, string Heading)> headings)
    {
        var columns = new List<RosterColumn>();
        foreach (var (group, heading) in headings)
        {
            var (use, field) = RosterHeadings.Recognise(heading, group);
            var shown = group.Length == 0 || string.Equals(group, heading, StringComparison.Ordinal) ? heading : $"{group}: {heading}";
            columns.Add(new RosterColumn(columns.Count, shown.ReplaceLineEndings(" ").Trim(), use, field, Slot: null));
        }

        return WithSlots(OneColumnPerField(columns));
    }

    private static List<RosterColumn> OneColumnPerField(List<RosterColumn> columns)
    {
        // "Kelas" beside "Rombel" tells the level; alone it is the class group.
        var groups = columns.Where(column => column.Field == RosterField.ClassGroup).ToList();
        var rombel = groups.Find(column => RosterHeadings.Normalise(column.Heading).StartsWith("romb", StringComparison.Ordinal));
        if (rombel is not null)
        {
            var levelTaken = columns.Exists(column => column.Field == RosterField.Level);
            foreach (var other in groups.Where(column => column != rombel))
                columns[other.Index] = levelTaken ? other with { Use = ColumnUse.Ignored, Field = null } : other with { Field = RosterField.Level };
        }

        var seen = new HashSet<RosterField>();
        return
        [
            .. columns.Select(column => column.Field is { } field && !RosterHeadings.MayRepeat(field) && !seen.Add(field)
                ? column with { Use = ColumnUse.Ignored, Field = null }
                : column),
        ];
    }

    private static List<RosterColumn> WithSlots(List<RosterColumn> columns)
    {
        var slot = 0;
        return [.. columns.Select(column => column.Use is ColumnUse.Mapped or ColumnUse.Unknown ? column with { Slot = slot++ } : column)];
    }
}
