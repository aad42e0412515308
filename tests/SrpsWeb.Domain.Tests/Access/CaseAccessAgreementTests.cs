using System.Collections.Concurrent;
using CsCheck;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Access;

/// <summary>The decision on one case and the filter for lists are two texts of one rule; random viewers and cases find where they part.</summary>
public sealed class CaseAccessAgreementTests
{
    private static readonly Guid[] People = [.. Enumerable.Range(0, 6).Select(_ => Guid.CreateVersion7())];
    private static readonly Guid[] Classes = [.. Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7())];

    /// <summary>Wali kelas, whose rights depend on most, more often than the others.</summary>
    private static readonly Gen<SchoolRole> AnyRole = Gen.Frequency((1, Gen.Const(SchoolRole.Homeroom)), (3, Gen.Enum<SchoolRole>()));

    private static readonly Gen<Viewer> AnyViewer =
        Gen.Select(Gen.OneOf(People), AnyRole.HashSet[0, 2], Gen.OneOf(Classes).HashSet[0, 2], (userId, roles, classes) => new Viewer(userId, roles, classes));

    private static readonly Gen<CaseFile> AnyCase =
        Gen.Select(
            Gen.OneOf(Factors.Motivation, Factors.Economic, Factors.Bullying),
            Gen.OneOf<Confidentiality?>(null, null, null, null, Confidentiality.Restricted, Confidentiality.Secret),
            Gen.OneOf(People),
            Gen.OneOf(People).HashSet[0, 2],
            Gen.Frequency((4, Gen.Const(new HashSet<Guid>())), (1, Gen.OneOf(People).HashSet[1, 2])),
            Gen.OneOf(Classes),
            Gen.Frequency((5, false), (1, true)),
            Build);

    [Fact]
    public void Filters_RandomViewersAndCases_AgreeWithTheDecision() =>
        Gen.Select(AnyViewer, AnyCase.Array[1, 8]).Sample(
            (viewer, cases) =>
            {
                var openable = CaseAccess.OpenableBy(viewer).Compile(preferInterpretation: true);
                var named = CaseAccess.ReadableByNameBy(viewer).Compile(preferInterpretation: true);
                var writable = CaseAccess.WritableBy(viewer).Compile(preferInterpretation: true);
                foreach (var caseFile in cases)
                {
                    var decision = CaseAccess.For(viewer, caseFile);
                    Assert.True(decision.MayOpen == openable(caseFile), $"{string.Join('+', viewer.Roles)} on a {caseFile.Confidentiality} case: {decision}");
                    Assert.True(decision.MaySeeName == named(caseFile), $"{string.Join('+', viewer.Roles)} by name on a {caseFile.Confidentiality} case: {decision}");
                    Assert.True(decision.MayWrite == writable(caseFile), $"{string.Join('+', viewer.Roles)} writing a {caseFile.Confidentiality} case: {decision}");
                }
            },
            iter: 4000);

    /// <summary>An agreement over cases that never reach a branch would prove nothing about it.</summary>
    [Fact]
    public void RandomViewersAndCases_ReachEveryDecision()
    {
        var seen = new ConcurrentDictionary<CaseAccessDecision, int>();
        Gen.Select(AnyViewer, AnyCase).Sample(
            (viewer, caseFile) => { seen.AddOrUpdate(CaseAccess.For(viewer, caseFile), 1, (_, count) => count + 1); },
            iter: 10_000);

        CaseAccessDecision[] all =
        [
            new(CaseAccessLevel.Hidden, "CaseAccess.Excluded"),
            new(CaseAccessLevel.Hidden, "CaseAccess.NotNamed"),
            new(CaseAccessLevel.Hidden, "CaseAccess.NoRole"),
            new(CaseAccessLevel.Refused, "CaseAccess.NoRole"),
            new(CaseAccessLevel.Refused, "CaseAccess.OutsideClass"),
            new(CaseAccessLevel.Refused, "CaseAccess.FacilitatorCodeOnly"),
            new(CaseAccessLevel.ReadByCode, "CaseAccess.FacilitatorByCode"),
            new(CaseAccessLevel.Read, "CaseAccess.Principal"),
            new(CaseAccessLevel.Read, "CaseAccess.OwnClass"),
            new(CaseAccessLevel.Read, "CaseAccess.Named"),
            new(CaseAccessLevel.Write, "CaseAccess.HandlesAllCases"),
            new(CaseAccessLevel.Write, "CaseAccess.OwnClass"),
            new(CaseAccessLevel.Write, "CaseAccess.Responsible"),
            new(CaseAccessLevel.Write, "CaseAccess.Named"),
        ];
        Assert.Equal(all.ToHashSet(), seen.Keys.ToHashSet());
    }

    private static CaseFile Build(
        RiskFactor factor,
        Confidentiality? confidentiality,
        Guid responsibleUserId,
        HashSet<Guid> named,
        HashSet<Guid> excluded,
        Guid classGroupId,
        bool left)
    {
        var student = new StudentBuilder().InClass(classGroupId).Build();
        excluded.Remove(responsibleUserId);
        var demanded = CaseFile.DemandedConfidentiality(factor, [], excluded.Count > 0);
        var caseFile = new CaseBuilder().Of(student).Because(factor).Kept(confidentiality >= demanded ? confidentiality : null)
            .With(opening => opening with
            {
                ResponsibleUserId = responsibleUserId,
                Named = named,
                Excluded = excluded,
            })
            .Build();
        if (left)
            student.Leave(Scene.Today);
        return caseFile;
    }
}
