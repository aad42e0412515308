using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.Cases;

/// <summary>Pendataan: opens cases, one from the form or several from the table, and says before what would come of it.</summary>
public sealed class CaseRegistrationService(SrpsDbContext db, StaffQueries staff, SimilarCaseQueries similar, ICurrentPerson person, SchoolClock clock)
{
    /// <summary>Letters and digits that cannot be mistaken for one another when read aloud or from paper.</summary>
    private const string CodeAlphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    /// <summary>How often it is tried anew after somebody else stored something at the same moment.</summary>
    private const int Tries = 3;

    /// <param name="New">Those of <paramref name="Files"/> that are not stored yet.</param>
    private sealed record Tried(OpeningFacts Facts, List<CaseFile> Files, List<CaseFile> New, List<RefusedOpening> Refused);

    /// <summary>Opens one case. The same form sent twice is stored once.</summary>
    /// <returns>The id of the case.</returns>
    /// <exception cref="RuleBrokenException">A rule refuses, with its code.</exception>
    public async Task<Guid> OpenAsync(OpenCase command, CancellationToken ct)
    {
        var openings = await OpenAllAsync([command], ct);
        return openings.Refused is [var refused, ..] ? throw refused.Why : openings.Ids[0];
    }

    /// <summary>Opens all of the cases or none. Each is stored once, however often it is sent.</summary>
    public async Task<Openings> OpenAllAsync(IReadOnlyList<OpenCase> commands, CancellationToken ct)
    {
        var own = await WithOwnIdsAsync(commands, ct);
        for (var left = Tries - 1; ; left--)
        {
            try
            {
                var refused = await StoreAsync(own, ct);
                // The form's first copy may have been stored meanwhile; then what refuses is the form's own record.
                if (left == 0 || !await AnyStoredAsync(own, refused, ct))
                    return new Openings([.. own.Select(command => command.Id)], refused);
            }
            catch (DbUpdateException) when (left > 0)
            {
                // The first copy was stored, or another person opened a case of one of the students. The rules, asked again, know.
                db.ForgetChanges();
            }
        }
    }

    /// <summary>What <see cref="OpenAllAsync"/> would store. Nothing is stored.</summary>
    public async Task<CheckedOpenings> CheckAsync(IReadOnlyList<OpenCase> commands, CancellationToken ct)
    {
        var own = await WithOwnIdsAsync(commands, ct);
        var tried = await TryAsync(own, _ => "", ct);
        db.ForgetChanges();
        if (tried.Refused.Count > 0)
            return new CheckedOpenings([], tried.Refused);
        var students = tried.Files.Select(file => file.Student!).ToList();
        var alike = await similar.OfAsync(students, [.. own.Select(command => command.Id)], ct);
        var classNames = await similar.ClassNamesAsync(students.Select(student => student.ClassGroupId), ct);
        return new CheckedOpenings([.. tried.Files.Zip(own, (file, command) => Line(tried.Facts, command, file, alike, classNames))], []);
    }

    /// <summary>Whether the person who just opened the case may see it: a Secret one belongs to those named.</summary>
    public Task<bool> MayOpenAsync(Guid caseFileId, CancellationToken ct) =>
        db.CaseFiles.Where(CaseAccess.OpenableBy(person.Viewer)).AnyAsync(file => file.Id == caseFileId, ct);

    private CheckedOpening Line(OpeningFacts facts, OpenCase command, CaseFile file, ILookup<Guid, SimilarCase> alike, IReadOnlyDictionary<Guid, string> classNames)
    {
        var student = file.Student!;
        return new CheckedOpening(
            new RegisteredStudent(student.Id, student.Name, student.Sex, student.ClassGroupId is { } id ? classNames.GetValueOrDefault(id) : null, student.Nis, student.KipNumber, student.PkhNumber),
            file.Confidentiality,
            facts.DemandedBy(command),
            facts.People.First(someone => someone.UserId == command.ResponsibleUserId).FullName,
            [.. facts.People.Where(someone => command.ExcludedUserIds.Contains(someone.UserId)).Select(someone => someone.FullName)],
            CaseAudience.Of(file, facts.People),
            CaseAccess.For(person.Viewer, file).MayOpen,
            [.. alike[student.Id]]);
    }

