using System.Security.Cryptography;

namespace SrpsWeb.Application;

/// <summary>
/// Ids of the records that a form makes for a case: always the same, so that a form sent twice is stored once, and never the one that was sent.
/// The id of a record of another case, hidden perhaps, so meets nothing and is answered like one that never was.
/// </summary>
internal static class RecordId
{
    /// <summary>A version-7 id with the time of the form's own, and for the rest what form and case give.</summary>
    internal static Guid Of(Guid formId, Guid caseFileId)
    {
        Span<byte> both = stackalloc byte[32];
        formId.TryWriteBytes(both, bigEndian: true, out _);
        caseFileId.TryWriteBytes(both[16..], bigEndian: true, out _);
        Span<byte> id = stackalloc byte[32];
        SHA256.HashData(both, id);
        both[..6].CopyTo(id);
        id[6] = (byte)(0x70 | (id[6] & 0x0F));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new Guid(id[..16], bigEndian: true);
    }
}
