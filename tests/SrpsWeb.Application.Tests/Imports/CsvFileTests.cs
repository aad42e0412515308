using System.Text;
using CsCheck;
using SrpsWeb.Application.Imports;

namespace SrpsWeb.Application.Tests.Imports;

public sealed class CsvFileTests
{
    [Theory]
    [InlineData(";")]
    [InlineData(",")]
    [InlineData("\t")]
    [InlineData("|")]
    public void Read_AnyDelimiter_IsDetected(string delimiter)
    {
        var text = string.Join(delimiter, "Nama", "NISN", "Rombel") + "\r\n" + string.Join(delimiter, "Budi", "0081234567", "X TKRO 1") + "\r\n";

        Assert.Equal(["Budi", "0081234567", "X TKRO 1"], Roster.ReadText(text).Rows[0].Cells.Select(cell => cell.Text));
    }

    [Fact]
    public void Read_OtherDelimitersInCells_DoNotMislead()
    {
        var table = Roster.ReadText("Nama;Alamat;NISN\nBudi, S.;Jl. A, B, C, D, E, F;0081234567\nSiti, R.;Jl. G, H, I, J, K;0081234568\n");

        Assert.Equal(["Budi, S.", "Jl. A, B, C, D, E, F", "0081234567"], table.Rows[0].Cells.Select(cell => cell.Text));
    }

    [Fact]
    public void Read_Quotes_MayHoldDelimitersLineBreaksAndQuotes()
    {
        var table = Roster.ReadText("Nama,Alamat,NISN\r\n\"Budi\",\"Jl. Melati, \"\"Gang 3\"\"\r\nRT 1\",0081234567\r\nSiti,Pipa 5\" no 3,0081234568\r\n");

        Assert.Equal("Jl. Melati, \"Gang 3\"\r\nRT 1", table.Rows[0].Cells[1].Text);
        Assert.Equal("Pipa 5\" no 3", table.Rows[1].Cells[1].Text);
        Assert.Equal([2, 3], table.Rows.Select(row => row.Row));
    }

    [Fact]
    public void Read_QuoteNeverClosed_IsRefusedWithItsRow()
    {
        var text = new StringBuilder("Nama;NISN\nBudi;0081234567\n\"Siti;0081234568\n");
        for (var i = 0; i < 60; i++) text.Append("Tono;").Append(81_000_000 + i).Append('\n');

        var refused = Assert.Throws<RosterFileException>(() => Roster.ReadText(text.ToString()));

        Assert.Equal("Import.QuoteNotClosed", refused.Code);
        Assert.Equal([3], refused.Arguments);
    }

    [Fact]
    public void Read_QuoteNeverClosedAtTheEnd_IsRefused() =>
        Assert.Equal("Import.QuoteNotClosed", Assert.Throws<RosterFileException>(() => Roster.ReadText("Nama;NISN\nBudi;\"0081234567")).Code);

    [Fact]
    public void Read_AnyEncoding_KeepsAccents()
    {
        const string Text = "Nama;NISN\nJosé Müller;0081234567\n";
        byte[][] encoded =
        [
            Encoding.UTF8.GetBytes(Text),
            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)],
            CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Text),
            [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)],
            [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Text)],
        ];

        Assert.All(encoded, file => Assert.Equal("José Müller", Roster.Read(file, "a.csv").Rows[0].Cells[0].Text));
    }

    [Fact]
    public void Read_ExcelsSeparatorLine_IsNoHeading()
    {
        var table = Roster.ReadText("sep=;\r\nNama;NISN\r\nBudi;0081234567\r\n");

        Assert.Equal(2, table.HeadingRow);
        Assert.Single(table.Rows);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Read_AnyLineEnd_SeparatesRows(string lineEnd)
    {
        var table = Roster.ReadText(string.Join(lineEnd, "Nama;NISN", "Budi;0081234567", "", "Siti;0081234568"));

        Assert.Equal([2, 4], table.Rows.Select(row => row.Row));
    }

    [Fact]
    public void Read_FormulaErrorsAsText_AreNoValues()
    {
        var cells = Roster.ReadText("Nama;NISN;Alamat\nBudi;#N/A;#1 di desa\n").Rows[0].Cells;

        Assert.Equal(new RosterCell("", Fault: CellFault.FormulaError), cells[1]);
        Assert.Equal("#1 di desa", cells[2].Text);
    }

    [Fact]
    public void Read_ShortRows_HaveEmptyCells()
    {
        var table = Roster.ReadText("Nama;NISN;Rombel\nBudi\n");

        Assert.Equal(["Budi", "", ""], table.Rows[0].Cells.Select(cell => cell.Text));
    }

    [Fact]
    public void Read_WrittenWithQuotes_ReturnsEveryText()
    {
        Check.Sample(
            Gen.String[Gen.Char["ab;,\t\"\r\n é"], 0, 12].Array[3, 3],
            cells =>
            {
                var quoted = cells.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
                var table = Roster.ReadText($"Nama;Alamat;Dusun;NISN\n{string.Join(';', quoted)};0081234567\n");

                Assert.Equal(cells, table.Rows[0].Cells.Take(3).Select(cell => cell.Text));
            },
            iter: 300);
    }
}
