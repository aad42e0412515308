using System.Net;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Concerns;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>How often a page asks the database: as often for much as for little, and seldom (quality.md: at most six times).</summary>
public sealed class QueryCountTests(TestSite site)
{
    internal const int Most = 6;

    /// <summary>The end of the trail is held, read and moved on; up to three lines are written: of cases, of Secret ones, of concerns.</summary>
    private const int MostOfTheTrail = 6;

    /// <summary>A file made now and then, from the figures and every activity of the month.</summary>
    private const int MostOfAReport = 18;

    /// <summary>The whole month on one page: who asks, cases, acts, labels, enrolment, indicators, what may be opened, what is overdue.</summary>
    private const int MostOfADashboard = 8;

    [Theory]
    [InlineData(SchoolRole.Counsellor, "/")]
    [InlineData(SchoolRole.Operator, "/")]
    [InlineData(SchoolRole.Principal, "/")]
    [InlineData(SchoolRole.Teacher, "/akun")]
    [InlineData(SchoolRole.Teacher, "/akun/sesi")]
    [InlineData(SchoolRole.Teacher, "/akun/dua-langkah")]
    [InlineData(SchoolRole.Principal, "/persetujuan")]
    [InlineData(SchoolRole.Counsellor, "/kasus")]
    [InlineData(SchoolRole.Facilitator, "/kasus?status=semua&urut=nama")]
    [InlineData(SchoolRole.Counsellor, "/kasus/baru")]
    [InlineData(SchoolRole.Counsellor, "/kasus/pendataan")]
    [InlineData(SchoolRole.Counsellor, "/kasus/{case}")]
    [InlineData(SchoolRole.Counsellor, "/kasus/{case}?jenis=kunjungan")]
    [InlineData(SchoolRole.Counsellor, "/kasus/{case}/akses")]
    [InlineData(SchoolRole.Counsellor, "/kasus/{case}/kerahasiaan")]
    [InlineData(SchoolRole.Counsellor, "/kasus/unduh.xlsx")]
    [InlineData(SchoolRole.Facilitator, "/kasus/unduh.xlsx?status=semua")]
    [InlineData(SchoolRole.Counsellor, "/kasus/{case}/pendampingan/baru")]
    [InlineData(SchoolRole.Counsellor, "/kasus/{case}/kunjungan/baru")]
    [InlineData(SchoolRole.Counsellor, "/kasus/{case}/evaluasi/baru")]
    [InlineData(SchoolRole.Counsellor, "/kasus/{case}/pemetaan")]
    [InlineData(SchoolRole.Counsellor, "/kasus/{case}/rtl")]
    [InlineData(SchoolRole.Counsellor, "/kasus/{case}/tutup")]
    [InlineData(SchoolRole.Counsellor, "/catat")]
    [InlineData(SchoolRole.Counsellor, "/evaluasi")]
    [InlineData(SchoolRole.Homeroom, "/evaluasi?pj=semua")]
    [InlineData(SchoolRole.Counsellor, "/indikator")]
    [InlineData(SchoolRole.Counsellor, "/kunjungan")]
    [InlineData(SchoolRole.Counsellor, "/kunjungan/unduh.xlsx?desa=Bandar")]
    [InlineData(SchoolRole.Counsellor, "/siswa")]
    [InlineData(SchoolRole.Counsellor, "/siswa/unduh.xlsx")]
    [InlineData(SchoolRole.Counsellor, "/siswa/{student}")]
    [InlineData(SchoolRole.Counsellor, "/siswa/{student}/ubah")]
    [InlineData(SchoolRole.Operator, "/siswa/{student}/ubah")]
    [InlineData(SchoolRole.Counsellor, "/siswa/{student}/persetujuan")]
    [InlineData(SchoolRole.Counsellor, "/siswa/{student}/salinan")]
    [InlineData(SchoolRole.Coordinator, "/siswa/{student}/penghapusan")]
    [InlineData(SchoolRole.Coordinator, "/retensi")]
    [InlineData(SchoolRole.Counsellor, "/privasi")]
    [InlineData(SchoolRole.Operator, "/pengaturan/retensi")]
    [InlineData(SchoolRole.Principal, "/dasbor", MostOfADashboard)]
    [InlineData(SchoolRole.Principal, "/kasus?periode=2026-09&angka=kini&faktor=motivasi")]
    [InlineData(SchoolRole.Teacher, "/ringkasan")]
    [InlineData(SchoolRole.Counsellor, "/indikator/sasaran")]
    [InlineData(SchoolRole.Principal, "/laporan")]
    [InlineData(SchoolRole.Principal, "/laporan/2026-09", MostOfAReport)]
    [InlineData(SchoolRole.Facilitator, "/laporan/2026-09", MostOfAReport)]
    [InlineData(SchoolRole.Principal, "/laporan/2026-09/unduh.pdf", MostOfAReport)]
    [InlineData(SchoolRole.Coordinator, "/")]
    [InlineData(SchoolRole.OsisMember, "/lapor")]
    [InlineData(SchoolRole.Counsellor, "/lapor")]
    [InlineData(SchoolRole.OsisMember, "/teman-sebaya")]
    [InlineData(SchoolRole.Counsellor, "/kekhawatiran")]
    [InlineData(SchoolRole.Coordinator, "/kekhawatiran?status=dijawab")]
    [InlineData(SchoolRole.Homeroom, "/kekhawatiran")]
    [InlineData(SchoolRole.Counsellor, "/kekhawatiran/{concern}")]
    [InlineData(SchoolRole.Counsellor, "/kekhawatiran/{concern}?cari=siswa")]
    [InlineData(SchoolRole.Counsellor, "/kasus/baru?kekhawatiran={concern}")]
    [InlineData(SchoolRole.Counsellor, "/kekhawatiran/teman-sebaya")]
    [InlineData(SchoolRole.Counsellor, "/kekhawatiran/teman-sebaya/{support}")]
    [InlineData(SchoolRole.Operator, "/pengaturan/sekolah")]
    [InlineData(SchoolRole.Operator, "/pengaturan/tahun-ajaran")]
    [InlineData(SchoolRole.Operator, "/pengaturan/rombel")]
    [InlineData(SchoolRole.Operator, "/pengaturan/pengguna")]
    [InlineData(SchoolRole.Operator, "/pengaturan/satgas")]
    [InlineData(SchoolRole.Operator, "/pengaturan/cadangan")]
    [InlineData(SchoolRole.Operator, "/impor")]
    [InlineData(SchoolRole.Principal, "/audit")]
    [InlineData(SchoolRole.Principal, "/audit/unduh.xlsx")]
    public async Task Page_AsksSeldom_WhateverItShows(SchoolRole role, string address, int most = Most)
    {
        var little = await CommandsAsync(role, address, cases: 1);
        var much = await CommandsAsync(role, address, cases: 8);

        Assert.NotEmpty(little);
        Assert.Equal(little.Count, much.Count);
        Assert.True(much.Count <= most, $"{much.Count} commands:\n{string.Join("\n\n", much)}");
    }

