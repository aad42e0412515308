using System.Globalization;
using System.Text.RegularExpressions;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Imports;

/// <summary>Checks the rows of a <see cref="RosterTable"/> and turns the good ones into <see cref="RosterRow"/>s. Pure: the same table and day give the same outcome.</summary>
public static partial class RosterRowParser
{
    private const int YoungestAge = 5;
    private const int OldestAge = 60;
    private const decimal FarthestKm = 500;

    /// <summary>Checks every row.</summary>
    /// <param name="table">The table with its columns mapped.</param>
    /// <param name="today">The school's local day, for two-digit years and for refusing birth dates that cannot be.</param>
    public static RosterParse Parse(RosterTable table, DateOnly today)
    {
        var columns = table.Columns.Where(column => column is { Field: not null, Slot: not null }).ToLookup(column => column.Field!.Value);
        var issues = new List<RowIssue>();
        var rows = new List<RosterRow>();
        var refused = new List<RosterIdentity>();
        var firstRows = new FirstRows();
        foreach (var tableRow in table.Rows)
        {
            var cells = new RowCells(tableRow, columns, issues);
            var row = ParseRow(cells, today);
            if (!cells.HasErrors && firstRows.Admits(row, cells)) rows.Add(row);
            else refused.Add(RosterIdentity.Of(row));
        }

        return new RosterParse(rows, issues, refused);
    }

    /// <summary>The row as far as it can be read; to be used only when the cells have no errors.</summary>
    private static RosterRow ParseRow(RowCells cells, DateOnly today)
    {
        cells.ReportFaults();
        var name = Name(cells);
        var (nisn, nis) = Numbers(cells);
        var sex = SexOf(cells);
        var group = ClassGroup(cells);
        var (contacts, phone) = RosterGuardians.Read(cells);
        var details = Details(cells, phone, today);
        var row = new RosterRow(
            cells.Row,
            name ?? "",
            nisn,
            nis,
            sex ?? default,
            group ?? new ClassGroupName("", "", Level: null, Programme: null),
            cells.Text(RosterField.Programme) ?? group?.Programme,
            details,
            contacts);
        if (!cells.HasErrors && !RosterIdentity.Of(row).CanBeMatched) cells.Refuse(RosterField.Nisn, "Import.Row.NoIdentity");

        return row;
    }

    private static string? Name(RowCells cells)
    {
        var name = CellText.Clean(cells.Cell(RosterField.Name).Text);
        if (name is null || !name.Any(char.IsLetter)) cells.Refuse(RosterField.Name, "Import.Row.NameMissing", name);
        else if (name.Length > TextLimits.Name) cells.Refuse(RosterField.Name, "Import.Row.NameTooLong", name);

        return name;
    }

    private static (string? Nisn, string? Nis) Numbers(RowCells cells)
    {
        var nisn = cells.Cell(RosterField.Nisn);
        var nis = cells.Cell(RosterField.Nis).Text;
        if (cells.Has(RosterField.NisAndNisn)) (nisn, nis) = Split(cells.Cell(RosterField.NisAndNisn));

        return (Nisn(cells, nisn), Nis(cells, nis));
    }

    private static string? Nisn(RowCells cells, RosterCell cell)
    {
        var (state, nisn) = NisnCell.Read(cell.Text);
        var removed = cell.Fault == CellFault.IdentityNumber;
        if (removed) cells.Refuse(RosterField.Nisn, "Import.Row.NisnIsIdentityNumber");
        if (state == NisnState.Invalid) cells.Refuse(RosterField.Nisn, "Import.Row.NisnInvalid", cell.Text);
        if (state == NisnState.Repaired) cells.Warn(RosterField.Nisn, "Import.Row.NisnRepaired", cell.Text);
        var asked = cells.Has(RosterField.Nisn) || cells.Has(RosterField.NisAndNisn);
        if (state == NisnState.Missing && asked && !removed) cells.Warn(RosterField.Nisn, "Import.Row.NisnMissing");

        return nisn;
    }

