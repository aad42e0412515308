using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.FollowUp;
using SrpsWeb.Application.HomeVisits;
using SrpsWeb.Application.Interventions;
using SrpsWeb.Application.Reviews;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.Demo;

/// <summary>Seeds the cases of the current demo school, each act on its day by the person who did it.</summary>
public sealed class DemoCaseSeeder(
    SrpsDbContext db,
    ChosenPerson person,
    SeedClock clock,
    SessionQueries sessions,
    CaseFileService cases,
    CaseRegistrationService registration,
    InterventionService interventions,
    HomeVisitService visits,
    PlanTaskService tasks,
    ReviewService reviews,
    DemoFormSeeder forms)
{
    /// <summary>Order of the acts of one day.</summary>
    private enum Step
    {
        Plan,
        Intervene,
        Visit,
        Review,
        Measure,
        Finish,
        Close,
    }

    private sealed record Act(DateOnly On, Step Step, Viewer By, Func<Task> Do);

    private sealed record StudentPlace(Guid Id, Guid? ClassGroupId);

    /// <summary>What the names in a case's seed stand for in this school.</summary>
    private sealed record Known(
        IReadOnlyDictionary<string, Viewer> People,
        IReadOnlyDictionary<string, StudentPlace> Students,
        IReadOnlyDictionary<string, Guid> Factors,
        IReadOnlyDictionary<string, Guid> Kinds)
    {
        internal Viewer Coordinator => People.Values.First(viewer => viewer.Is(SchoolRole.Coordinator));
    }

    private sealed record SeededCase(Guid Id, CaseSeed Seed, DateOnly OpenedOn, SeedDays Days, Known Known);

    internal async Task SeedAsync(IReadOnlyList<CaseSeed> seeds, SeedDays days, CancellationToken ct)
    {
        var known = await KnownAsync(ct);
        foreach (var seed in seeds)
        {
            var opened = new SeededCase(Guid.CreateVersion7(), seed, days.Of(seed.OpenedOn, seed.OpenedDaysAgo), days, known);
            await OpenAsync(opened, ct);
            // OrderBy is stable: acts of one kind on one day keep the order of the file.
            foreach (var act in Acts(opened, ct).OrderBy(act => act.On).ThenBy(act => act.Step).ToList())
            {
                clock.GoTo(act.On);
                person.Viewer = act.By;
                await act.Do();
            }

            await forms.SaveDraftAsync(seed.Draft, opened.Id, known.People, days.Today, ct);
            db.ForgetChanges();
        }
    }

    private async Task<Known> KnownAsync(CancellationToken ct)
    {
        var names = await db.Memberships.AsNoTracking()
            .Join(db.Users, member => member.UserId, user => user.Id, (member, user) => new { user.Id, UserName = user.UserName! })
            .OrderBy(user => user.UserName)
            .ToListAsync(ct);
        var people = new Dictionary<string, Viewer>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (await sessions.LoadAsync(name.Id, ct) is { } facts)
                people.Add(name.UserName, facts.Viewer);
        }

        return new Known(
            people,
            await db.Students.Where(student => student.Nisn != null)
                .ToDictionaryAsync(student => student.Nisn!, student => new StudentPlace(student.Id, student.ClassGroupId), ct),
            await db.RiskFactors.ToDictionaryAsync(factor => factor.Slug, factor => factor.Id, ct),
            await db.InterventionKinds.ToDictionaryAsync(kind => kind.Slug, kind => kind.Id, ct));
    }

    private async Task OpenAsync(SeededCase opened, CancellationToken ct)
    {
        var (seed, known) = (opened.Seed, opened.Known);
        var student = known.Students[seed.Nisn];
        var responsible = known.People[seed.Responsible];
        var opensAlone = responsible.IsAny(SchoolRole.Coordinator, SchoolRole.Counsellor)
            || (student.ClassGroupId is { } classId && responsible.HomeroomClassIds.Contains(classId));
        clock.GoTo(opened.OpenedOn);
        person.Viewer = opensAlone ? responsible : known.Coordinator;
        await registration.OpenAsync(
            new OpenCase(
                opened.Id,
                student.Id,
                opened.OpenedOn,
                known.Factors[seed.MainFactor],
                new FactorMapping(seed.MappingNote, seed.Strengths),
                [.. seed.Contributing.Select(slug => new ContributingFactor(known.Factors[slug], FactorMapping.None))],
                SeedWords.Levels[seed.Level],
                seed.Rationale,
                responsible.UserId,
                Confidentiality: null,
                [.. seed.Excluded.Select(userName => known.People[userName].UserId)],
                [.. seed.Signs.Select(word => SeedWords.Signs[word])],
                seed.SignsNote),
            ct);
    }

    private IEnumerable<Act> Acts(SeededCase opened, CancellationToken ct)
    {
        var (seed, days, known) = (opened.Seed, opened.Days, opened.Known);
        var responsible = known.People[seed.Responsible];
        foreach (var intervention in seed.Interventions)
            yield return Intervention(opened, intervention, ct);
        foreach (var act in VisitActs(opened, ct).Concat(seed.Tasks.SelectMany(task => TaskActs(opened, task, ct))))
            yield return act;
        foreach (var review in seed.Reviews)
        {
            var on = days.Of(review.On, review.DaysAgo);
            var command = new AddReview(
                Guid.CreateVersion7(),
                opened.Id,
                on,
                SeedWords.Levels[review.Level],
                SeedWords.Handlings[review.Handling],
                review.Rationale,
                known.Factors[seed.MainFactor]);
            yield return new Act(on, Step.Review, responsible, () => reviews.AddAsync(command, ct));
        }

        foreach (var indicators in seed.Indicators ?? [])
            yield return new Act(days.Today.AddDays(-indicators.DaysAgo), Step.Measure, responsible, () => forms.ReadIndicatorsAsync(indicators, known.Students[seed.Nisn].Id, days.Today, ct));

        if (seed.Closing is { } closing)
        {
            var on = days.Of(closing.On, closing.DaysAgo);
            var command = new CloseCase(opened.Id, SeedWords.Closures[closing.Outcome], closing.Rationale, on);
            yield return new Act(on, Step.Close, responsible, () => cases.CloseAsync(command, ct));
        }
    }

    private Act Intervention(SeededCase opened, InterventionSeed seed, CancellationToken ct)
    {
        var on = opened.Days.Of(seed.On, seed.DaysAgo);
        var officer = opened.Known.People[seed.By];
        var command = new LogIntervention(
            Guid.CreateVersion7(),
            opened.Id,
            opened.Known.Kinds[seed.Kind],
            on,
            officer.UserId,
            seed.Minutes,
            seed.Note,
            seed.Result,
            SeedWords.SupportOf(seed.SupportRupiah, seed.SupportSource),
            NextStep: null);
        return new Act(on, Step.Intervene, officer, () => interventions.LogAsync(command, ct));
    }

    private IEnumerable<Act> VisitActs(SeededCase opened, CancellationToken ct)
    {
        // A try that failed plans the next one itself: the visit listed for that day takes its id instead of being planned again.
        var nextTries = new Dictionary<DateOnly, Guid>();
        foreach (var seed in opened.Seed.Visits)
        {
            var plannedOn = opened.Days.Of(seed.PlannedOn, seed.PlannedDaysAgo);
            var officer = opened.Known.People[seed.Officer];
            if (!nextTries.Remove(plannedOn, out var visitId))
            {
                var formId = Guid.CreateVersion7();
                visitId = RecordId.Of(formId, opened.Id);
                var plan = new PlanHomeVisit(formId, opened.Id, plannedOn, seed.Purpose, officer.UserId, GuardianTold: true);
                yield return new Act(opened.Days.Planning(opened.OpenedOn, plannedOn), Step.Plan, officer, () => visits.PlanAsync(plan, ct));
            }

            if (seed.Outcome is null)
                continue;
            var visitedOn = opened.Days.Optional(seed.VisitedOn, seed.VisitedDaysAgo);
            var outcome = SeedWords.Visits[seed.Outcome];
            if (outcome == VisitOutcome.Held)
            {
                var findings = new VisitFindings(seed.MetWith!, seed.Notes!, seed.Agreed, SeedWords.SupportOf(seed.SupportRupiah, seed.SupportSource, seed.SupportKind))
                {
                    Relation = seed.Relation is { } relation ? SeedWords.Relations[relation] : null,
                    Companions = seed.Companions,
                    Housing = seed.Housing,
                    SocialSupport = seed.SocialSupport,
                    CostObstacles = seed.CostObstacles,
                    Health = seed.Health,
                    Surroundings = seed.Surroundings,
                    FamilyView = seed.FamilyView,
                };
                var record = new RecordHomeVisit(visitId, visitedOn!.Value, findings, NextStep: null);
                yield return new Act(record.VisitedOn, Step.Visit, officer, () => visits.RecordAsync(record, ct));
                continue;
            }

            var nextTryOn = opened.Days.Optional(seed.NextTryOn, seed.NextTryDaysAgo);
            var notHeld = new RecordVisitNotHeld(visitId, outcome, visitedOn, seed.Notes, nextTryOn, Guid.CreateVersion7(), NextStep: null);
            if (nextTryOn is { } day)
                nextTries.Add(day, RecordId.Of(notHeld.NextVisitId, opened.Id));
            yield return new Act(visitedOn ?? plannedOn, Step.Visit, officer, () => visits.RecordNotHeldAsync(notHeld, ct));
        }
    }

    private IEnumerable<Act> TaskActs(SeededCase opened, TaskSeed seed, CancellationToken ct)
    {
        var dueOn = opened.Days.Of(seed.DueOn, -seed.DueInDays);
        var doneOn = opened.Days.Optional(seed.DoneOn, seed.DoneDaysAgo);
        var owner = opened.Known.People[seed.Owner];
        var add = new AddPlanTask(Guid.CreateVersion7(), opened.Id, seed.Title, owner.UserId, dueOn);
        yield return new Act(opened.Days.Planning(opened.OpenedOn, dueOn, doneOn), Step.Plan, owner, () => tasks.AddAsync(add, ct));
        if (doneOn is { } day)
            yield return new Act(day, Step.Finish, owner, () => tasks.FinishAsync(opened.Id, RecordId.Of(add.Id, opened.Id), day, ct));
    }
}
