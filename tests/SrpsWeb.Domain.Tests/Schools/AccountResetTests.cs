using SrpsWeb.Domain.Schools;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Schools;

/// <summary>Nobody opens both locks of somebody's account unseen.</summary>
public sealed class AccountResetTests
{
    private static readonly Guid Person = Guid.NewGuid();
    private static readonly Guid Technician = Guid.NewGuid();
    private static readonly Guid Principal = Guid.NewGuid();
    private static readonly Guid Coordinator = Guid.NewGuid();

    [Theory]
    [InlineData(AccountLock.SecondFactor, AccountLock.Password)]
    [InlineData(AccountLock.Password, AccountLock.SecondFactor)]
    public void TheOtherLock_WaitsSevenDays_OrUntilSomebodySawTheFirst(AccountLock first, AccountLock second)
    {
        var reset = Reset(first, Scene.Now);

        Refused.With("Account.OtherLockOpened", null, () => Reset(second, Scene.Now.AddDays(7).AddSeconds(-1), reset));
        Assert.Equal(second, Reset(second, Scene.Now.AddDays(7), reset).Lock);
        reset.Confirm(Principal, Scene.Now);
        Assert.Equal(second, Reset(second, Scene.Now, reset).Lock);
    }

    [Theory]
    [InlineData(AccountLock.SecondFactor)]
    [InlineData(AccountLock.Password)]
    public void TheSameLock_CanBeOpenedAgain(AccountLock which) => Assert.Equal(which, Reset(which, Scene.Now, Reset(which, Scene.Now)).Lock);

    [Fact]
    public void OnesOwnAccount_IsRefused() => Refused.With("Account.NotSelf", null, () => Reset(AccountLock.Password, Scene.Now, by: Person));

    [Fact]
    public void Decisions_WaitThreeDays_OrUntilSomebodySawIt()
    {
        var reset = Reset(AccountLock.Password, Scene.Now);

        Assert.False(AccountReset.AllowsDecisions([reset], Scene.Now.AddDays(3).AddSeconds(-1)));
        Assert.True(AccountReset.AllowsDecisions([reset], Scene.Now.AddDays(3)));
        Assert.True(AccountReset.AllowsDecisions([], Scene.Now));
        reset.Confirm(Coordinator, Scene.Now);
        Assert.True(AccountReset.AllowsDecisions([reset], Scene.Now));
    }

    [Fact]
    public void Told_ArePrincipals_ButNeitherThePersonNorWhoReset()
    {
        var reset = Reset(AccountLock.Password, Scene.Now);

        Assert.True(reset.IsToldTo(Principal, [Principal, Person], [Coordinator]));
        Assert.False(reset.IsToldTo(Person, [Principal, Person], [Coordinator]));
        Assert.False(reset.IsToldTo(Technician, [Principal, Technician], [Coordinator]));
        Assert.False(reset.IsToldTo(Coordinator, [Principal, Person], [Coordinator]));
    }

    [Fact]
    public void Told_AreCoordinators_WhereNoOtherPrincipalIs()
    {
        var reset = Reset(AccountLock.Password, Scene.Now);

        Assert.True(reset.IsToldTo(Coordinator, [Person], [Coordinator]));
        Assert.False(reset.IsToldTo(Person, [Person], [Coordinator, Person]));
        Assert.False(reset.IsToldTo(Principal, [], [Coordinator]));
    }

    [Fact]
    public void Confirm_Again_KeepsTheFirst()
    {
        var reset = Reset(AccountLock.Password, Scene.Now);

        reset.Confirm(Principal, Scene.Now);
        reset.Confirm(Coordinator, Scene.Now.AddDays(1));

        Assert.Equal((Principal, Scene.Now), (reset.SeenByUserId!.Value, reset.SeenAt!.Value));
    }

    private static AccountReset Reset(AccountLock which, DateTime at, AccountReset? earlier = null, Guid? by = null) =>
        new(Guid.CreateVersion7(), which, Person, by ?? Technician, earlier is null ? [] : [earlier], at);
}
