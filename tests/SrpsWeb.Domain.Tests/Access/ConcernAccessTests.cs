using System.Collections.Concurrent;
using CsCheck;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Concerns;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Access;

/// <summary>Who is told of a concern: examples, and over random schools and concerns what must always hold.</summary>
public sealed class ConcernAccessTests
{
    private static readonly Guid[] Classes = [.. Enumerable.Range(0, 2).Select(_ => Guid.CreateVersion7())];

    private static readonly Gen<SchoolRole> AnyRole = Gen.Frequency(
        (2, Gen.OneOf(SchoolRole.Counsellor, SchoolRole.Coordinator, SchoolRole.Principal, SchoolRole.Homeroom)),
        (1, Gen.Enum<SchoolRole>()));

    private static readonly Gen<Viewer> AnyViewer = Gen.Select(AnyRole.HashSet[1, 2], Gen.OneOf(Classes).HashSet[0, 1], (roles, classes) => new Viewer(Guid.CreateVersion7(), roles, classes));

    /// <summary>What the reporter typed as involved, and whether somebody has said who is meant.</summary>
    private enum Typed
    {
        Nothing,
        Unclear,
        Said,
    }

    private static readonly Gen<(Viewer[] People, Concern Concern, DateTime Now)> AnySituation =
        from people in AnyViewer.Array[1, 7]
        from kind in Gen.Frequency((2, Gen.Const(ConcernKind.General)), (1, Gen.Enum<ConcernKind>()))
        from involved in Gen.Frequency((2, Gen.Const(new HashSet<int>())), (3, Gen.Int[0, 6].HashSet[0, 6]))
        from typed in Gen.Frequency((3, Gen.Const(Typed.Nothing)), (2, Gen.Const(Typed.Unclear)), (1, Gen.Const(Typed.Said)))
        from named in Gen.Bool
        from classId in Gen.OneOf(Classes)
        from answered in Gen.Frequency((2, Gen.Const(-1)), (1, Gen.Int[0, 60]))
        from answerer in Gen.Int[0, 6]
        from hours in Gen.Int[0, 80]
        select (people, Build(people, kind, involved, typed, named ? classId : null, answered, answerer), Scene.Now.AddHours(Math.Max(hours, answered)));

    [Fact]
    public void Filters_RandomSituations_AgreeWithTheDecision() => AnySituation.Sample(
        situation =>
        {
            var duty = SatgasOnDuty.Of(situation.People);
            foreach (var viewer in situation.People.Append(Viewers.With(SchoolRole.Teacher)))
            {
                var decision = ConcernAccess.For(viewer, situation.Concern, duty, situation.Now);
                var readable = ConcernAccess.ReadableBy(viewer, duty, situation.Now).Compile(preferInterpretation: true);
                var answerable = ConcernAccess.AnswerableBy(viewer, duty, situation.Now).Compile(preferInterpretation: true);
                Assert.True(decision.MayRead == readable(situation.Concern), $"{string.Join('+', viewer.Roles)} reading: {decision}");
                Assert.True(decision.MayAnswer == answerable(situation.Concern), $"{string.Join('+', viewer.Roles)} answering: {decision}");
            }
        },
        iter: 1000);

    /// <summary>The routing's laws, whatever the school and whoever is involved.</summary>
    [Fact]
    public void Readers_RandomSituations_KeepTheLaws() => AnySituation.Sample(
        situation =>
        {
            var (people, concern, now) = situation;
            var duty = SatgasOnDuty.Of(people);
            var readers = ConcernAccess.ReadersOf(concern, people, now);
            var free = people.Where(someone => someone.IsAny([.. Viewer.SatgasRoles]) && !concern.IsInvolved(someone.UserId)).ToList();

            Assert.DoesNotContain(readers, reader => concern.IsInvolved(reader.UserId));
            Assert.All(readers, reader => Assert.True(reader.IsAny([.. Viewer.SatgasRoles])));
            Assert.Equal(free.Count > 0, duty.AnybodyLeft([.. concern.Involved.Select(involved => involved.UserId)]));
            Assert.Equal(free.Count > 0, people.Any(someone => ConcernAccess.For(someone, concern, duty, now).MayAnswer));
            Assert.All(free.Where(someone => someone.Is(SchoolRole.Counsellor) || (someone.Is(SchoolRole.Principal) && !concern.IsInvolvedUnclear)), someone => Assert.Contains(someone, readers));
            if (concern.IsInvolvedUnclear)
            {
                Assert.All(people.Where(someone => ConcernAccess.For(someone, concern, duty, now).MaySeeReporter), someone => Assert.True(someone.Is(SchoolRole.Counsellor)));
                if (!concern.WasLateAt(now) && free.Any(someone => someone.Is(SchoolRole.Counsellor)))
                    Assert.All(readers.Where(reader => reader.UserId != concern.AnsweredByUserId), reader => Assert.True(reader.Is(SchoolRole.Counsellor)));
            }

            if (concern.IsSecret && !concern.WasLateAt(now) && free.Any(someone => someone.Is(SchoolRole.Counsellor)))
            {
                Assert.All(readers.Where(reader => reader.UserId != concern.AnsweredByUserId), reader => Assert.True(reader.IsAny(SchoolRole.Counsellor, SchoolRole.Principal)));
            }

            if (concern.WasLateAt(now))
                Assert.All(free.Where(someone => someone.Is(SchoolRole.Coordinator)), someone => Assert.Contains(someone, readers));
        },
        iter: 4000);

