using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Concerns;

namespace SrpsWeb.Application.Concerns;

/// <summary>Takes in what OSIS members did for fellow students, and counts it to cases.</summary>
public sealed class PeerSupportService(SrpsDbContext db, FormStore forms, CaseFileStore cases, ICurrentPerson person, SchoolClock clock)
{
    /// <summary>Stores the note; the same form sent twice is stored once.</summary>
    /// <returns>The receipt number.</returns>
    /// <exception cref="RuleBrokenException">A rule refuses, with its code.</exception>
    public async Task<string> WriteAsync(PeerSupportNote sent, CancellationToken ct)
    {
        if (!person.Viewer.Is(SchoolRole.OsisMember))
            throw new AccessRefusedException(hidden: false, "ConcernAccess.NoRole");
        var userId = person.Viewer.UserId;
        var isForeign = await db.PeerSupports.AnyAsync(support => support.Id == sent.Id && support.RecordedByUserId != userId, ct);
        var note = isForeign ? sent with { Id = Guid.CreateVersion7() } : sent;
        var (studentText, text) = (Typed.Text(note.StudentText), Typed.Optional(note.Note));
        await forms.StoreOnceAsync(
            () => db.PeerSupports.Where(stored => stored.Id == note.Id)
                .Select(stored => (bool?)(stored.On == note.On && stored.Kind == note.Kind && stored.StudentText == studentText && stored.Note == text))
                .SingleOrDefaultAsync(ct),
            async () =>
            {
                var dayAgo = clock.Now.AddDays(-1);
                var before = await db.PeerSupports.CountAsync(stored => stored.RecordedByUserId == userId && stored.RecordedAt > dayAgo, ct);
                var receipt = await Receipts.FreeAsync('T', taken => db.PeerSupports.AnyAsync(stored => stored.Receipt == taken, ct));
                db.PeerSupports.Add(PeerSupport.Write(note, receipt, before, clock.Today, clock.Recorded));
            },
            ct);
        return await db.PeerSupports.Where(support => support.Id == note.Id).Select(support => support.Receipt).SingleAsync(ct);
    }

    public async Task LinkAsync(Guid supportId, Guid? caseFileId, CancellationToken ct)
    {
        var support = ConcernAccess.MayReadPeerSupport(person.Viewer) ? await db.PeerSupports.SingleOrDefaultAsync(found => found.Id == supportId, ct) : null;
        if (support is null)
            throw new AccessRefusedException(hidden: true, "ConcernAccess.Unknown");
        var caseFile = await cases.ForWritingAsync(caseFileId ?? throw new RuleBrokenException("Concern.CaseMissing", "CaseFileId"), ct);
        support.LinkTo(caseFile, clock.Recorded);
        await db.SaveChangesAsync(ct);
    }
}
