using SrpsWeb.Domain.Students;

namespace SrpsWeb.Domain.Tests.Students;

public sealed class MeantStudentTests
{
    [Theory]
    [InlineData("Rina Marlina", "Rina Marlina, X TKRO 1", true)]
    [InlineData("Rina Marlina", "anak kelas X, RINA  marlína.", true)]
    [InlineData("Nur'aini Sari", "Nuraini Sari,X TKRO 1", true)]
    [InlineData("Rina Marlina", "Rina", false)]
    [InlineData("Rina Marlina", "Marlina Rina", false)]
    [InlineData("Rina Marlina", "Rina Marlinawati", false)]
    [InlineData("Rina Marlina", "Rina Marlina dan Bagas Saputra", false)]
    [InlineData("Rina Marlina", "Rina Marlina berselisih dengan Tono", false)]
    [InlineData("Rina Marlina", null, false)]
    [InlineData("Siti", "Siti", false)]
    [InlineData("Siti Aminah", "Siti Aminah, X TKRO 1", true)]
    [InlineData("Siti Aminah", "Siti Aminah dan Siti", false)]
    [InlineData("Bagas Saputra", "Bagas Saputra", false)]
    [InlineData("Ani", "Rani, X TKRO 1", false)]
    [InlineData("Ani", "Ani, X TKRO 1", true)]
    public void IsMeantBy_OnlyTheWholeName_OfNobodyElse_AndNobodyElseBesideIt(string name, string? text, bool meant)
    {
        string[] roster = ["Rina Marlina", "Nur'aini Sari", "Siti Aminah", "Siti", "Tono", "Bagas Saputra", "Bagas Saputra", "Ani"];
        var others = roster.ToList();
        others.Remove(name);

        Assert.Equal(meant, new MeantStudent(name, others).IsMeantBy(text));
    }

    [Theory]
    [InlineData("Siti", "Siti Aminah", true)]
    [InlineData("Siti Aminah", "Siti", false)]
    [InlineData("Siti Aminah", "SITI AMINAH", true)]
    [InlineData("Siti", "Sitiana", false)]
    public void IsShared_WhereSomebodyElseBearsTheName_AloneOrWithin(string name, string other, bool shared) =>
        Assert.Equal(shared, new MeantStudent(name, [other]).IsShared);
}
