using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Domain.Tests.Builders;

/// <summary>Entries of the catalogue, one or two of every confidentiality.</summary>
internal static class Factors
{
    public static RiskFactor Motivation { get; } = Of("motivasi", Confidentiality.General);

    public static RiskFactor Attendance { get; } = Of("kehadiran", Confidentiality.General);

    public static RiskFactor Economic { get; } = Of("ekonomi", Confidentiality.Restricted);

    public static RiskFactor Family { get; } = Of("keluarga", Confidentiality.Restricted);

    public static RiskFactor Bullying { get; } = Of("perundungan", Confidentiality.Secret);

    public static RiskFactor SelfHarm { get; } = Of("melukai-diri", Confidentiality.Secret);

    public static RiskFactor Of(string slug, Confidentiality confidentiality) => new(Guid.CreateVersion7(), slug, slug, slug, confidentiality, 1);

    /// <summary>A factor that demands exactly this confidentiality.</summary>
    public static RiskFactor Demanding(Confidentiality confidentiality) => confidentiality switch
    {
        Confidentiality.General => Motivation,
        Confidentiality.Restricted => Economic,
        _ => Bullying,
    };
}
