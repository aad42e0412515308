using SrpsWeb.Domain.Privacy;

namespace SrpsWeb.Domain.Students;

/// <summary>Jenis kelamin as schools record it (L/P).</summary>
public enum Sex
{
    Male,
    Female,
}

/// <summary>What a roster says of a student besides name, numbers, class and guardians. All optional.</summary>
public sealed record StudentDetails(
    string? BirthPlace = null,
    DateOnly? BirthDate = null,
    string? Address = null,
    string? Hamlet = null,
    string? Village = null,
    string? District = null,
    string? Phone = null,
    string? KipNumber = null,
    string? PkhNumber = null,
    string? Transport = null,
    decimal? DistanceKm = null);

/// <summary>Orang tua atau wali to be reached about a student.</summary>
public sealed class Guardian : ISchoolRecord
{
    private Guardian()
    {
    }

    internal Guardian(Guid id, Guid studentId, GuardianRelation relation, string name, string? occupation, string? phone)
    {
        Id = id;
        StudentId = studentId;
        Relation = relation;
        Name = Rule.RequiredText(name, TextLimits.Name, "Guardian.NameMissing", nameof(Name));
        Occupation = Rule.OptionalText(occupation, TextLimits.Name, nameof(Occupation));
        Phone = Rule.OptionalText(phone, TextLimits.Code, nameof(Phone));
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    public Guid StudentId { get; private set; }

    public GuardianRelation Relation { get; private set; }

    public string Name { get; private set; } = "";

    public string? Occupation { get; private set; }

    /// <summary>E.164, for instance +6281200000001.</summary>
    public string? Phone { get; private set; }
}

public enum GuardianRelation
{
    Father,
    Mother,
    Guardian,
}

public sealed record GuardianContact(GuardianRelation Relation, string Name, string? Occupation, string? Phone);

/// <summary>Siswa.</summary>
public sealed class Student : ISchoolRecord
{
    private readonly List<Guardian> _guardians = [];
    private readonly List<Enrolment> _enrolments = [];

    private Student()
    {
    }