    private async Task<IReadOnlyList<RefusedOpening>> StoreAsync(IReadOnlyList<OpenCase> commands, CancellationToken ct)
    {
        var codes = await FreeCodesAsync(commands.Count, ct);
        var tried = await TryAsync(commands, index => codes[index], ct);
        if (tried.Refused.Count == 0)
        {
            db.CaseFiles.AddRange(tried.New);
            await db.SaveChangesAsync(ct);
        }

        db.ForgetChanges();
        return tried.Refused;
    }

    /// <summary>Opens the cases in memory; one that the same form stored before is taken as it is stored.</summary>
    private async Task<Tried> TryAsync(IReadOnlyList<OpenCase> commands, Func<int, string> code, CancellationToken ct)
    {
        var facts = await OpeningFacts.LoadAsync(db, staff, person.Viewer, clock, commands, ct);
        var stored = await StoredAsync(commands, ct);
        var tried = new Tried(facts, [], [], []);
        foreach (var file in stored.Values)
            facts.Take(file);
        foreach (var (index, command) in commands.Index())
        {
            try
            {
                if (!stored.TryGetValue(command.Id, out var file))
                    tried.New.Add(file = facts.Open(command, code(index)));
                else if (!facts.IsSame(file, command))
                    throw new RuleBrokenException("Form.StoredOtherwise");
                tried.Files.Add(file);
            }
            catch (RuleBrokenException broken)
            {
                tried.Refused.Add(new RefusedOpening(index, broken));
            }
        }

        return tried;
    }

    /// <summary>Somebody else's id must not tell that their case exists, and the report must not be lost.</summary>
    private async Task<IReadOnlyList<OpenCase>> WithOwnIdsAsync(IReadOnlyList<OpenCase> commands, CancellationToken ct)
    {
        var userId = person.Viewer.UserId;
        var ids = commands.Select(command => command.Id).ToList();
        var foreign = await db.CaseFiles.Where(file => ids.Contains(file.Id) && file.RecordedByUserId != userId).Select(file => file.Id).ToListAsync(ct);
        return [.. commands.Select(command => foreign.Contains(command.Id) ? command with { Id = Guid.CreateVersion7() } : command)];
    }

    private async Task<bool> AnyStoredAsync(IReadOnlyList<OpenCase> commands, IReadOnlyList<RefusedOpening> refused, CancellationToken ct)
    {
        var ids = refused.Where(one => one.Why.Code != "Form.StoredOtherwise").Select(one => commands[one.Index].Id).ToList();
        return ids.Count > 0 && await db.CaseFiles.AnyAsync(file => ids.Contains(file.Id), ct);
    }

    private Task<Dictionary<Guid, CaseFile>> StoredAsync(IReadOnlyList<OpenCase> commands, CancellationToken ct)
    {
        var ids = commands.Select(command => command.Id).ToList();
        return db.CaseFiles.AsNoTracking().AsSplitQuery()
            .Include(file => file.Student)
            .Include(file => file.Factors)
            .Include(file => file.Signs)
            .Include(file => file.Participants)
            .Where(file => ids.Contains(file.Id))
            .ToDictionaryAsync(file => file.Id, ct);
    }

    private async Task<IReadOnlyList<string>> FreeCodesAsync(int count, CancellationToken ct)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        while (codes.Count < count)
        {
            while (codes.Count < count)
                codes.Add("K-" + RandomNumberGenerator.GetString(CodeAlphabet, 5));
            codes.ExceptWith(await db.CaseFiles.Where(file => codes.Contains(file.Code)).Select(file => file.Code).ToListAsync(ct));
        }

        return [.. codes];
    }
}
