using System.Xml.Linq;
using SrpsWeb.Application.Exports;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>The XLSX of a list, read back.</summary>
public sealed class ListWorkbookTests
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+6281200000001")]
    [InlineData("-2")]
    [InlineData("@SUM(A1)")]
    [InlineData("\tTab di depan")]
    [InlineData("0081234567")]
    [InlineData("TRUE")]
    [InlineData("2026-09-30")]
    [InlineData(" spasi di tepi ")]
    [InlineData("dua\nbaris & <b>\"tanda\"</b>")]
    [InlineData("Nur’aini 😀 é")]
    [InlineData("_x0041_ bukan A")]
    public void Text_IsReadBackAsItIs(string text)
    {
        var workbook = Written([(text, null)]);

        Assert.Equal(text, workbook.Column("Nama").Single());
        Assert.Empty(workbook.Sheet.Descendants(Main + "f"));
    }

    /// <summary>XML cannot hold them; the rest of the text is not lost.</summary>
    [Fact]
    public void Text_WithCharactersNoFileCanHold_LosesOnlyThose() =>
        Assert.Equal("Ayu\uFFFD Lestari", Written([("Ayu\u0001\u0000\uD800 Lestari", null)]).Column("Nama").Single());

    [Fact]
    public void Day_IsADate() =>
        Assert.Equal(new DateTime(2026, 11, 24, 0, 0, 0, DateTimeKind.Unspecified), Written([("Ayu", new DateOnly(2026, 11, 24))]).Column("Tanggal").Single());

    [Fact]
    public void WhatIsNotKnown_IsEmpty() => Assert.Equal([null, null], Written([(null, null)]).Rows[1]);

    [Fact]
    public void Headings_AreBoldAndStayInSight()
    {
        var workbook = Written([("Ayu", null)]);

        Assert.Equal(["Nama", "Tanggal"], workbook.Headings);
        var pane = Assert.Single(workbook.Sheet.Descendants(Main + "pane"));
        Assert.Equal(("1", "frozen"), ((string?)pane.Attribute("ySplit"), (string?)pane.Attribute("state")));
        Assert.All(workbook.Sheet.Descendants(Main + "row").First().Elements(), cell => Assert.Equal("3", (string?)cell.Attribute("s")));
        Assert.Matches("<(x:)?b ?/>", workbook.EveryPart);
    }

    [Fact]
    public void Columns_BeyondZ_KeepTheirPlaces()
    {
        var columns = Enumerable.Range(0, 30).Select(number => (ListColumn<int>)new TextColumn<int>($"K{number}", 5, row => $"{row}.{number}")).ToList();

        var workbook = Workbook.Read(ListWorkbook.Write("Siswa", columns, [7]));

        Assert.Equal(Enumerable.Range(0, 30).Select(number => $"7.{number}"), workbook.Rows[1]);
        Assert.Equal(["Y2", "Z2", "AA2", "AB2"], workbook.Sheet.Descendants(Main + "row").Last().Elements().Skip(24).Take(4).Select(cell => (string?)cell.Attribute("r")));
    }

    [Fact]
    public void List_WithoutRows_HasItsHeadings() => Assert.Equal(["Nama", "Tanggal"], Assert.Single(Written([]).Rows));

    private static Workbook Written(IEnumerable<(string? Name, DateOnly? Day)> rows) => Workbook.Read(ListWorkbook.Write<(string? Name, DateOnly? Day)>(
        "Siswa",
        [new TextColumn<(string? Name, DateOnly? Day)>("Nama", 20, row => row.Name), new DayColumn<(string? Name, DateOnly? Day)>("Tanggal", row => row.Day)],
        rows));
}
