using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data;
using SrpsWeb.Domain;

namespace SrpsWeb.Application;

/// <summary>Saves what a form makes so that a form sent twice is stored once (rule 6).</summary>
public sealed class FormStore(SrpsDbContext db)
{
    /// <summary>
    /// Adds what the act made and saves. A record with this id and this content means that the form was sent before, also when
    /// both arrive at the same moment: then nothing is stored again. With other content it is a form that was changed after it
    /// had been stored, and the person is told.
    /// </summary>
    /// <param name="isStored">Null: no such record. True: the same. False: a record of this id with other content.</param>
    /// <param name="act">Calls the domain and adds its results to the context.</param>
    public async Task StoreOnceAsync(Func<Task<bool?>> isStored, Func<Task> act, CancellationToken ct)
    {
        if (await WasStoredAsync(isStored))
            return;
        try
        {
            await act();
            await db.SaveChangesAsync(ct);
        }
        catch (Exception problem) when (problem is DbUpdateException or RuleBrokenException)
        {
            // The form's first copy may have been stored meanwhile; then what refuses is the form's own record.
            db.ForgetChanges();
            if (!await WasStoredAsync(isStored))
                throw;
        }
    }

    private static async Task<bool> WasStoredAsync(Func<Task<bool?>> isStored)
    {
        var stored = await isStored();
        return stored != false ? stored == true : throw new RuleBrokenException("Form.StoredOtherwise");
    }
}
