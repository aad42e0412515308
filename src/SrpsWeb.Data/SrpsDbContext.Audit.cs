using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SrpsWeb.Data.Audit;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Data;

public sealed partial class SrpsDbContext
{
    private readonly ICurrentOrigin _origin;
    private readonly List<AuditFacts> _noted = [];

    /// <summary>Adds to the school's audit trail what changes no record; stored with the next save, or by one of its own.</summary>
    public void Note(AuditFacts facts) => _noted.Add(facts);

    /// <summary>Nothing of what was to be saved is saved any more, nor told: an act that failed leaves no line with the next one.</summary>
    public void ForgetChanges()
    {
        ChangeTracker.Clear();
        _noted.Clear();
    }

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        // Only the framework's key ring saves this way: what it saves is no school's, and runs to its end.
        SaveChangesAsync(acceptAllChangesOnSuccess, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Saves, and in the same transaction writes what is saved into the audit trail: without its line there is no act.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        AuditFacts[] facts = [.. ChangeAudit.Of(ChangeTracker), .. _noted];
        if (facts.Length == 0 || CurrentSchoolId is not { } schoolId)
        {
            // An act outside every school has no trail, and must not slip into that of a school entered later.
            _noted.Clear();
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        await using var transaction = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        // Where the transaction is this save's own, all of it goes back anyway.
        Database.AutoSavepointsEnabled = transaction is null;
        try
        {
            var head = await TakeHeadAsync(schoolId, cancellationToken);
            // One moment for the whole act.
            var (now, origin) = (_origin.Now, _origin.Origin);
            AuditEntries.AddRange(facts.Select(fact => head.Append(now, origin, fact)));
            // Accepted only once it is committed: whoever tries again after a failure must find what was to be saved.
            var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellationToken);
            if (transaction is not null)
                await transaction.CommitAsync(CancellationToken.None);
            if (acceptAllChangesOnSuccess)
                ChangeTracker.AcceptAllChanges();
            _noted.Clear();
            return saved;
        }
        finally
        {
            // Whatever became of it: the next save reads the head anew, and an act that failed leaves no line for it.
            ForgetTrail();
        }
    }

    /// <summary>The head of the school's trail, which is held until the transaction ends: entries follow each other one by one.</summary>
    private async Task<AuditHead> TakeHeadAsync(Guid schoolId, CancellationToken ct)
    {
        if (ChangeTracker.Entries<School>().Any(entry => entry.State == EntityState.Added && entry.Entity.Id == schoolId))
            return AuditHeads.Add(new AuditHead(schoolId)).Entity;
        await AuditHeads.ExecuteUpdateAsync(update => update.SetProperty(head => head.Count, head => head.Count), ct);
        return await AuditHeads.SingleAsync(ct);
    }

    private void ForgetTrail()
    {
        foreach (var entry in ChangeTracker.Entries().Where(entry => entry.Entity is AuditEntry or AuditHead).ToList())
            entry.State = EntityState.Detached;
    }
}