    private static string? Nis(RowCells cells, string text)
    {
        var nis = CellText.Clean(text);
        if (nis is null || nis.Length <= TextLimits.Code) return nis;
        cells.Warn(RosterField.Nis, "Import.Row.ValueUnreadable", nis);

        return null;
    }

    // "1234/0081234567" in one column: the ten digits are the NISN, else the second part.
    private static (RosterCell Nisn, string Nis) Split(RosterCell cell)
    {
        var parts = cell.Text.Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var nisn = Array.Find(parts, part => NisnCell.Read(part).State == NisnState.Valid) ?? (parts.Length == 2 ? parts[1] : null);
        var nis = Array.Find(parts, part => part != nisn) ?? "";

        return (cell with { Text = nisn ?? "" }, nis);
    }

    private static Sex? SexOf(RowCells cells)
    {
        var text = CellText.Clean(cells.Cell(RosterField.Sex).Text);
        Sex? sex = RosterHeadings.Normalise(text ?? "").Replace(" ", "", StringComparison.Ordinal) switch
        {
            "l" or "lk" or "laki" or "lakilaki" or "laki2" or "pria" or "putra" or "m" or "male" => Sex.Male,
            "p" or "pr" or "perempuan" or "wanita" or "w" or "putri" or "f" or "female" => Sex.Female,
            _ => null,
        };
        if (sex is null) cells.Refuse(RosterField.Sex, "Import.Row.SexUnknown", text);

        return sex;
    }

    private static ClassGroupName? ClassGroup(RowCells cells)
    {
        var cell = cells.Cell(RosterField.ClassGroup);
        if (cell.Date is not null)
        {
            // Excel makes a date of "10-1"; what was typed is gone.
            cells.Refuse(RosterField.ClassGroup, "Import.Row.ClassIsDate", cell.Text);
            return null;
        }

        var group = ClassGroupName.Parse(CellText.Clean(cell.Text), cells.Cell(RosterField.Level).Text);
        if (group is null) cells.Refuse(RosterField.ClassGroup, "Import.Row.ClassMissing", cell.Text);

        return group;
    }

    private static StudentDetails Details(RowCells cells, string? phone, DateOnly today)
    {
        var (birthPlace, birthDate) = Birth(cells, today);

        return new StudentDetails(
            birthPlace,
            birthDate,
            Address(cells),
            cells.Text(RosterField.Hamlet),
            cells.Text(RosterField.Village),
            cells.Text(RosterField.District),
            phone,
            CardNumber(cells, RosterField.KipNumber),
            CardNumber(cells, RosterField.PkhNumber),
            cells.Text(RosterField.Transport),
            Distance(cells));
    }

    private static (string? Place, DateOnly? Date) Birth(RowCells cells, DateOnly today)
    {
        var place = cells.Text(RosterField.BirthPlace);
        var dateCell = cells.Cell(RosterField.BirthDate);
        if (dateCell.IsEmpty && cells.Text(RosterField.BirthPlaceAndDate) is { } both)
        {
            var split = both.LastIndexOf(',') is var comma and > 0 ? comma : both.TakeWhile(c => !char.IsAsciiDigit(c)).Count();
            place ??= CellText.Clean(both[..split].TrimEnd(',', ' '));
            dateCell = new RosterCell(both[split..].TrimStart(',', ' '));
        }

        return (place, BirthDate(cells, dateCell, today));
    }

    private static DateOnly? BirthDate(RowCells cells, RosterCell cell, DateOnly today)
    {
        if (CellText.Clean(cell.Text) is not { } text) return null;
        var reading = cell.Date is { } stored ? new DateReading(stored, MonthFirst: false) : IndonesianDates.Read(text, today);
        if (reading is not { } read || read.Date > today.AddYears(-YoungestAge) || read.Date < today.AddYears(-OldestAge))
        {
            cells.Warn(RosterField.BirthDate, "Import.Row.DateInvalid", text);
            return null;
        }

        if (read.MonthFirst) cells.Warn(RosterField.BirthDate, "Import.Row.DateMonthFirst", text);

        return read.Date;
    }

