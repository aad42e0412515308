using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Concerns;

namespace SrpsWeb.Domain.Tests.Concerns;

public sealed class InvolvedNamesTests
{
    private static readonly NamedPerson[] People =
    [
        Someone("Drs. Zulfahri Amran, M.Pd.", "Kepala Sekolah", SchoolRole.Principal),
        Someone("Edison Marbun", "Wakil Kepala Sekolah Bidang Kesiswaan", SchoolRole.Coordinator),
        Someone("Sri Wahyuni, S.Pd.", "Guru BK", SchoolRole.Counsellor),
        Someone("Daniel Nasution", "Wali Kelas X TKRO 1", SchoolRole.Homeroom),
        Someone("Eko Prasetyo", "Guru Matematika", SchoolRole.Teacher),
        Someone("Nur'aini", "Pembina OSIS", SchoolRole.OsisAdviser),
        Someone("Rini Siregar", "Wakil Kepala Sarana", SchoolRole.Teacher),
    ];

    [Theory]
    [InlineData("kepala sekolah", "Zulfahri")]
    [InlineData("Bapak Kepsek", "Zulfahri")]
    [InlineData("pak kepala", "Zulfahri")]
    [InlineData("the head teacher", "Zulfahri")]
    [InlineData("Principal", "Zulfahri")]
    [InlineData("Pak Zul", "Zulfahri")]
    [InlineData("pak zulfahri", "Zulfahri")]
    [InlineData("Zulfahrianto", "Zulfahri")]
    [InlineData("wakil kepala sekolah", "Edison, Rini")]
    [InlineData("wakasek kesiswaan", "Edison, Rini")]
    [InlineData("ketua satgas", "Edison, Rini")]
    [InlineData("deputy head", "Edison, Rini")]
    [InlineData("guru BK", "Sri")]
    [InlineData("bk", "Sri")]
    [InlineData("ibu konselor", "Sri")]
    [InlineData("Bu Sri", "Sri")]
    [InlineData("counsellor", "Sri")]
    [InlineData("wali kelas", "Daniel")]
    [InlineData("walas saya", "Daniel")]
    [InlineData("homeroom teacher", "Daniel")]
    [InlineData("Pak Eko dan Bu Sri", "Sri, Eko")]
    [InlineData("guru matematika", "Eko")]
    [InlineData("Nuraini", "Nur'aini")]
    [InlineData("bu Nur Aini", "Nur'aini")]
    [InlineData("pembina osis", "Nur'aini")]
    [InlineData("kepsek/guru bk", "Zulfahri, Sri")]
    [InlineData("guru dan staf dari sekolah", "")]
    [InlineData("penjaga kantin", "")]
    [InlineData("bu", "")]
    [InlineData("S.Pd.", "")]
    [InlineData("tidak ada", "")]
    [InlineData("ibu.rini yang di kantor", "Rini")]
    [InlineData(null, "")]
    public void MeantBy_NamesOfficesAndShortForms(string? typed, string meant) =>
        Assert.Equal(meant, string.Join(", ", InvolvedNames.MeantBy(typed, People).Select(userId => People.Single(someone => someone.UserId == userId).FullName.Replace("Drs. ", "", StringComparison.Ordinal).Split(' ')[0])));

    private static NamedPerson Someone(string fullName, string position, SchoolRole role) => new(Guid.CreateVersion7(), fullName, position, [role]);
}
