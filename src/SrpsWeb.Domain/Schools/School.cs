namespace SrpsWeb.Domain.Schools;

/// <summary>Zona waktu of a school. Indonesia has three and no daylight saving time.</summary>
public enum SchoolZone
{
    Wib,
    Wita,
    Wit,
}

public static class SchoolZones
{
    /// <summary>Hours ahead of UTC: WIB 7, WITA 8, WIT 9 (Keppres 41/1987).</summary>
    public static TimeSpan Offset(this SchoolZone zone) => TimeSpan.FromHours(zone switch
    {
        SchoolZone.Wib => 7,
        SchoolZone.Wita => 8,
        _ => 9,
    });

    /// <summary>The moment as the clock on the school's wall shows it.</summary>
    public static DateTimeOffset Local(this SchoolZone zone, DateTimeOffset moment) => moment.ToOffset(zone.Offset());

    /// <summary>The school's day at that moment. "Today" everywhere in the product means this day.</summary>
    public static DateOnly Day(this SchoolZone zone, DateTimeOffset moment) => DateOnly.FromDateTime(zone.Local(moment).DateTime);

    /// <summary>When the day begins there, UTC.</summary>
    public static DateTime StartOf(this SchoolZone zone, DateOnly day) => new DateTimeOffset(day, TimeOnly.MinValue, zone.Offset()).UtcDateTime;
}

/// <summary>Sekolah: the tenant. Every other record belongs to exactly one school.</summary>
public sealed class School
{
    private School()
    {
    }

    public School(Guid id, string name, string npsn, SchoolZone zone, DateTime registeredAt)
    {
        Id = id;
        RegisteredAt = registeredAt;
        Rename(name, npsn, zone);
    }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Nomor Pokok Sekolah Nasional: exactly 8 digits, kept as text.</summary>
    public string Npsn { get; private set; } = "";

    public SchoolZone Zone { get; private set; }

    public string? Address { get; private set; }

    /// <summary>Kelurahan/desa.</summary>
    public string? Village { get; private set; }

    /// <summary>Kecamatan.</summary>
    public string? District { get; private set; }

    /// <summary>Kabupaten/kota.</summary>
    public string? Regency { get; private set; }

    public string? Province { get; private set; }

    public string? Phone { get; private set; }

    public string? Email { get; private set; }

    /// <summary>Whom people ask about their data at this school: a name, an office, a number. Shown on /privasi.</summary>
    public string? PrivacyContact { get; private set; }

    /// <summary>Under which the file storage has the logo of the letterhead (PNG); null: none.</summary>
    public Guid? LogoId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime RegisteredAt { get; private set; }

    public void Rename(string name, string npsn, SchoolZone zone)
    {
        var validName = Rule.RequiredText(name, TextLimits.Name, "School.NameMissing", nameof(Name));
        var digits = (npsn ?? "").Trim();
        Rule.Require(digits.Length == 8 && digits.All(char.IsAsciiDigit), "School.NpsnInvalid", nameof(Npsn));
        Name = validName;
        Npsn = digits;
        Zone = zone;
    }

    public void SetLetterhead(string? address, string? village, string? district, string? regency, string? province, string? phone, string? email)
    {
        (Address, Village, District, Regency, Province, Phone, Email) = (
            Rule.OptionalText(address, TextLimits.Line, nameof(Address)),
            Rule.OptionalText(village, TextLimits.Name, nameof(Village)),
            Rule.OptionalText(district, TextLimits.Name, nameof(District)),
            Rule.OptionalText(regency, TextLimits.Name, nameof(Regency)),
            Rule.OptionalText(province, TextLimits.Name, nameof(Province)),
            Rule.OptionalText(phone, TextLimits.Code, nameof(Phone)),
            Rule.OptionalText(email, TextLimits.Name, nameof(Email)));
    }

    public void SetPrivacyContact(string? contact) => PrivacyContact = Rule.OptionalText(contact, TextLimits.Line, nameof(PrivacyContact));

    /// <param name="logoId">Null takes the logo away.</param>
    public void SetLogo(Guid? logoId) => LogoId = logoId;
}
