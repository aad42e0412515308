using SrpsWeb.Domain.Reports;

namespace SrpsWeb.Domain.Tests.Reports;

public sealed class NamedStudentsTests
{
    private static readonly NamedStudents School = new(["Ayu Lestari", "Ayu Lestari Ningsih", "Nur'aini", "M. Yusuf", "Siti Nur'aini D’Souza", "Budi", "Zoë Ümit"]);

    [Theory]
    [InlineData("Bulan ini Ayu Lestari membaik.", "Ayu Lestari")]
    [InlineData("AYU LESTARI", "AYU LESTARI")]
    [InlineData("ayu\nlestari", "ayu\nlestari")]
    [InlineData("(Ayu, Lestari)", "Ayu, Lestari")]
    [InlineData("Ayu-Lestari", "Ayu-Lestari")]
    [InlineData("Ayu\u200b \u200bLestari!", "Ayu\u200b \u200bLestari")]
    [InlineData("dan ayu lestari ningsih hadir", "ayu lestari ningsih")]
    [InlineData("m.yusuf datang", "m.yusuf")]
    [InlineData("Siti Nuraini DSouza", "Siti Nuraini DSouza")]
    [InlineData("zoe umit", "zoe umit")]
    public void FirstIn_AFullName_IsFoundAsTyped(string text, string found) => Assert.Equal(found, School.FirstIn(text));

    [Theory]
    [InlineData("")]
    [InlineData("Ayu membaik.")]
    [InlineData("Ayunda Lestari")]
    [InlineData("Ayu Lestarini")]
    [InlineData("Budi dan Nur'aini")]
    [InlineData("Lestari Ayu")]
    [InlineData("Pemetaan K-7Q4M selesai 100%")]
    public void FirstIn_NoFullName_IsNothing(string text) => Assert.Null(School.FirstIn(text));

    [Fact]
    public void Without_TheOwnName_HasItsOwnReplacement_AlsoBesideOthers() => Assert.Equal(
        "K-27USA dan … bersama K-27USA",
        School.Without("Ayu Lestari dan Ayu Lestari Ningsih bersama ayu-lestari", "…", "Ayu Lestari", "K-27USA"));

    [Fact]
    public void Without_EveryFullName_IsReplacedAndTheLongestOfTwo() => Assert.Equal(
        "… dan … bersama Ayu",
        School.Without("Ayu Lestari dan Ayu Lestari Ningsih bersama Ayu", "…"));
}