    /// <summary>Laws over situations that never reach a branch would prove nothing about it.</summary>
    [Fact]
    public void RandomSituations_ReachEveryDecision()
    {
        var seen = new ConcurrentDictionary<ConcernAccessDecision, int>();
        AnySituation.Sample(
            situation =>
            {
                foreach (var viewer in situation.People)
                    seen.TryAdd(ConcernAccess.For(viewer, situation.Concern, SatgasOnDuty.Of(situation.People), situation.Now), 1);
            },
            iter: 8000);

        ConcernAccessDecision[] all =
        [
            new(ConcernAccessLevel.Hidden, "ConcernAccess.Involved"),
            new(ConcernAccessLevel.Hidden, "ConcernAccess.NoRole"),
            new(ConcernAccessLevel.Hidden, "ConcernAccess.NotTold"),
            new(ConcernAccessLevel.Read, "ConcernAccess.Principal"),
            new(ConcernAccessLevel.Read, "ConcernAccess.OwnClass"),
            new(ConcernAccessLevel.Read, "ConcernAccess.Answered"),
            new(ConcernAccessLevel.Write, "ConcernAccess.Counsellor"),
            new(ConcernAccessLevel.Write, "ConcernAccess.Coordinator"),
            new(ConcernAccessLevel.Write, "ConcernAccess.Overdue"),
            new(ConcernAccessLevel.Write, "ConcernAccess.NobodyElse"),
            new(ConcernAccessLevel.Read, "ConcernAccess.Principal", true),
            new(ConcernAccessLevel.Read, "ConcernAccess.Answered", true),
            new(ConcernAccessLevel.Write, "ConcernAccess.Coordinator", true),
            new(ConcernAccessLevel.Write, "ConcernAccess.Overdue", true),
            new(ConcernAccessLevel.Write, "ConcernAccess.NobodyElse", true),
        ];
        Assert.Equal(all.ToHashSet(), seen.Keys.ToHashSet());
    }

    [Theory]
    [InlineData(SchoolRole.Counsellor, true, true)]
    [InlineData(SchoolRole.Coordinator, true, false)]
    [InlineData(SchoolRole.Principal, true, true)]
    [InlineData(SchoolRole.Homeroom, true, false)]
    [InlineData(SchoolRole.Teacher, false, false)]
    [InlineData(SchoolRole.OsisAdviser, false, false)]
    [InlineData(SchoolRole.OsisMember, false, false)]
    [InlineData(SchoolRole.Committee, false, false)]
    [InlineData(SchoolRole.Operator, false, false)]
    [InlineData(SchoolRole.Facilitator, false, false)]
    public void Role_ReadsOrdinaryAndSecretOnes_AsInTheTable(SchoolRole role, bool ordinary, bool secret)
    {
        var viewer = Viewers.With(role).OfClass(Classes[0]);
        var duty = SatgasOnDuty.Of([viewer, Viewers.With(SchoolRole.Counsellor)]);

        Assert.Equal(ordinary, ConcernAccess.For(viewer, OfClass(ConcernKind.General), duty, Scene.Now).MayRead);
        Assert.Equal(secret, ConcernAccess.For(viewer, OfClass(ConcernKind.Bullying), duty, Scene.Now).MayRead);
    }

    [Fact]
    public void Reporter_IsNotToldToTheHomeroomTeacher()
    {
        var homeroom = Viewers.With(SchoolRole.Homeroom).OfClass(Classes[0]);
        var duty = SatgasOnDuty.Of([homeroom, Viewers.With(SchoolRole.Counsellor)]);

        Assert.False(ConcernAccess.For(homeroom, OfClass(ConcernKind.General), duty, Scene.Now).MaySeeReporter);
        Assert.True(ConcernAccess.For(Viewers.With(SchoolRole.Principal), OfClass(ConcernKind.General), duty, Scene.Now).MaySeeReporter);
    }

    [Fact]
    public void MayReport_EverybodyButOperatorAndFacilitator() => Assert.Equal(
        Enum.GetValues<SchoolRole>().Except([SchoolRole.Operator, SchoolRole.Facilitator]),
        Enum.GetValues<SchoolRole>().Where(role => ConcernAccess.MayReport(Viewers.With(role))));

    [Fact]
    public void MayChooseStudent_OnlyWhoSeesTheRoster() => Assert.Equal(
        [SchoolRole.Principal, SchoolRole.Coordinator, SchoolRole.Counsellor, SchoolRole.Homeroom, SchoolRole.OsisAdviser],
        Enum.GetValues<SchoolRole>().Where(role => ConcernAccess.MayChooseStudent(Viewers.With(role))));

    private static Concern OfClass(ConcernKind kind)
    {
        var concern = Reported.Concern(report => report with { Kind = kind });
        concern.NameStudent(new StudentBuilder().InClass(Classes[0]).Build(), Scene.Recorded);
        return concern;
    }

    private static Concern Build(Viewer[] people, ConcernKind kind, HashSet<int> involved, Typed typed, Guid? classId, int answeredAfter, int answerer)
    {
        var concern = Reported.Concern(report => report with { Kind = kind, InvolvedText = typed == Typed.Nothing ? null : "yang galak itu", InvolvedUserIds = [.. involved.Where(index => index < people.Length).Select(index => people[index].UserId)] });
        if (typed == Typed.Said)
            concern.SayWhoIsMeant([], nobodyElse: true, Scene.Recorded);
        if (classId is { } named)
            concern.NameStudent(new StudentBuilder().InClass(named).Build(), Scene.Recorded);
        if (answeredAfter >= 0)
            concern.AnswerWithout("Sudah diajak bicara.", new Recorded(people[answerer % people.Length].UserId, Scene.Now.AddHours(answeredAfter)));
        return concern;
    }
}
