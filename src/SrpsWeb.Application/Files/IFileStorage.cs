namespace SrpsWeb.Application.Files;

/// <summary>Where a file is kept: by ids alone, so that no name anybody chose is ever part of a path.</summary>
/// <param name="IsSmall">The small picture of a photo, for a list.</param>
public readonly record struct FileKey(Guid SchoolId, Guid Id, bool IsSmall = false);

/// <summary>Keeps the bytes of files, outside the database and outside what the web server gives away by itself.</summary>
public interface IFileStorage
{
    /// <summary>Keeps the content under the key, whole or not at all.</summary>
    /// <exception cref="IOException">It could not be kept.</exception>
    Task WriteAsync(FileKey key, ReadOnlyMemory<byte> content, CancellationToken ct);

    /// <returns>Null where nothing is kept under the key.</returns>
    Task<byte[]?> ReadAsync(FileKey key, CancellationToken ct);

    /// <summary>Every file of the school that was written before then.</summary>
    /// <param name="writtenBefore">UTC.</param>
    IReadOnlyList<FileKey> List(Guid schoolId, DateTime writtenBefore);

    /// <summary>Nothing happens where nothing is kept under the key. A file that cannot be deleted stays, and is logged.</summary>
    void Delete(FileKey key);
}
