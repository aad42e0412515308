using SrpsWeb.Domain.Students;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Students;

public sealed class GuardianTests
{
    private static readonly GuardianContact Father = new(GuardianRelation.Father, "Sulaiman", "Nelayan", "+6281200000001");
    private static readonly GuardianContact Mother = new(GuardianRelation.Mother, "Nurhayati", null, null);

    private readonly Student _student = new StudentBuilder().Build();

    [Fact]
    public void SetGuardians_TwoContacts_AreKeptTrimmed()
    {
        _student.SetGuardians([Father with { Name = " Sulaiman ", Occupation = " " }, Mother]);

        Assert.Equal(
            [(GuardianRelation.Father, "Sulaiman", null, "+6281200000001"), (GuardianRelation.Mother, "Nurhayati", null, null)],
            _student.Guardians.Select(guardian => (guardian.Relation, guardian.Name, guardian.Occupation, guardian.Phone)));
        Assert.All(_student.Guardians, guardian => Assert.Equal(_student.Id, guardian.StudentId));
    }

    [Fact]
    public void SetGuardians_SameContactAgain_KeepsItsRecordAndDropsTheOther()
    {
        _student.SetGuardians([Father, Mother]);
        var fatherId = _student.Guardians[0].Id;

        _student.SetGuardians([Father with { Name = "Sulai\u0001man  ", Occupation = "Nelayan " }]);

        Assert.Equal(fatherId, Assert.Single(_student.Guardians).Id);
    }

    [Fact]
    public void SetGuardians_ChangedPhone_IsANewRecord()
    {
        _student.SetGuardians([Father]);
        _student.SetGuardians([Father with { Phone = "+6281200000002" }]);
        Assert.Equal("+6281200000002", Assert.Single(_student.Guardians).Phone);
    }

    [Fact]
    public void SetGuardians_SameContactTwice_IsKeptOnce()
    {
        _student.SetGuardians([Father, Father]);
        Assert.Single(_student.Guardians);
    }

    [Fact]
    public void SetGuardians_WithoutName_IsRefusedAndChangesNothing()
    {
        _student.SetGuardians([Father]);
        Refused.With("Guardian.NameMissing", "Name", () => _student.SetGuardians([Mother, Mother with { Name = " " }]));
        Assert.Equal("Sulaiman", Assert.Single(_student.Guardians).Name);
    }

    [Fact]
    public void SetGuardians_TooLong_IsRefused()
    {
        Refused.With("Text.TooLong", "Name", () => _student.SetGuardians([Father with { Name = Scene.LongerThan(TextLimits.Name) }]), TextLimits.Name);
        Refused.With("Text.TooLong", "Occupation", () => _student.SetGuardians([Father with { Occupation = Scene.LongerThan(TextLimits.Name) }]), TextLimits.Name);
        Refused.With("Text.TooLong", "Phone", () => _student.SetGuardians([Father with { Phone = Scene.LongerThan(TextLimits.Code) }]), TextLimits.Code);
    }
}
