namespace SrpsWeb.Application.Imports;

/// <summary>What a column of a roster file can mean to us. The names are part of resx keys (<c>RosterField.Nisn</c>) and of remembered mappings.</summary>
public enum RosterField
{
    Name,
    Nisn,
    Nis,
    NisAndNisn,
    Sex,
    BirthPlace,
    BirthDate,
    BirthPlaceAndDate,
    ClassGroup,
    Level,
    Programme,
    Street,
    Rt,
    Rw,
    RtRw,
    Hamlet,
    Village,
    District,
    Phone,
    FatherName,
    FatherOccupation,
    FatherPhone,
    MotherName,
    MotherOccupation,
    MotherPhone,
    GuardianName,
    GuardianOccupation,
    GuardianPhone,
    ParentName,
    ParentOccupation,
    ParentPhone,
    KipNumber,
    PkhNumber,
    Transport,
    DistanceKm,
}

/// <summary>What happens with a column's values.</summary>
public enum ColumnUse
{
    /// <summary>Read into <see cref="RosterColumn.Field"/>.</summary>
    Mapped,

    /// <summary>Heading not known; values are kept until the user has said what they are, then dropped.</summary>
    Unknown,

    /// <summary>Known and not needed (religion, income, weight); values are never read.</summary>
    Ignored,

    /// <summary>Identity card, family card and bank numbers; values are never read and the column cannot be mapped.</summary>
    Forbidden,
}
