using SrpsWeb.Documents.Layout;
using UglyToad.PdfPig;

namespace SrpsWeb.Documents.Tests;

public sealed class LayoutTests
{
    private static readonly TableColumn[] TwoColumns =
    [
        new("Tanggal", ColumnWidth.Millimetres(30)),
        new("Hasil", ColumnWidth.Share()),
    ];

    [Theory]
    [InlineData("Halo 日本 dan 😀 selesai", "Halo □□ dan □ selesai")]
    [InlineData("سلام", "□□□□")]
    [InlineData("Żółć, Ğ, é, Привет, α", "Żółć, Ğ, é, Привет, α")]
    [InlineData("office efficient ﬂat", "office efficient ﬂat")]
    [InlineData("dua\u00ADbelas \u200Btanda\uFEFF", "duabelas tanda")]
    [InlineData("tab\tdan\u0007bel", "tab danbel")]
    [InlineData("Jl.\u00A0Merdeka", "Jl. Merdeka")]
    public void Render_AnyCharacter_IsSetOrVisiblyReplaced(string text, string expected) =>
        Assert.Contains(expected, Assert.Single(ReadBack.Pages(ReadBack.Plain(new Paragraph(text)))), StringComparison.Ordinal);

    [Fact]
    public void Render_HalfASurrogatePair_IsReplaced()
    {
        var text = "awal " + '\uD83D' + " akhir";

        Assert.Matches("awal [□\uFFFD] akhir", Assert.Single(ReadBack.Pages(ReadBack.Plain(new Paragraph(text)))));
    }

