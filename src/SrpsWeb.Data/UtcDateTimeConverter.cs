using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace SrpsWeb.Data;

/// <summary>Moments are UTC in the database and say so when they come back; SQLite alone would return them as unspecified.</summary>
public sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(
    value => value.Kind == DateTimeKind.Utc ? value : value.ToUniversalTime(),
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
