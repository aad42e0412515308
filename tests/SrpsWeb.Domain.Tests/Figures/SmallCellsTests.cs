using SrpsWeb.Domain.Figures;

namespace SrpsWeb.Domain.Tests.Figures;

public sealed class SmallCellsTests
{
    [Theory]
    [InlineData(new[] { 11, 6, 2, 2, 0 }, "21: 11 6 – – –")]
    [InlineData(new[] { 4, 3, 2, 2, 0 }, "11: – – – – –")]
    [InlineData(new[] { 11, 6, 7, 5, 9 }, "38: 11 6 7 5 9")]
    [InlineData(new[] { 11, 6, 7, 5, 4 }, "33: – – – – –")]
    [InlineData(new[] { 11, 6, 7, 0, 0 }, "24: – – – – –")]
    [InlineData(new[] { 11, 6, 7, 4, 4 }, "32: – – – – –")]
    [InlineData(new[] { 1, 1, 1, 1, 0 }, "–: – – – – –")]
    [InlineData(new[] { 0, 0, 0, 0, 0 }, "–: – – – – –")]
    public void Of_HidesSmallCells_AndWhatWouldGiveThemAway(int[] cells, string shown) => Assert.Equal(shown, Text(SmallCells.Of(cells)));

    /// <summary>
    /// Somebody who knows the rule lists every row of counts that would be published like this one. No cell below five has one
    /// value in all of them.
    /// </summary>
    [Theory]
    [InlineData(2, 14)]
    [InlineData(3, 11)]
    [InlineData(4, 9)]
    public void Of_WhoKnowsTheRuleAndSubtracts_RecoversNoSmallCell(int categories, int most)
    {
        var published = Rows(categories, most).GroupBy(row => Text(SmallCells.Of(row))).ToList();

        Assert.All(published, alike => Assert.All(Enumerable.Range(0, categories), cell =>
        {
            var possible = alike.Select(row => row[cell]).Distinct().ToList();
            Assert.True(possible.Count > 1 || possible[0] >= SmallCells.Least || IsAtTheEdge(alike.First(), most), $"cell {cell} of {alike.Key} is {possible[0]}");
        }));

        // Larger counts than those tried here would be published alike; such a row proves nothing.
        static bool IsAtTheEdge(int[] row, int most) => row.Sum() > most;
    }

    [Fact]
    public void Of_NoSmallNumberIsEverShown() => Assert.All(Rows(4, 9), row =>
    {
        var shown = SmallCells.Of(row);
        Assert.All(shown.Cells.Append(shown.Total).OfType<int>(), number => Assert.True(number >= SmallCells.Least));
    });

    private static IEnumerable<int[]> Rows(int categories, int most) => categories == 0
        ? [[]]
        : Rows(categories - 1, most).SelectMany(row => Enumerable.Range(0, most + 1), (row, cell) => (int[])[.. row, cell]);

    private static string Text(PublicCounts shown) => $"{Text(shown.Total)}: {string.Join(' ', shown.Cells.Select(Text))}";

    private static string Text(int? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "–";
}
