using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using SrpsWeb.Application.Accounts;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Testing;

namespace SrpsWeb.Data.Tests;

/// <summary>Sessions, and roles that wait, as both engines read them.</summary>
public sealed class AccountQueryTests
{
    private static readonly DateTimeOffset Start = new(2026, 9, 30, 2, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(Start);
    private readonly ChosenPerson _person = new();

    private SchoolClock Clock => new(_time, _person);

    [Theory, EachEngine]
    public async Task Resume_FindsSessionRolesAndClasses_InOneCommand_WithASchoolAndWithout(Engine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var database = await EngineDatabase.CreateAsync(engine);
        var (school, other) = (new TestSchool(), new TestSchool("10500002"));
        await school.SaveAsync(database);
        await other.SaveAsync(database);
        var homeroom = school.UserId(SchoolRole.Homeroom);
        Guid session;
        await using (var db = database.Context(school.Id))
            session = await new SignInSessionService(db, Clock).StartAsync(homeroom, new SignInFrom("Firefox Linux", "10.0.0.1", false), null, ct);

        await using var ofSchool = database.Context(school.Id);
        await using var ofOther = database.Context(other.Id);
        await using var ofNone = database.Context();
        var here = await new SessionQueries(ofSchool, _time).ResumeAsync(session, homeroom, ct);
        var there = await new SessionQueries(ofOther, _time).ResumeAsync(session, homeroom, ct);
        var nowhere = await new SessionQueries(ofNone, _time).ResumeAsync(session, homeroom, ct);
        var stolen = await new SessionQueries(ofSchool, _time).ResumeAsync(session, school.UserId(SchoolRole.Teacher), ct);

        Assert.Null(here.End);
        Assert.Equal([SchoolRole.Homeroom], here.Facts!.Viewer.Roles);
        Assert.Equal([school.OwnClass.Id], here.Facts.Viewer.HomeroomClassIds);
        Assert.Equal(school.School.Name, here.Facts.SchoolName);
        Assert.All([there, nowhere], resumed => Assert.Equal((null, null), (resumed.End, resumed.Facts)));
        Assert.Equal((SessionEnd.Ended, null), (stolen.End, stolen.Facts));
    }

    [Theory, EachEngine]
    public async Task Resume_SaysWhyASessionIsOver_AndNotesWhenItWasSeen(Engine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var database = await EngineDatabase.CreateAsync(engine);
        var school = new TestSchool();
        await school.SaveAsync(database);
        var userId = school.UserId(SchoolRole.Counsellor);
        await using var db = database.Context(school.Id);
        var sessions = new SignInSessionService(db, Clock);
        Task<Guid> StartAsync(bool isShared) => sessions.StartAsync(userId, new SignInFrom(null, null, isShared), null, ct);
        async Task<SessionEnd?> EndAsync(Guid id) => (await new SessionQueries(db, _time).ResumeAsync(id, userId, ct)).End;
        var (own, shared, ended) = (await StartAsync(false), await StartAsync(true), await StartAsync(false));
        Assert.True(await sessions.EndAsync(userId, ended, AuditAct.SessionEnded, ct));
        Assert.False(await sessions.EndAsync(school.UserId(SchoolRole.Teacher), own, AuditAct.SessionEnded, ct));

        Assert.Equal((null, null, SessionEnd.Ended), (await EndAsync(own), await EndAsync(shared), await EndAsync(ended)));
        _time.Advance(TimeSpan.FromMinutes(15));
        Assert.Null(await EndAsync(shared));
        _time.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));
        Assert.Equal((null, SessionEnd.Idle), (await EndAsync(own), await EndAsync(shared)));
        Assert.Equal([own], (await sessions.ListAsync(userId, ct)).Select(row => row.Id));
        Assert.Equal(_time.GetUtcNow().UtcDateTime, (await sessions.ListAsync(userId, ct))[0].LastSeenAt);
        _time.Advance(TimeSpan.FromHours(10));
        Assert.Equal(SessionEnd.TooLong, await EndAsync(own));
        Assert.Empty(await sessions.ListAsync(userId, ct));
        _time.Advance(TimeSpan.FromDays(31));
        var fresh = await StartAsync(false);
        Assert.Equal([fresh], await db.SignInSessions.Select(session => session.Id).ToListAsync(ct));
    }

    [Theory, EachEngine]
    public async Task Proposal_IsListedForThePrincipal_ApprovedOnce_AndGoneForTheSlower(Engine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var database = await EngineDatabase.CreateAsync(engine);
        var school = new TestSchool();
        var candidate = school.AddMember("Calon 10500001", SchoolRole.Teacher);
        candidate.ProposeRoles([SchoolRole.Teacher, SchoolRole.Counsellor, SchoolRole.Facilitator], school.Today.AddMonths(3), school.UserId(SchoolRole.Operator), school.Today, school.Now);
        await school.SaveAsync(database);
        _person.Viewer = school.Viewer(SchoolRole.Principal);
        await using var first = database.Context(school.Id);
        await using var second = database.Context(school.Id);

        var rows = await Approvals(first).ListAsync(ct);
        Assert.Equal([SchoolRole.Counsellor, SchoolRole.Facilitator], rows.Select(row => row.Role).Order());
        Assert.All(rows, row => Assert.Equal((candidate.UserId, school.Member(SchoolRole.Operator).FullName, true), (row.UserId, row.ProposedBy, row.MayDecide)));
        var waiting = rows.Single(row => row.Role == SchoolRole.Counsellor);
        await Approvals(first).ApproveAsync(waiting.Id, ct);
        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => Approvals(second).RefuseAsync(waiting.Id, ct));

        Assert.Equal("RoleProposal.Gone", refusal.Code);
        var member = (await new MemberQueries(second, new SchoolDirectory(second)).FindAsync(candidate.UserId, ct))!;
        Assert.Equal([SchoolRole.Counsellor, SchoolRole.Teacher], member.Roles.Order());
        Assert.Equal([new WaitingRole(SchoolRole.Facilitator, school.Today.AddMonths(3))], member.Waiting);
        Assert.Equal(school.Today.AddMonths(3), member.WantedUntil);
    }

    /// <summary>A changed end takes the place of the earlier proposal, which has the same key but for its id.</summary>
    [Theory, EachEngine]
    public async Task Proposal_Changed_TakesThePlaceOfTheEarlierOne(Engine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var database = await EngineDatabase.CreateAsync(engine);
        var school = new TestSchool();
        var candidate = school.AddMember("Calon 10500001", SchoolRole.Facilitator);
        candidate.ProposeRoles([SchoolRole.Facilitator], school.Today.AddMonths(9), school.UserId(SchoolRole.Operator), school.Today, school.Now);
        await school.SaveAsync(database);
        var earlier = candidate.Proposals[0].Id;
        await using var db = database.Context(school.Id);
        var stored = await db.Memberships.Include(member => member.Roles).Include(member => member.Proposals).SingleAsync(member => member.UserId == candidate.UserId, ct);

        stored.ProposeRoles([SchoolRole.Facilitator], school.Today.AddMonths(10), school.UserId(SchoolRole.Operator), school.Today, school.Now);
        await db.SaveChangesAsync(ct);

        var proposal = await db.RoleProposals.AsNoTracking().SingleAsync(ct);
        Assert.NotEqual(earlier, proposal.Id);
        Assert.Equal(school.Today.AddMonths(10), proposal.Until);
    }

    [Theory, EachEngine]
    public async Task Reset_IsToldOnce(Engine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var database = await EngineDatabase.CreateAsync(engine);
        var school = new TestSchool();
        var reset = school.Add(new AccountReset(Guid.CreateVersion7(), AccountLock.SecondFactor, school.UserId(SchoolRole.Teacher), school.UserId(SchoolRole.Operator), [], school.Now));
        await school.SaveAsync(database);
        _person.Viewer = school.Viewer(SchoolRole.Principal);
        await using var db = database.Context(school.Id);
        var resets = new AccountResets(db, _person, Clock);

        var told = Assert.Single(await resets.UnseenAsync(ct));
        await resets.ConfirmAsync(reset.Id, ct);

        Assert.Equal((school.Member(SchoolRole.Teacher).FullName, school.Member(SchoolRole.Operator).FullName, school.Now), (told.FullName, told.ResetBy, told.ResetAt));
        Assert.Empty(await resets.UnseenAsync(ct));
        await Assert.ThrowsAsync<AccessRefusedException>(() => resets.ConfirmAsync(Guid.CreateVersion7(), ct));
    }

    private RoleApprovalService Approvals(SrpsDbContext db) =>
        new(db, new AccountResets(db, _person, Clock), new SecretCaseKeepers(db, new StaffQueries(db, Clock), Clock), _person, Clock);
}
