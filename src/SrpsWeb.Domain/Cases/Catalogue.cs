namespace SrpsWeb.Domain.Cases;

/// <summary>Kerahasiaan, from open to closed: the order of the values is the order of strictness.</summary>
public enum Confidentiality
{
    General = 0,
    Restricted = 1,
    Secret = 2,
}

/// <summary>Tingkat kerentanan, from none to high: the order of the values is the order of severity.</summary>
public enum RiskLevel
{
    None = 0,
    Low = 1,
    Moderate = 2,
    High = 3,
}

/// <summary>Penanganan: how far the Satgas is with a student.</summary>
public enum Handling
{
    Registered,
    InIntervention,
    SpecialCare,
}

/// <summary>Hasil akhir.</summary>
public enum ClosureOutcome
{
    NoLongerAtRisk,
    DroppedOut,
    Transferred,
    Graduated,

    /// <summary>An exit of its own and never a success.</summary>
    RegisteredInError,
}

/// <summary>Faktor / akar masalah: an entry of the school's catalogue. Retired, never deleted, once used.</summary>
public sealed class RiskFactor : ISchoolRecord
{
    private RiskFactor()
    {
    }

    public RiskFactor(Guid id, string slug, string nameId, string nameEn, Confidentiality confidentiality, int order)
    {
        Id = id;
        Slug = slug;
        NameId = Rule.RequiredText(nameId, TextLimits.Name, "RiskFactor.NameMissing", nameof(NameId));
        NameEn = Rule.RequiredText(nameEn, TextLimits.Name, "RiskFactor.NameMissing", nameof(NameEn));
        Confidentiality = confidentiality;
        Order = order;
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>Stable address part, for instance <c>motivasi</c> in <c>?faktor=motivasi</c>.</summary>
    public string Slug { get; private set; } = "";

    public string NameId { get; private set; } = "";

    public string NameEn { get; private set; } = "";

    /// <summary>The least a case with this factor demands.</summary>
    public Confidentiality Confidentiality { get; private set; }

    public int Order { get; private set; }

    public bool IsActive { get; private set; } = true;
}

/// <summary>Jenis pendampingan: an entry of the school's catalogue.</summary>
public sealed class InterventionKind : ISchoolRecord
{
    private InterventionKind()
    {
    }

    public InterventionKind(Guid id, string slug, string nameId, string nameEn, int order)
    {
        Id = id;
        Slug = slug;
        NameId = Rule.RequiredText(nameId, TextLimits.Name, "InterventionKind.NameMissing", nameof(NameId));
        NameEn = Rule.RequiredText(nameEn, TextLimits.Name, "InterventionKind.NameMissing", nameof(NameEn));
        Order = order;
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    public string Slug { get; private set; } = "";

    public string NameId { get; private set; } = "";

    public string NameEn { get; private set; } = "";

    public int Order { get; private set; }

    public bool IsActive { get; private set; } = true;
}