    public Student(Guid id, string name, Sex sex, string? nisn, string? nis)
    {
        Id = id;
        Identify(name, sex, nisn, nis);
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>One field: Indonesian names may be one word and are never split.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name as <see cref="FoldedText"/>, for search.</summary>
    public string FoldedName { get; private set; } = "";

    public Sex Sex { get; private set; }

    /// <summary>Nomor Induk Siswa Nasional: 10 digits kept as text (leading zeros matter), or null.</summary>
    public string? Nisn { get; private set; }

    /// <summary>Nomor induk of the school itself, text.</summary>
    public string? Nis { get; private set; }

    public string? BirthPlace { get; private set; }

    public DateOnly? BirthDate { get; private set; }

    public string? Address { get; private set; }

    /// <summary>Dusun.</summary>
    public string? Hamlet { get; private set; }

    /// <summary>Desa/kelurahan.</summary>
    public string? Village { get; private set; }

    /// <summary>Kecamatan.</summary>
    public string? District { get; private set; }

    /// <summary>E.164.</summary>
    public string? Phone { get; private set; }

    public string? KipNumber { get; private set; }

    public string? PkhNumber { get; private set; }

    public string? Transport { get; private set; }

    /// <summary>Kilometres from home to school, 0 to 999.</summary>
    public decimal? DistanceKm { get; private set; }

    /// <summary>The class group the student is in now; null after leaving. Follows <see cref="Enrolments"/>.</summary>
    public Guid? ClassGroupId { get; private set; }

    /// <summary>The day everything that tells who this is was removed; null for everybody else.</summary>
    public DateOnly? AnonymisedOn { get; private set; }

    /// <summary>The last day enrolled; null while enrolled. Needs <see cref="Enrolments"/>.</summary>
    public DateOnly? LeftOn => ClassGroupId is null ? _enrolments.Max(enrolment => enrolment.Until) : null;

    public IReadOnlyList<Guardian> Guardians => _guardians;

    /// <summary>Every class group the student was in, with dates. Class changes keep history.</summary>
    public IReadOnlyList<Enrolment> Enrolments => _enrolments;

    public void Identify(string name, Sex sex, string? nisn, string? nis)
    {
        var validName = Rule.RequiredText(name, TextLimits.Name, "Student.NameMissing", nameof(Name));
        var validNisn = Rule.OptionalText(nisn, TextLimits.Code, nameof(Nisn));
        Rule.Require(validNisn is null || (validNisn.Length == 10 && validNisn.All(char.IsAsciiDigit)), "Student.NisnInvalid", nameof(Nisn));
        Nis = Rule.OptionalText(nis, TextLimits.Code, nameof(Nis));
        Name = validName;
        FoldedName = FoldedText.Of(validName);
        Sex = sex;
        Nisn = validNisn;
    }

    /// <summary>As <see cref="Describe"/> keeps them.</summary>
    public StudentDetails Details => new(BirthPlace, BirthDate, Address, Hamlet, Village, District, Phone, KipNumber, PkhNumber, Transport, DistanceKm);

    public void Describe(StudentDetails details)
    {
        Rule.Require(details.DistanceKm is null or (>= 0 and <= 999), "Student.DistanceOutOfRange", nameof(DistanceKm));
        (BirthPlace, Address, Hamlet, Village, District, Phone, KipNumber, PkhNumber, Transport) = (
            Rule.OptionalText(details.BirthPlace, TextLimits.Name, nameof(BirthPlace)),
            Rule.OptionalText(details.Address, TextLimits.Line, nameof(Address)),
            Rule.OptionalText(details.Hamlet, TextLimits.Name, nameof(Hamlet)),
            Rule.OptionalText(details.Village, TextLimits.Name, nameof(Village)),
            Rule.OptionalText(details.District, TextLimits.Name, nameof(District)),
            Rule.OptionalText(details.Phone, TextLimits.Code, nameof(Phone)),
            Rule.OptionalText(details.KipNumber, TextLimits.Code, nameof(KipNumber)),
            Rule.OptionalText(details.PkhNumber, TextLimits.Code, nameof(PkhNumber)),
            Rule.OptionalText(details.Transport, TextLimits.Name, nameof(Transport)));
        (BirthDate, DistanceKm) = (details.BirthDate, details.DistanceKm);
    }

    /// <summary>Replaces the guardians; those that stay the same keep their records.</summary>
    public void SetGuardians(IEnumerable<GuardianContact> contacts)
    {
        var wanted = contacts.ToList();
        var added = new List<Guardian>();
        foreach (var contact in wanted.Where(contact => !_guardians.Concat(added).Any(existing => IsSame(existing, contact))))
            added.Add(new Guardian(Guid.CreateVersion7(), Id, contact.Relation, contact.Name, contact.Occupation, contact.Phone));
        _guardians.RemoveAll(existing => !wanted.Exists(contact => IsSame(existing, contact)));
        _guardians.AddRange(added);
    }

    /// <summary>Puts the student into a class group from <paramref name="from"/> on; an earlier enrolment ends the day before.</summary>
    /// <exception cref="RuleBrokenException"><c>Enrolment.BeforeCurrent</c> when the student is already in another class group since a later day.</exception>
    public void Enrol(Guid classGroupId, DateOnly from)
    {
        var current = _enrolments.SingleOrDefault(enrolment => enrolment.Until is null);
        if (current is not null)
        {
            if (current.ClassGroupId == classGroupId)
                return;
            Rule.Require(from >= current.From, "Enrolment.BeforeCurrent", "From", current.From);
            // A change on the very first day is a correction of that enrolment, not a stay of no length.
            if (current.From == from)
                _enrolments.Remove(current);
            else
                current.End(from.AddDays(-1));
        }

        _enrolments.Add(new Enrolment(Guid.CreateVersion7(), Id, classGroupId, from));
        ClassGroupId = classGroupId;
    }

    /// <summary>The student has left the school; <paramref name="lastDay"/> is the last day enrolled.</summary>
    public void Leave(DateOnly lastDay)
    {
        var current = _enrolments.SingleOrDefault(enrolment => enrolment.Until is null);
        Rule.Require(current is not null, "Enrolment.NotEnrolled");
        Rule.Require(lastDay >= current!.From, "Enrolment.BeforeCurrent", "LastDay", current.From);
        current.End(lastDay);
        ClassGroupId = null;
    }

    /// <summary>Removes name, numbers, contacts and guardians. Sex and enrolments stay, because figures count by them.</summary>
    /// <exception cref="RuleBrokenException"><c>Anonymisation.StillEnrolled</c>, <c>Anonymisation.AlreadyDone</c>.</exception>
    public void Anonymise(DateOnly today)
    {
        Rule.Require(AnonymisedOn is null, "Anonymisation.AlreadyDone");
        Rule.Require(ClassGroupId is null, "Anonymisation.StillEnrolled");
        Identify(ErasedText.Name, Sex, nisn: null, nis: null);
        Describe(new StudentDetails());
        _guardians.Clear();
        AnonymisedOn = today;
    }

    private static bool IsSame(Guardian existing, GuardianContact contact) =>
        existing.Relation == contact.Relation
        && existing.Name == TypedText.Of(contact.Name)
        && existing.Occupation == NullIfBlank(contact.Occupation)
        && existing.Phone == NullIfBlank(contact.Phone);

    private static string? NullIfBlank(string? text) => TypedText.Of(text) is { Length: > 0 } kept ? kept : null;
}
