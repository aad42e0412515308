namespace SrpsWeb.Domain.Access;

/// <summary>The ten roles a person can have in a school (access.md); one person may have several.</summary>
public enum SchoolRole
{
    /// <summary>Operator sekolah: users, import, settings; never opens a case.</summary>
    Operator,

    /// <summary>Kepala sekolah.</summary>
    Principal,

    /// <summary>Ketua Satgas, usually the deputy for student affairs.</summary>
    Coordinator,

    /// <summary>Guru BK.</summary>
    Counsellor,

    /// <summary>Wali kelas, for the own class.</summary>
    Homeroom,

    /// <summary>Any other teacher.</summary>
    Teacher,

    /// <summary>Pembina OSIS.</summary>
    OsisAdviser,

    /// <summary>Pengurus OSIS: a student.</summary>
    OsisMember,

    /// <summary>Komite sekolah.</summary>
    Committee,

    /// <summary>University facilitator, granted per school for at most 12 months.</summary>
    Facilitator,
}
