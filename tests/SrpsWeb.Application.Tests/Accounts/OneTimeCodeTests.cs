using SrpsWeb.Application.Accounts;

namespace SrpsWeb.Application.Tests.Accounts;

public sealed class OneTimeCodeTests
{
    /// <summary>"12345678901234567890" of RFC 6238 in base32.</summary>
    private const string RfcKey = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_234_567_890);

    /// <summary>Appendix B, the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1_111_111_109, "081804")]
    [InlineData(1_111_111_111, "050471")]
    [InlineData(1_234_567_890, "005924")]
    [InlineData(2_000_000_000, "279037")]
    [InlineData(20_000_000_000, "353130")]
    public void Code_IsThatOfTheStandard(long second, string code) => Assert.Equal(code, OneTimeCode.At(RfcKey, DateTimeOffset.FromUnixTimeSeconds(second)));

    [Theory]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(-60, false)]
    [InlineData(60, false)]
    public void ClockOfThePhone_MayBeHalfAMinuteOff(int seconds, bool opens) =>
        Assert.Equal(opens, OneTimeCode.StepOf(RfcKey, OneTimeCode.At(RfcKey, Now.AddSeconds(seconds)), Now, null) is not null);

    [Fact]
    public void CodeUsed_OpensNoMore_NorDoOlderOnes()
    {
        var step = OneTimeCode.StepOf(RfcKey, OneTimeCode.At(RfcKey, Now), Now, null);

        Assert.NotNull(step);
        Assert.Null(OneTimeCode.StepOf(RfcKey, OneTimeCode.At(RfcKey, Now), Now, step));
        Assert.Null(OneTimeCode.StepOf(RfcKey, OneTimeCode.At(RfcKey, Now.AddSeconds(-30)), Now, step));
        Assert.NotNull(OneTimeCode.StepOf(RfcKey, OneTimeCode.At(RfcKey, Now.AddSeconds(30)), Now, step));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00592")]
    [InlineData("0059240")]
    [InlineData("abcdef")]
    public void WhatIsNoCode_OpensNothing(string? typed) => Assert.Null(OneTimeCode.StepOf(RfcKey, typed, Now, null));

    [Fact]
    public void Key_IsTwentyRandomBytes_AndReadsBack()
    {
        var (first, second) = (OneTimeCode.NewKey(), OneTimeCode.NewKey());

        Assert.Equal(32, first.Length);
        Assert.NotEqual(first, second);
        Assert.NotNull(OneTimeCode.StepOf(first, OneTimeCode.At(first, Now), Now, null));
    }

    [Theory]
    [InlineData("bcdfg-hjkmn", "BCDFG HJKMN")]
    [InlineData("23456-789bc", "23456789bc")]
    public void RecoveryCode_IsTheSameHoweverItIsTyped(string code, string typed)
    {
        var userId = Guid.CreateVersion7();

        Assert.Equal(RecoveryCode.Hash(userId, code), RecoveryCode.Hash(userId, typed));
    }

    /// <summary>A list of hashes made ahead opens nobody's account.</summary>
    [Fact]
    public void RecoveryCode_OfAnotherAccount_HasAnotherHash() =>
        Assert.NotEqual(RecoveryCode.Hash(Guid.CreateVersion7(), "bcdfg-hjkmn"), RecoveryCode.Hash(Guid.CreateVersion7(), "bcdfg-hjkmn"));

    /// <summary>The value itself: rounds, salt and function are what a code kept today was made with.</summary>
    [Fact]
    public void RecoveryCode_IsHashedAsAPassword() => Assert.Equal(
        Convert.ToHexStringLower(System.Security.Cryptography.Rfc2898DeriveBytes.Pbkdf2("bcdfghjkmn"u8, Guid.Empty.ToByteArray(), 210_000, System.Security.Cryptography.HashAlgorithmName.SHA512, 32)),
        RecoveryCode.Hash(Guid.Empty, "bcdfg-hjkmn"));

    [Fact]
    public void RecoveryCodes_Differ() => Assert.Equal(200, Enumerable.Range(0, 200).Select(_ => RecoveryCode.New()).Distinct().Count());
}
