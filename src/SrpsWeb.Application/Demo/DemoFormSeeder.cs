using System.Globalization;
using System.Text.Json;
using SrpsWeb.Application.Drafts;
using SrpsWeb.Application.Indicators;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Indicators;

namespace SrpsWeb.Application.Demo;

/// <summary>Seeds what people enter beside the cases' history: indicators of a month, and a form that was begun and not sent.</summary>
public sealed class DemoFormSeeder(ChosenPerson person, SeedClock clock, IndicatorService indicators, DraftService drafts)
{
    private static readonly Dictionary<Indicator, string> Sources = new()
    {
        [Indicator.Participation] = "Presensi kelas",
        [Indicator.Mastery] = "Daftar nilai",
        [Indicator.Skills] = "Pengamatan guru",
        [Indicator.Extracurricular] = "Daftar hadir kegiatan",
    };

    /// <exception cref="InvalidDataException">A value was refused.</exception>
    internal async Task ReadIndicatorsAsync(IndicatorSeed seed, Guid studentId, DateOnly today, CancellationToken ct)
    {
        (Indicator Indicator, decimal? Value)[] values =
            [(Indicator.Participation, seed.Participation), (Indicator.Mastery, seed.Mastery), (Indicator.Skills, seed.Skills), (Indicator.Extracurricular, seed.Extracurricular)];
        var refused = await indicators.RecordAsync(
            [.. values.Where(read => read.Value is not null).Select(read => new RecordReading(studentId, today.AddDays(-seed.DaysAgo), read.Indicator, read.Value, Sources[read.Indicator], null))],
            ct);
        if (refused is [var first, ..])
            throw new InvalidDataException(first.Why.Code);
    }

    internal async Task SaveDraftAsync(DraftSeed? seed, Guid caseFileId, IReadOnlyDictionary<string, Viewer> people, DateOnly today, CancellationToken ct)
    {
        if (seed is null)
            return;
        person.Viewer = people[seed.By];
        clock.GoToRealNow();
        var content = JsonSerializer.Serialize(seed.Fields.ToDictionary(field => field.Key, field => new[] { Filled(field.Value) }));
        await drafts.SaveAsync(new SaveDraft(Guid.CreateVersion7(), seed.Subject, Filled(seed.Path), caseFileId, content), ct);

        string Filled(string text) => text
            .Replace("{case}", caseFileId.ToString(), StringComparison.Ordinal)
            .Replace("{new}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal)
            .Replace("{by}", person.Viewer.UserId.ToString(), StringComparison.Ordinal)
            .Replace("{today}", today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
