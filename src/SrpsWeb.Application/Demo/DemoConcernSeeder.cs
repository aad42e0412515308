using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Concerns;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain.Concerns;

namespace SrpsWeb.Application.Demo;

/// <summary>Seeds what teachers and OSIS members report in the current demo school, each by the person and at the time.</summary>
public sealed class DemoConcernSeeder(SrpsDbContext db, ChosenPerson person, SeedClock clock, SessionQueries sessions, ConcernReportService reports, ConcernService answers, PeerSupportService supports)
{
    internal async Task SeedAsync(ReportSeeds seeds, SeedDays days, CancellationToken ct)
    {
        foreach (var seed in seeds.Concerns)
        {
            await ActAsync(seed.By, seed.On, seed.HoursAgo, ct);
            var report = new ConcernReport(Guid.CreateVersion7(), seed.Kind, null, seed.Student, [.. seed.Signs.Select(word => SeedWords.Signs[word])], seed.Seen, seed.Urgent, [], null);
            await reports.ReportAsync(report, ct);
            if (seed.Answer is null)
                continue;
            await ActAsync(seed.AnswerBy!, seed.AnswerOn, seed.AnswerHoursAgo, ct);
            await answers.AnswerWithoutCaseAsync(report.Id, seed.Answer, ct);
        }

        foreach (var seed in seeds.Supports)
        {
            var on = days.Of(seed.On, seed.DaysAgo);
            await ActAsync(seed.By, on, null, ct);
            await supports.WriteAsync(new PeerSupportNote(Guid.CreateVersion7(), on, seed.Student, seed.Kind, seed.Note), ct);
        }

        db.ForgetChanges();
    }

    private async Task ActAsync(string userName, DateOnly? on, int? hoursAgo, CancellationToken ct)
    {
        if (hoursAgo is { } hours)
            clock.GoBack(TimeSpan.FromHours(hours));
        else
            clock.GoTo(on ?? throw new InvalidDataException("A day is missing in the seed."));
        var userId = await db.Users.Where(user => user.UserName == userName).Select(user => user.Id).SingleAsync(ct);
        var facts = await sessions.LoadAsync(userId, ct) ?? throw new InvalidDataException($"{userName} is not a member.");
        person.Viewer = facts.Viewer;
    }
}
