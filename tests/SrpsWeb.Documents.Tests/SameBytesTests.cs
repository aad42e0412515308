using System.Globalization;
using System.Text;
using SrpsWeb.Documents.Layout;
using SrpsWeb.Documents.MonthlyReport;
using UglyToad.PdfPig;

namespace SrpsWeb.Documents.Tests;

public sealed class SameBytesTests
{
    [Fact]
    public void Render_SameReportTwice_GivesTheSameBytes() => Assert.Equal(Report(), Report());

    /// <summary>Skia draws an identifier from the clock and writes about one in three hundred in another form.</summary>
    [Fact]
    public void Render_AThousandTimes_GivesTheSameBytes()
    {
        var document = ReadBack.Plain(new Paragraph("Satu"));
        var expected = ReadBack.Bytes(document);

        for (var i = 0; i < 1000; i++)
            Assert.True(expected.AsSpan().SequenceEqual(ReadBack.Bytes(document)), $"render {i} differs");
    }

    [Fact]
    public void Render_OnEightThreads_GivesTheSameBytes()
    {
        var expected = Report();
        var renderer = new SkiaDocumentRenderer();
        var results = new byte[8][];
        using var start = new Barrier(results.Length);
        var threads = Enumerable.Range(0, results.Length).Select(i => new Thread(() =>
        {
            start.SignalAndWait();
            results[i] = renderer.Render(MonthlyReportDocument.Build(ReportSamples.September2023(), ReportSamples.Indonesian));
        })).ToList();

        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.All(results, result => Assert.Equal(expected, result));
    }

    [Fact]
    public void Render_UnderAnotherThreadCulture_GivesTheSameBytes()
    {
        var expected = Report();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            Assert.Equal(expected, Report());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Render_OtherWords_GivesAnotherIdentifier() => Assert.NotEqual(
        Identifier(ReadBack.Bytes(ReadBack.Plain(new Paragraph("Satu")))),
        Identifier(ReadBack.Bytes(ReadBack.Plain(new Paragraph("Dua")))));

    [Fact]
    public void Render_Metadata_IsTheCallers()
    {
        var bytes = Report();

        using var file = PdfDocument.Open(bytes);
        Assert.Equal("Laporan kemajuan pendampingan, September 2023", file.Information.Title);
        Assert.Equal("SMKN 1 Tanjung Jabung Timur (demo)", file.Information.Author);
        Assert.StartsWith("Laporan bulanan pendampingan", file.Information.Subject, StringComparison.Ordinal);
        Assert.StartsWith("D:20231002013000", file.Information.CreationDate, StringComparison.Ordinal);
        var raw = Encoding.Latin1.GetString(bytes);
        Assert.Contains("/Lang (id-ID)", raw, StringComparison.Ordinal);
        Assert.Contains("<pdfaid:part>2</pdfaid:part>", raw, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_CrossReferences_PointAtTheirObjects()
    {
        var raw = Encoding.Latin1.GetString(Report());
        var table = int.Parse(raw[(raw.LastIndexOf("startxref\n", StringComparison.Ordinal) + 10)..].Split('\n')[0], CultureInfo.InvariantCulture);
        var lines = raw[table..].Split('\n');
        var count = int.Parse(lines[1].Split(' ')[1], CultureInfo.InvariantCulture);

        Assert.Equal("xref", lines[0]);
        for (var i = 1; i < count; i++)
        {
            var offset = int.Parse(lines[2 + i].Split(' ')[0], CultureInfo.InvariantCulture);
            Assert.StartsWith($"{i} 0 obj", raw[offset..(offset + 12)], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Render_Fonts_AreEmbeddedAsSubsets()
    {
        using var file = PdfDocument.Open(Report());

        var fonts = file.GetPages().SelectMany(page => page.Letters).Select(letter => letter.FontName ?? "").Distinct(StringComparer.Ordinal);

        Assert.All(fonts, font => Assert.Matches(@"^[A-Z]{6}\+SourceSans3-", font));
    }

    [Theory]
    [InlineData("")]
    [InlineData("id ID")]
    [InlineData("id)/Evil (")]
    public void Render_LanguageThatIsNoTag_IsRefused(string language) =>
        Assert.Throws<ArgumentException>(() => ReadBack.Bytes(ReadBack.Plain(new Paragraph("Satu")) with { Language = language }));

    private static byte[] Report() =>
        ReadBack.Bytes(MonthlyReportDocument.Build(ReportSamples.September2023(), ReportSamples.Indonesian));

    private static string Identifier(byte[] pdf)
    {
        var raw = Encoding.Latin1.GetString(pdf);
        return raw.Substring(raw.LastIndexOf("/ID [<", StringComparison.Ordinal) + 6, 32);
    }
}
