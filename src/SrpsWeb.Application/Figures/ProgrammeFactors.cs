namespace SrpsWeb.Application.Figures;

/// <summary>The four main factors the programme always tells about, also where nobody is counted under one (the paper's table).</summary>
public static class ProgrammeFactors
{
    public static IReadOnlyList<string> Slugs { get; } = ["motivasi", "ekonomi", "keluarga", "perundungan"];
}
