using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Figures;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Testing;

/// <summary>Random cases of a school, made by the domain's own acts, and the records those acts made.</summary>
public sealed class RandomCases
{
    private static readonly Handling[] Handlings = Enum.GetValues<Handling>();

    private readonly Random _random;
    private readonly TestSchool _school;

    private RandomCases(TestSchool school, int seed)
    {
        _school = school;
        _random = new Random(seed);
    }

    public List<CaseFile> Files { get; } = [];

    public List<Review> Reviews { get; } = [];

    public List<Intervention> Interventions { get; } = [];

    public List<HomeVisit> Visits { get; } = [];

    /// <summary>Adds students and cases to the school; nothing is stored yet.</summary>
    public static RandomCases AddTo(TestSchool school, int students, int seed)
    {
        var cases = new RandomCases(school, seed);
        for (var number = 0; number < students; number++)
            cases.AddStudent(number);
        return cases;
    }

    /// <summary>The dated facts as they are in memory, in the order of recording.</summary>
    public IReadOnlyList<CaseHistory> Histories() =>
    [
        .. Files.Select(file => new CaseHistory(
            file.Id,
            file.StudentId,
            file.IsSecret,
            file.OpeningLevel,
            [.. file.Spans.Select(span => new SpanFact(span.OpenedOn, span.ClosedOn, span.Outcome))],
            [.. Reviews.Where(review => review.CaseFileId == file.Id).Select((review, sequence) => new ReviewFact(review.On, review.Level, review.Handling, sequence))],
            [.. file.MainFactors.Select((change, sequence) => new MainFactorFact(change.ValidFrom, change.RiskFactorId, sequence))],
            [
                .. Interventions.Where(intervention => intervention.CaseFileId == file.Id).Select(intervention => intervention.On),
                .. Visits.Where(visit => visit.CaseFileId == file.Id && visit.Outcome == VisitOutcome.Held).Select(visit => visit.VisitedOn!.Value),
            ])),
    ];

    private void AddStudent(int number)
    {
        var student = _school.AddStudent($"Siswa {number}", Chance(50) ? _school.OwnClass : _school.OtherClass);
        Live(Open(student, PickOpenFactor()), From(_school.Year.StartsOn));
        if (Chance(30))
            Live(Open(student, _school.SecretFactor), From(_school.Year.StartsOn));
        if (Chance(10))
            student.Leave(_school.Today);
    }

    private CaseFile Open(Student student, RiskFactor main)
    {
        var involved = main == _school.SecretFactor && Chance(50) ? Members(20) : [];
        var opening = _school.Opening(main) with
        {
            OpenedOn = From(_school.Year.StartsOn),
            Level = Pick([RiskLevel.Low, RiskLevel.Moderate, RiskLevel.High]),
            ResponsibleUserId = _school.UserId(Pick([SchoolRole.Counsellor, SchoolRole.Coordinator, SchoolRole.Homeroom])),
            Named = Members(20),
            Confidentiality = main == _school.GeneralFactor && Chance(20) ? Confidentiality.Restricted : null,
        };
        var caseFile = _school.OpenCase(student, opening with { Excluded = [.. involved.Where(userId => userId != opening.ResponsibleUserId)] });
        Files.Add(caseFile);
        return caseFile;
    }

    /// <summary>Acts in the order of their days, so that the rules refuse none of them.</summary>
    private void Live(CaseFile caseFile, DateOnly day)
    {
        day = day < caseFile.OpenedOn ? caseFile.OpenedOn : day;
        for (var minute = 1; minute < 8 && day <= _school.Today; minute++)
        {
            var recorded = _school.Recorded with { At = _school.Now.AddMinutes(minute) };
            if (caseFile.ClosedOn is null)
                Act(caseFile, day, recorded);
            else if (Chance(50))
                Reviews.Add(_school.Add(caseFile.Reopen(day, RiskLevel.Moderate, "Kembali tidak masuk.", Guid.CreateVersion7(), 0, _school.Today, recorded)));
            day = day.AddDays(_random.Next(0, 20));
        }
    }

    private void Act(CaseFile caseFile, DateOnly day, Recorded recorded)
    {
        switch (_random.Next(6))
        {
            case 0 or 1:
                Reviews.Add(_school.Add(caseFile.AddReview(Guid.CreateVersion7(), day, Pick(Enum.GetValues<RiskLevel>()), Pick(Handlings), "Dilihat dari absensi.", _school.Today, recorded)));
                break;
            case 2:
                Interventions.Add(_school.Add(caseFile.LogIntervention(
                    Guid.CreateVersion7(), _school.InterventionKind.Id, day, caseFile.ResponsibleUserId, null, "Berbicara berdua.", null, null, _school.Today, recorded)));
                break;
            case 3:
                var visit = caseFile.PlanHomeVisit(Guid.CreateVersion7(), day, "Mengenal keluarga", caseFile.ResponsibleUserId, _school.Today, recorded);
                if (Chance(50))
                    caseFile.RecordHomeVisit(visit, day, new VisitFindings("Ibu", "Ibu menerima.", null, null), _school.Today, recorded);
                else
                    caseFile.RecordVisitNotHeld(visit, VisitOutcome.NobodyHome, day, null, null, Guid.Empty, _school.Today, recorded);
                Visits.Add(_school.Add(visit));
                break;
            case 4 when !caseFile.IsSecret:
                caseFile.ChangeMainFactor(PickOpenFactor(), day, "Ternyata lain.", _school.Today, recorded);
                break;
            case 5:
                caseFile.Close(Pick([ClosureOutcome.DroppedOut, ClosureOutcome.Transferred, ClosureOutcome.Graduated, ClosureOutcome.RegisteredInError]), "Selesai.", day, [], _school.Today, recorded);
                break;
        }
    }

    private RiskFactor PickOpenFactor() => Chance(50) ? _school.GeneralFactor : _school.RestrictedFactor;

    private List<Guid> Members(int percent) => [.. Enum.GetValues<SchoolRole>().Where(_ => Chance(percent)).Select(_school.UserId)];

    private DateOnly From(DateOnly earliest) => earliest.AddDays(_random.Next(_school.Today.DayNumber - earliest.DayNumber + 1));

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T Pick<T>(T[] choices) => choices[_random.Next(choices.Length)];
}