    /// <summary>Reading a Restricted case also writes: its line, and where the trail ends.</summary>
    private static bool IsOfTheTrail(string command) => command.Contains("\"AuditHeads\"", StringComparison.Ordinal) || command.Contains("INSERT INTO \"AuditEntries\"", StringComparison.Ordinal);

    private async Task<IReadOnlyList<string>> CommandsAsync(SchoolRole role, string address, int cases)
    {
        CaseFile file = null!;
        Concern concern = null!;
        PeerSupport support = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            for (var number = 0; number < cases; number++)
            {
                file = school.OpenCase(school.AddStudent($"Siswa {number:00}"), school.Opening() with { OpenedOn = school.Today.AddDays(-20), Contributing = cases > 1 ? [school.RestrictedFactor] : [] });
                var teacher = school.AddMember($"Guru {number} {school.School.Npsn}", SchoolRole.Teacher, SchoolRole.Homeroom);
                school.Add(new SatgasMember(Guid.CreateVersion7(), teacher.UserId, new SatgasPlace("Anggota", "421/010/2026", null, school.Year.StartsOn, null), []));
                concern = school.AddConcern(report => report with { StudentId = file.StudentId, Kind = number % 2 == 0 ? ConcernKind.General : ConcernKind.Bullying });
                support = school.AddPeerSupport();
                for (var entry = 0; entry < cases; entry++)
                {
                    var note = school.AddNote(file);
                    school.Add(file.Correct(Guid.CreateVersion7(), note, "Berbicara bertiga.", "Salah catat", school.Recorded));
                    school.AddEvidence(file, note);
                    school.AddVisit(file);
                    school.AddTask(file);
                    school.AddReview(file);
                    school.AddReading(file, sequence: entry);
                    school.AddConsent(file.Student!);
                }
            }
        });
        using var visitor = await site.SignInAsync(school, role);
        var page = await visitor.GetAsync(address.Replace("{case}", file.Id.ToString(), StringComparison.Ordinal).Replace("{student}", file.StudentId.ToString(), StringComparison.Ordinal)
            .Replace("{concern}", concern.Id.ToString(), StringComparison.Ordinal).Replace("{support}", support.Id.ToString(), StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.True(page.Commands.Count(IsOfTheTrail) <= MostOfTheTrail, string.Join("\n\n", page.Commands.Where(IsOfTheTrail)));
        return [.. page.Commands.Where(command => !IsOfTheTrail(command))];
    }
}
