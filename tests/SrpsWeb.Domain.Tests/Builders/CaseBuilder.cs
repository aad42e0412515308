using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Domain.Tests.Builders;

/// <summary>A General case of moderate level, opened on <see cref="Scene.OpenedOn"/>, unless told otherwise.</summary>
internal sealed class CaseBuilder
{
    private Student _student = new StudentBuilder().Build();
    private CaseOpening _opening = new(
        Guid.CreateVersion7(),
        "K-7Q4M",
        Scene.OpenedOn,
        Factors.Motivation,
        [],
        null,
        null,
        RiskLevel.Moderate,
        "Sering tidak masuk sejak awal semester.",
        Scene.Responsible,
        null,
        [],
        [],
        0);

    public CaseBuilder Of(Student student)
    {
        _student = student;
        return this;
    }

    /// <summary>For instance <c>With(opening => opening with { Level = RiskLevel.High })</c>.</summary>
    public CaseBuilder With(Func<CaseOpening, CaseOpening> change)
    {
        _opening = change(_opening);
        return this;
    }

    public CaseBuilder OpenedOn(DateOnly day) => With(opening => opening with { OpenedOn = day });

    public CaseBuilder Because(RiskFactor main, params RiskFactor[] contributing) =>
        With(opening => opening with { MainFactor = main, Contributing = contributing });

    public CaseBuilder Naming(params Guid[] userIds) => With(opening => opening with { Named = userIds });

    public CaseBuilder Excluding(params Guid[] userIds) => With(opening => opening with { Excluded = userIds });

    public CaseBuilder Kept(Confidentiality? confidentiality) => With(opening => opening with { Confidentiality = confidentiality });

    public CaseFile Build() => Build(Scene.Today);

    public CaseFile Build(DateOnly today) => CaseFile.Open(_student, _opening, today, Scene.Recorded);
}
