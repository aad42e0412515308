namespace SrpsWeb.Domain.Indicators;

/// <summary>Indikator keberhasilan, as the paper names them; each in its own unit.</summary>
public enum Indicator
{
    /// <summary>Active participation and attendance, in percent: 0 to 100, one decimal.</summary>
    Participation,

    /// <summary>Ketuntasan belajar, in percent: 0 to 100, one decimal.</summary>
    Mastery,

    /// <summary>Growing skills, a whole number: 1 (not yet) to 4 (very good).</summary>
    Skills,

    /// <summary>Taking part in an extracurricular activity: 0 (no) or 1 (yes).</summary>
    Extracurricular,
}
