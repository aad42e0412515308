using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Session;
using SrpsWeb.Application.Students;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Concerns;

namespace SrpsWeb.Application.Concerns;

/// <summary>Takes concerns in. Whoever reports gets a receipt number and nothing else, whatever is in the database.</summary>
public sealed class ConcernReportService(SrpsDbContext db, FormStore forms, SatgasDutyQueries duty, StaffQueries staff, StudentQueries students, ICurrentPerson person, SchoolClock clock)
{
    /// <summary>Stores the concern; the same form sent twice is stored once.</summary>
    /// <returns>The receipt number.</returns>
    /// <exception cref="RuleBrokenException">A rule refuses, with its code.</exception>
    public async Task<string> ReportAsync(ConcernReport sent, CancellationToken ct)
    {
        if (!ConcernAccess.MayReport(person.Viewer))
            throw new AccessRefusedException(hidden: false, "ConcernAccess.NoRole");
        var report = await CheckedAsync(sent, ct);
        var onDuty = await duty.LoadAsync(ct);
        if (!onDuty.AnybodyLeft(report.InvolvedUserIds))
            throw new RuleBrokenException("Concern.NobodyLeft", nameof(report.InvolvedUserIds));
        await forms.StoreOnceAsync(() => WasReportedAsync(report, ct), () => AddAsync(report, ct), ct);
        return await db.Concerns.Where(concern => concern.Id == report.Id).Select(concern => concern.Receipt).SingleAsync(ct);
    }

    /// <summary>The report with an id of its own, a student only from whom the roster is open, and everybody the words may mean.</summary>
    private async Task<ConcernReport> CheckedAsync(ConcernReport sent, CancellationToken ct)
    {
        var userId = person.Viewer.UserId;
        // Somebody else's id must not tell that their report exists, and this one must not be lost.
        var id = await db.Concerns.AnyAsync(concern => concern.Id == sent.Id && concern.ReportedByUserId != userId, ct) ? Guid.CreateVersion7() : sent.Id;
        var studentId = ConcernAccess.MayChooseStudent(person.Viewer) ? sent.StudentId : null;
        if (studentId is { } chosen && !await students.IsInScopeAsync(chosen, ct))
            throw new RuleBrokenException("Concern.StudentUnknown", nameof(sent.StudentId));
        var offered = await staff.StaffAsync(null, ct);
        if (sent.InvolvedUserIds.Except(offered.Select(option => option.UserId)).Any())
            throw new RuleBrokenException("Staff.Unknown", nameof(sent.InvolvedUserIds));
        if (InvolvedNames.NamesNobody(sent.InvolvedText))
            return sent with { Id = id, StudentId = studentId, InvolvedText = null };
        var people = await staff.PeopleAsync(ct);
        var meant = InvolvedNames.MeantBy(
            sent.InvolvedText,
            people.IntersectBy(offered.Select(option => option.UserId), someone => someone.UserId).Select(someone => new NamedPerson(someone.UserId, someone.FullName, someone.Position, [.. someone.Viewer.Roles])));
        return sent with { Id = id, StudentId = studentId, InvolvedUserIds = [.. sent.InvolvedUserIds.Union(meant)] };
    }

    private async Task<bool?> WasReportedAsync(ConcernReport report, CancellationToken ct)
    {
        var stored = await db.Concerns.AsNoTracking().Include(concern => concern.Signs).Include(concern => concern.Involved).AsSplitQuery()
            .SingleOrDefaultAsync(concern => concern.Id == report.Id, ct);
        if (stored is null)
            return null;
        // The student and who is involved may have been named since; what was typed is compared.
        return stored.Kind == report.Kind
            && stored.IsUrgent == report.IsUrgent
            && (report.StudentId is null || stored.StudentId == report.StudentId)
            && stored.StudentText == Typed.Optional(report.StudentText)
            && stored.Seen == Typed.Optional(report.Seen)
            && stored.InvolvedText == Typed.Optional(report.InvolvedText)
            && report.Signs.ToHashSet().SetEquals(stored.Signs.Select(sign => sign.Sign))
            && report.InvolvedUserIds.ToHashSet().IsSubsetOf(stored.Involved.Select(involved => involved.UserId));
    }

    private async Task AddAsync(ConcernReport report, CancellationToken ct)
    {
        ReportingLimits.Require(person.Viewer.Is(SchoolRole.OsisMember), report.IsUrgent, await BeforeAsync(ct));
        var receipt = await Receipts.FreeAsync('L', taken => db.Concerns.AnyAsync(concern => concern.Receipt == taken, ct));
        db.Concerns.Add(Concern.Report(report, receipt, clock.Recorded));
    }

    private async Task<ReportsBefore> BeforeAsync(CancellationToken ct)
    {
        var userId = person.Viewer.UserId;
        var (hourAgo, dayAgo) = (clock.Now.AddHours(-1), clock.Now.AddDays(-1));
        var own = db.Concerns.Where(concern => concern.ReportedByUserId == userId);
        return new ReportsBefore(
            await own.CountAsync(concern => concern.ReportedAt > hourAgo, ct),
            await own.CountAsync(concern => concern.ReportedAt > dayAgo, ct),
            await db.Concerns.CountAsync(concern => concern.ReportedAt > hourAgo, ct));
    }
}
