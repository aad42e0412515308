using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data;

namespace SrpsWeb.Application;

/// <summary>Saves records that follow each other in a sequence of their own; a unique index lets one of two in each place.</summary>
internal static class NextInSequence
{
    private const int MostAttempts = 3;

    /// <summary>A record of the same moment takes the place in the sequence; then the question is asked anew.</summary>
    /// <param name="add">Reads what is stored and adds what follows it to the context; false: nothing of it may be stored.</param>
    internal static async Task SaveNextAsync(this SrpsDbContext db, Func<Task<bool>> add, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (await add())
                    await db.SaveChangesAsync(ct);
                else
                    db.ForgetChanges();
                return;
            }
            catch (DbUpdateException) when (attempt < MostAttempts)
            {
                db.ForgetChanges();
            }
        }
    }
}
