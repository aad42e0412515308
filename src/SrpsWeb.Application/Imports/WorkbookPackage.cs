using System.IO.Compression;

namespace SrpsWeb.Application.Imports;

/// <summary>Looks at an XLSX as the zip file it is, before any parser unfolds it.</summary>
internal static class WorkbookPackage
{
    /// <summary>Largest sum of unpacked parts, in bytes (100 MB). Five packed megabytes of a real roster unpack to about half of it.</summary>
    public const long LargestUnpacked = 100L * 1024 * 1024;

    private const int MostParts = 2_000;
    private const long RatioMattersAbove = 10L * 1024 * 1024;
    private const int HighestRatio = 200;

    public static void Check(byte[] content, string fileName)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            if (!archive.Entries.Any(entry => entry.FullName.Replace('\\', '/') is "xl/workbook.xml" or "xl/workbook.bin"))
                throw new RosterFileException("Import.UnsupportedType", fileName);
            if (archive.Entries.Count > MostParts) throw new RosterFileException("Import.ZipBomb");
            CheckUnpackedSize(archive);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            throw new RosterFileException("Import.Unreadable", e);
        }
    }

    // The sizes in a zip's directory are claims; only unpacking tells the truth.
    private static void CheckUnpackedSize(ZipArchive archive)
    {
        var buffer = new byte[81_920];
        var total = 0L;
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            var unpacked = 0L;
            int read;
            while ((read = part.Read(buffer)) > 0)
            {
                unpacked += read;
                total += read;
                var absurd = unpacked > RatioMattersAbove && unpacked / Math.Max(1, entry.CompressedLength) > HighestRatio;
                if (total > LargestUnpacked || absurd) throw new RosterFileException("Import.ZipBomb");
            }
        }
    }
}
