using System.Text;
using SrpsWeb.Domain.Files;

namespace SrpsWeb.Domain.Tests.Files;

public sealed class FileContentTests
{
    [Theory]
    [InlineData("FFD8FFE000104A4649460001", FileKind.Jpeg)]
    [InlineData("89504E470D0A1A0A0000000D", FileKind.Png)]
    [InlineData("52494646000000005745425056503820", FileKind.WebP)]
    [InlineData("524946460000000057415645666D7420", FileKind.Unknown)]
    [InlineData("0000001C6674797068656963000000006D696631", FileKind.Heic)]
    [InlineData("0000001C667479706D696631", FileKind.Heic)]
    [InlineData("0000001C6674797069736F6D", FileKind.Unknown)]
    [InlineData("255044462D312E370A25E2E3", FileKind.Pdf)]
    [InlineData("FFD8FF", FileKind.Unknown)]
    [InlineData("", FileKind.Unknown)]
    public void KindOf_LooksAtTheContent(string hexadecimal, FileKind expected) =>
        Assert.Equal(expected, FileContent.KindOf(Convert.FromHexString(hexadecimal)));

    [Theory]
    [InlineData("<html><script>alert(1)</script></html>")]
    [InlineData("GIF89a and more of it")]
    [InlineData("<?xml version=\"1.0\"?><svg/>")]
    [InlineData(" %PDF-1.4 with a space before")]
    public void KindOf_AnythingElse_IsUnknown(string text) => Assert.Equal(FileKind.Unknown, FileContent.KindOf(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("IMG 2041.JPEG", ".jpg", "IMG 2041.jpg")]
    [InlineData(@"C:\Users\Guru\rumah.png", ".jpg", "rumah.jpg")]
    [InlineData("../../etc/passwd", ".pdf", "passwd.pdf")]
    [InlineData("surat.pdf.exe", ".pdf", "surat.pdf.pdf")]
    [InlineData("foto\u202Egpj.exe", ".jpg", "fotogpj.jpg")]
    [InlineData("foto\r\nSet-Cookie: a=b.jpg", ".jpg", "fotoSet-Cookie: a=b.jpg")]
    [InlineData(".pdf", ".pdf", "_.pdf")]
    [InlineData("", ".pdf", "_.pdf")]
    [InlineData("...", ".jpg", "_.jpg")]
    public void ShownName_IsAName(string uploadedAs, string ending, string expected) => Assert.Equal(expected, ShownFileName.Of(uploadedAs, ending));

    [Fact]
    public void ShownName_IsCutWithoutHalvingACharacter()
    {
        var name = ShownFileName.Of(new string('a', TextLimits.Name - 5) + "😀😀.jpg", ".jpg");

        Assert.Equal(new string('a', TextLimits.Name - 5) + ".jpg", name);
    }
}