    [Fact]
    public void Render_EmptyTexts_MakeAPage()
    {
        var pages = ReadBack.Pages(ReadBack.Plain(
            new Heading(""),
            new Paragraph(""),
            new BulletList([]),
            new KeyFigures([]),
            new Table(TwoColumns, []),
            new Table(TwoColumns, [TableRow.Of()]),
            new LineChart([], Palette.Primary),
            new PairedBars([], "Awal", "Kini"),
            new SideBySide([], [])));

        Assert.Contains("Halaman 1 dari 1", Assert.Single(pages), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_LongTable_RepeatsItsHeaderAndKeepsEveryRowInOrder()
    {
        var rows = Enumerable.Range(1, 200).Select(i => TableRow.Of($"baris{i}", "isi")).ToList();

        var pages = ReadBack.Pages(ReadBack.Plain(new Table(TwoColumns, rows, TableRow.Of("Jumlah", "200"))));

        Assert.True(pages.Count > 3, $"{pages.Count} pages");
        Assert.All(pages, page => Assert.StartsWith("Tanggal Hasil baris", page, StringComparison.Ordinal));
        Assert.Equal(
            Enumerable.Range(1, 200).Select(i => $"baris{i}"),
            pages.SelectMany(page => page.Split(' ')).Where(word => word.StartsWith("baris", StringComparison.Ordinal)));
        Assert.Contains("baris200 isi Jumlah 200", pages[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Render_RowLongerThanAPage_BreaksWithoutLosingAWord()
    {
        var words = Enumerable.Range(1, 3000).Select(i => $"kata{i}").ToList();

        var pages = ReadBack.Pages(ReadBack.Plain(
            new Table(TwoColumns, [TableRow.Of("satu", string.Join(' ', words)), TableRow.Of("dua", "pendek")])));

        Assert.True(pages.Count > 2, $"{pages.Count} pages");
        Assert.Equal(words, pages.SelectMany(page => page.Split(' ')).Where(word => word.StartsWith("kata", StringComparison.Ordinal)));
        Assert.Contains("dua pendek", pages[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Render_ShortTableAtTheFoot_MovesAsAWhole()
    {
        var table = new Table(TwoColumns, [.. Enumerable.Range(1, 6).Select(i => TableRow.Of($"baris{i}", "isi"))]);

        var pages = ReadBack.Pages(ReadBack.Plain(new Paragraph("Awal"), new Spacer(215), new Heading("Judul", 2), table));

        Assert.Equal(2, pages.Count);
        Assert.StartsWith("Judul Tanggal Hasil baris1", pages[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Render_HeadingAtTheFoot_MovesWithItsParagraph()
    {
        var pages = ReadBack.Pages(ReadBack.Plain(new Paragraph("Awal"), new Spacer(232), new Heading("Judul"), new Paragraph("Isi")));

        Assert.Equal(2, pages.Count);
        Assert.StartsWith("Judul Isi", pages[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Render_LongParagraph_BreaksAcrossPages()
    {
        var words = Enumerable.Range(1, 2500).Select(i => $"kata{i}").ToList();

        var pages = ReadBack.Pages(ReadBack.Plain(new Paragraph(string.Join(' ', words))));

        Assert.True(pages.Count > 1, $"{pages.Count} pages");
        Assert.Equal(words, pages.SelectMany(page => page.Split(' ')).Where(word => word.StartsWith("kata", StringComparison.Ordinal)));
    }

    [Fact]
    public void Render_TwoPageBreaks_MakeNoEmptyPage() =>
        Assert.Equal(2, ReadBack.Pages(ReadBack.Plain(new PageBreak(), new Paragraph("Satu"), new PageBreak(), new PageBreak(), new Paragraph("Dua"))).Count);

    [Fact]
    public void Render_SidesTooHighForAPage_AreSetBelowEachOther()
    {
        var left = Enumerable.Range(1, 60).Select(i => new Paragraph($"kiri{i}")).ToList();

        var pages = ReadBack.Pages(ReadBack.Plain(new SideBySide(left, [new Paragraph("kanan")])));

        Assert.True(pages.Count > 1, $"{pages.Count} pages");
        Assert.Contains("kiri60 kanan", pages[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Signatures_StayTogetherAndLeaveALineWithoutAName()
    {
        var block = new SignatureBlock("Muara Sabak, 2 Oktober 2023",
        [
            new Signatory(null, "Ketua Satgas", "Siti Rahmah, S.Pd.", "NIP 19790101"),
            new Signatory(null, "Fasilitator", null, "NIP –"),
            new Signatory("Mengetahui,", "Kepala Sekolah", "Amir", "NIP 19690101"),
        ]);

        var pages = ReadBack.Pages(ReadBack.Plain(new Paragraph("Awal"), new Spacer(190), block));

        Assert.Equal(2, pages.Count);
        Assert.StartsWith("Muara Sabak, 2 Oktober 2023 Ketua Satgas Fasilitator", pages[1], StringComparison.Ordinal);
        Assert.Contains("Mengetahui, Kepala Sekolah Amir NIP 19690101", pages[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Pictures_AreDrawnOrNamed()
    {
        var pixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

        var bytes = ReadBack.Bytes(ReadBack.Plain(
            new Image(pixel, 40, "Foto A", "Kunjungan 4 September"),
            new Image([1, 2, 3], 40, "Foto B tidak dapat dibaca")));

        using var file = PdfDocument.Open(bytes);
        Assert.Single(file.GetPage(1).GetImages());
        var words = Assert.Single(ReadBack.Pages(bytes));
        Assert.Contains("Kunjungan 4 September", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Foto A", words, StringComparison.Ordinal);
        Assert.Contains("Foto B tidak dapat dibaca", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Letterhead_StandsOnTheFirstPageInsteadOfTheHeader()
    {
        var document = ReadBack.Plain(new Paragraph("Satu"), new PageBreak(), new Paragraph("Dua")) with
        {
            Letterhead = new Letterhead("SMK Contoh", ["Jl. Contoh No. 1"]),
            HeaderLeft = "Kiri",
            HeaderRight = "Kanan",
            Footer = "Kaki",
        };

        var pages = ReadBack.Pages(document);

        Assert.Equal("SMK Contoh Jl. Contoh No. 1 Satu Kaki Halaman 1 dari 2", pages[0]);
        Assert.Equal("Kiri Kanan Dua Kaki Halaman 2 dari 2", pages[1]);
    }

    [Fact]
    public void Render_UnknownBlock_IsRefused() =>
        Assert.Throws<ArgumentException>(() => ReadBack.Bytes(ReadBack.Plain(new Unknown())));

    [Theory]
    [InlineData("0b6b63")]
    [InlineData("#0b6b6")]
    [InlineData("#zzzzzz")]
    public void InkColor_NotAHexColor_IsRefused(string text) => Assert.Throws<ArgumentException>(() => InkColor.FromHex(text));

    private sealed record Unknown : Block;
}
