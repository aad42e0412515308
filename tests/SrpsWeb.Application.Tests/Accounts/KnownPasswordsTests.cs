using SrpsWeb.Application.Accounts;

namespace SrpsWeb.Application.Tests.Accounts;

public sealed class KnownPasswordsTests
{
    [Fact]
    public void List_IsLong() => Assert.True(KnownPasswords.Count >= 3000, $"{KnownPasswords.Count} words");

    [Theory]
    [InlineData("password1234")]
    [InlineData("Password!!!!2026")]
    [InlineData("P4ssw0rd2026!")]
    [InlineData("p@$$w0rd-2026")]
    [InlineData("bismillah123")]
    [InlineData("B1sm1ll4h!!!!")]
    [InlineData("sayangku2026")]
    [InlineData("indonesia1945")]
    [InlineData("Kata-Sandi-2026")]
    [InlineData("kata sandi baru")]
    [InlineData("rahasiarahasia")]
    [InlineData("rahasia rahasia 1")]
    [InlineData("***sekolah***")]
    [InlineData("2026sekolahku")]
    [InlineData("qwertyuiop12")]
    [InlineData("123456789012")]
    [InlineData("987654321098")]
    [InlineData("abcdefghijkl")]
    [InlineData("abcabcabcabc")]
    [InlineData("2026-2026-2026")]
    [InlineData("!!!!!!!!!!!!")]
    public void WhatEverybodyTriesFirst_IsRefused(string password) => Assert.True(KnownPasswords.Contains(password));

    [Theory]
    [InlineData("Srps-demo-2026")]
    [InlineData("Uji-srps-2026")]
    [InlineData("laut-tenang-2026")]
    [InlineData("perahu biru di muara")]
    [InlineData("angsa lampu kereta")]
    [InlineData("xK4!pq9Lm2#z")]
    [InlineData("kopi pahit sebelum rapat")]
    [InlineData("密码不是这样的一个句子吗")]
    [InlineData("🐢🚲 sepeda kura-kura")]
    public void WhatNobodyGuesses_IsNot(string password) => Assert.False(KnownPasswords.Contains(password));
}
