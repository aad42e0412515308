using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Domain.Access;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Pages;

namespace SrpsWeb.Web.Tests.Accounts;

/// <summary>What a password may be, and how it is kept.</summary>
public sealed class PasswordTests(TestSite site)
{
    [Theory]
    [InlineData("bismillah123456", "Identity.PasswordCommon")]
    [InlineData("P4ssw0rd-2026", "Identity.PasswordCommon")]
    [InlineData("sekolahsekolah", "Identity.PasswordCommon")]
    [InlineData("kata sebelas", null)]
    [InlineData("saya {name} di sini", "Identity.PasswordHasUserName")]
    [InlineData("angsa putih {npsn}", "Identity.PasswordHasNpsn")]
    [InlineData("lampu merah di kota tua", null)]
    [InlineData("密码不是这样的一个句子吗", null)]
    [InlineData("🐢 kura-kura naik sepeda 🚲", null)]
    [InlineData("spasi  ganda dan\ttab", null)]
    public async Task NewPassword_IsTakenOrRefusedInWords(string wanted, string? code)
    {
        var school = await site.AddSchoolAsync();
        var name = school.UserName(SchoolRole.Teacher);
        var password = wanted.Replace("{name}", name.ToUpperInvariant(), StringComparison.Ordinal).Replace("{npsn}", school.School.Npsn, StringComparison.Ordinal);
        using var teacher = await site.SignInAsync(school, SchoolRole.Teacher);

        var answer = await ChangeAsync(teacher, password);

        Assert.Equal(code is null ? null : Said.Text(code), answer.Refusal("Input.New"));
        using var again = site.Visit();
        Assert.NotNull((await again.SignInAsync(name, code is null ? password : TestSchool.Password)).Location);
    }

    [Fact]
    public async Task Password_Of256_IsTheLongest()
    {
        var school = await site.AddSchoolAsync();
        using var teacher = await site.SignInAsync(school, SchoolRole.Teacher);
        var longest = string.Concat(Enumerable.Range(0, 64).Select(number => $"{number:00}x{(char)('a' + (number % 26))}"));

        Assert.NotNull((await ChangeAsync(teacher, longest + "y")).Refusal("Input.New"));
        Assert.Null((await ChangeAsync(teacher, longest)).Refusal("Input.New"));
    }

    /// <summary>Nothing keeps a password manager, or the clipboard, from filling it in.</summary>
    [Fact]
    public async Task PasswordFields_TellThePasswordManagerWhatTheyAre()
    {
        var school = await site.AddSchoolAsync();
        using var teacher = await site.SignInAsync(school, SchoolRole.Teacher);

        var page = await teacher.GetAsync("/akun");

        Assert.Equal(["current-password", "new-password", "new-password"], page.Document.QuerySelectorAll("main input[type=password]").Select(field => field.GetAttribute("autocomplete")));
        Assert.Empty(page.Document.QuerySelectorAll("[onpaste]"));
    }

    /// <summary>Identity's format: a byte 1, then the hash function and the rounds, each in four bytes.</summary>
    [Fact]
    public async Task Hash_IsPbkdf2WithSha512AndManyRounds_AndAnOldOneIsRenewedAtTheSignIn()
    {
        await using var slow = new TestSite { HashesAsInProduction = true };
        await slow.InitializeAsync();
        var school = await slow.AddSchoolAsync();
        async Task<byte[]> HashAsync()
        {
            await using var db = slow.Context(null);
            return Convert.FromBase64String(await db.Users.Where(user => user.Id == school.UserId(SchoolRole.Teacher)).Select(user => user.PasswordHash!).SingleAsync());
        }

        var before = await HashAsync();
        using var teacher = await slow.SignInAsync(school, SchoolRole.Teacher);
        var after = await HashAsync();

        Assert.Equal(TestSchool.PasswordIterations, (int)BinaryPrimitives.ReadUInt32BigEndian(before.AsSpan(5)));
        Assert.Equal(1, after[0]);
        Assert.Equal(2u, BinaryPrimitives.ReadUInt32BigEndian(after.AsSpan(1)));
        Assert.True(BinaryPrimitives.ReadUInt32BigEndian(after.AsSpan(5)) >= 210_000);
        using var again = await slow.SignInAsync(school, SchoolRole.Teacher);
        Assert.Equal(after, await HashAsync());
    }

    private static async Task<WebPage> ChangeAsync(Visitor visitor, string password) => await visitor.SendAsync((await visitor.GetAsync("/akun")).Form("main form:not([action])")
        .With("Input.Current", TestSchool.Password).With("Input.New", password).With("Input.Again", password));
}