    private static string? Address(RowCells cells)
    {
        var rt = cells.Text(RosterField.Rt);
        var rw = cells.Text(RosterField.Rw);
        if (cells.Text(RosterField.RtRw)?.Split('/', StringSplitOptions.TrimEntries) is [var first, var second]) (rt, rw) = (rt ?? CellText.Clean(first), rw ?? CellText.Clean(second));
        string?[] parts = [cells.Text(RosterField.Street, TextLimits.Line), rt is null ? null : $"RT {rt}", rw is null ? null : $"RW {rw}"];
        var address = string.Join(' ', parts.OfType<string>());

        return address.Length == 0 ? null : address.Length <= TextLimits.Line ? address : parts[0];
    }

    private static string? CardNumber(RowCells cells, RosterField field)
    {
        var text = cells.Text(field, TextLimits.Code);
        if (text is null || text.Any(char.IsAsciiDigit)) return text;
        if (!string.Equals(text, "tidak", StringComparison.OrdinalIgnoreCase)) cells.Warn(field, "Import.Row.ValueUnreadable", text);

        return null;
    }

    private static decimal? Distance(RowCells cells)
    {
        var text = cells.Cell(RosterField.DistanceKm).Text.Trim();
        if (text == "0") return 0;
        if (CellText.Clean(text) is not { } cleaned) return null;

        var match = DistanceText().Match(cleaned.ToLowerInvariant());
        if (match.Success && decimal.TryParse(match.Groups["n"].Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            var unit = match.Groups["u"].Value;
            var inMetres = unit.StartsWith('m') || (unit.Length == 0 && RosterHeadings.Normalise(cells.Heading(RosterField.DistanceKm)).EndsWith(" m", StringComparison.Ordinal));
            var km = inMetres ? number / 1000 : number;
            if (km <= FarthestKm) return decimal.Round(km, 1, MidpointRounding.AwayFromZero);
        }

        cells.Warn(RosterField.DistanceKm, "Import.Row.ValueUnreadable", cleaned);

        return null;
    }

    [GeneratedRegex(@"^[±~<>≤\s]*(kurang lebih|kl|sekitar)?\s*(?<n>\d+([.,]\d+)?)\s*(?<u>km|kilo|kilometer|m|meter)?\.?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 200)]
    private static partial Regex DistanceText();

    /// <summary>Remembers who has been in the file already.</summary>
    private sealed class FirstRows
    {
        private readonly Dictionary<string, RosterRow> _byNisn = new(StringComparer.Ordinal);
        private readonly Dictionary<string, RosterRow> _byNis = new(StringComparer.Ordinal);
        private readonly Dictionary<string, RosterRow> _byName = new(StringComparer.Ordinal);

        public bool Admits(RosterRow row, RowCells cells)
        {
            var identity = RosterIdentity.Of(row);
            var byName = identity.NameAndBirthDate;
            var (field, first) =
                row.Nisn is not null && _byNisn.TryGetValue(row.Nisn, out var sameNisn) ? (RosterField.Nisn, sameNisn)
                : row.Nis is not null && _byNis.TryGetValue(row.Nis, out var sameNis) ? (RosterField.Nis, sameNis)
                : byName is not null && _byName.TryGetValue(byName, out var sameName) && (row.Nisn is null || sameName.Nisn is null) ? (RosterField.Name, sameName)
                : (RosterField.Name, null);
            if (first is not null)
            {
                cells.Refuse(field, "Import.Row.DuplicateInFile", field switch { RosterField.Nisn => row.Nisn, RosterField.Nis => row.Nis, _ => row.Name }, first.Row);
                return false;
            }

            if (row.Nisn is not null) _byNisn[row.Nisn] = row;
            if (row.Nis is not null) _byNis[row.Nis] = row;
            if (byName is not null) _byName.TryAdd(byName, row);

            return true;
        }
    }
}
