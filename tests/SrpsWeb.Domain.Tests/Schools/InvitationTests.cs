using SrpsWeb.Domain.Schools;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Schools;

public sealed class InvitationTests
{
    private readonly Invitation _invitation = new(Guid.CreateVersion7(), Scene.Officer, "ab12", Scene.Now);

    [Fact]
    public void IsUsable_ForSevenDays_AndNotAtTheirEnd()
    {
        Assert.Equal(Scene.Now.AddDays(7), _invitation.ExpiresAt);
        Assert.True(_invitation.IsUsable(Scene.Now));
        Assert.True(_invitation.IsUsable(Scene.Now.AddDays(7).AddTicks(-1)));
        Assert.False(_invitation.IsUsable(Scene.Now.AddDays(7)));
    }

    [Fact]
    public void Use_Once_UsesItUp()
    {
        _invitation.Use(Scene.Now.AddHours(1));

        Assert.Equal(Scene.Now.AddHours(1), _invitation.UsedAt);
        Refused.With("Invitation.NotUsable", null, () => _invitation.Use(Scene.Now.AddHours(2)));
        Assert.Equal(Scene.Now.AddHours(1), _invitation.UsedAt);
    }

    [Fact]
    public void Use_Expired_IsRefused()
    {
        Refused.With("Invitation.NotUsable", null, () => _invitation.Use(Scene.Now.AddDays(7)));
        Assert.Null(_invitation.UsedAt);
    }

    [Fact]
    public void Withdraw_Unused_EndsItAtOnce()
    {
        _invitation.Withdraw(Scene.Now.AddDays(1));

        Assert.False(_invitation.IsUsable(Scene.Now.AddDays(1)));
        Refused.With("Invitation.NotUsable", null, () => _invitation.Use(Scene.Now.AddDays(1)));
    }

    [Fact]
    public void Withdraw_Expired_NeverProlongs()
    {
        _invitation.Withdraw(Scene.Now.AddDays(30));
        Assert.Equal(Scene.Now.AddDays(7), _invitation.ExpiresAt);
    }

    [Fact]
    public void Withdraw_Used_KeepsWhatHappened()
    {
        _invitation.Use(Scene.Now.AddHours(1));
        _invitation.Withdraw(Scene.Now.AddHours(2));
        Assert.Equal(Scene.Now.AddDays(7), _invitation.ExpiresAt);
    }
}
