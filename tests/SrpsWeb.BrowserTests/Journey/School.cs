namespace SrpsWeb.BrowserTests.Journey;

/// <summary>Who and what the journey is about. All names are invented.</summary>
public static class School
{
    public const string Name = "SMK Negeri Contoh Muara";
    public const string Npsn = "10599999";

    /// <summary>Password of everybody.</summary>
    public const string Password = "perahu biru di muara";

    /// <summary>Wednesday, 30 September 2026, ten o'clock at the school.</summary>
    public static readonly DateTimeOffset Now = new(2026, 9, 30, 3, 0, 0, TimeSpan.Zero);

    public static readonly Person Operator = new("Dedi Kurniawan", "dedi.kurniawan", "Operator");
    public static readonly Person Principal = new("Dra. Sri Wahyuni", "sri.wahyuni", "Kepala Sekolah");
    public static readonly Person Coordinator = new("Yuliana Sari, S.Pd.", "yuliana.sari", "Ketua Satgas");
    public static readonly Person Counsellor = new("Hasan Basri, S.Psi.", "hasan.basri", "Guru BK");
    public static readonly Person Facilitator = new("Maya Anggraini", "maya.anggraini", "Fasilitator");

    /// <summary>Of the imported roster: recovers, and the case is closed.</summary>
    public static readonly Pupil Recovering = new("Dewi Lestari", "XI APAT 1");

    /// <summary>Of the imported roster: the case stays open.</summary>
    public static readonly Pupil StillAtRisk = new("Bagas Pratama", "X TKJ 1");

    /// <param name="Role">As the pages call it.</param>
    public sealed record Person(string FullName, string UserName, string Role);

    public sealed record Pupil(string Name, string ClassGroup);
}
