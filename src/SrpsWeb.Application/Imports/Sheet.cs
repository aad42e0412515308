namespace SrpsWeb.Application.Imports;

/// <summary>
/// One sheet of an opened file: its first rows, for finding the headings, and a way to read the named columns of all rows (numbered from 1) in that order.
/// Columns that are not asked for never leave the parser. A hidden sheet is read only where no other is a roster.
/// </summary>
internal sealed record Sheet(string? Name, bool IsHidden, IReadOnlyList<RosterCell[]> Head, Func<IReadOnlyList<int>, IEnumerable<(int Row, RosterCell[] Cells)>> Rows);
