namespace SrpsWeb.Domain.Figures;

/// <summary>A state as those may read it who must not learn of single students. Null stands for a hidden number.</summary>
/// <param name="Total">Hidden where it is below <see cref="SmallCells.Least"/>.</param>
/// <param name="Cells">In the order they were handed in.</param>
public sealed record PublicCounts(int? Total, IReadOnlyList<int?> Cells);

/// <summary>
/// Hides small cells of a row of counts together with what would give them away, also from a reader who knows this rule and
/// subtracts. Only states (how many on a day) may be published so, never flows: Awal, Baru and Keluar of the next month
/// would tell what this one hides.
/// </summary>
public static class SmallCells
{
    /// <summary>The least number of students that is shown.</summary>
    public const int Least = 5;

    /// <summary>
    /// Hides the cells below <see cref="Least"/> if at least two are hidden and their sum leaves each of them more than one value;
    /// otherwise all cells, so that only the total is left; and the total too where it is small itself.
    /// </summary>
    /// <param name="cells">Counts of 0 or more of a fixed list of categories: a list that depends on who is in it tells by itself.</param>
    public static PublicCounts Of(IReadOnlyList<int> cells)
    {
        var total = cells.Sum();
        var hidden = cells.Where(cell => cell < Least).ToList();
        var sum = hidden.Sum();
        var isSafe = hidden.Count == 0 || (hidden.Count > 1 && sum > 0 && sum < hidden.Count * (Least - 1));
        return new PublicCounts(
            total < Least ? null : total,
            [.. cells.Select(cell => total >= Least && isSafe && cell >= Least ? cell : (int?)null)]);
    }
}
