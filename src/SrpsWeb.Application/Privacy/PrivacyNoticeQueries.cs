using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data;
using SrpsWeb.Domain.Privacy;

namespace SrpsWeb.Application.Privacy;

/// <summary>What the privacy notice says of the current school.</summary>
public sealed class PrivacyNoticeQueries(SrpsDbContext db)
{
    /// <summary>The school's periods and whom people ask about their data; null where it has named nobody.</summary>
    public async Task<(RetentionTimes Times, string? Contact)> OfSchoolAsync(CancellationToken ct)
    {
        var found = await db.Schools.AsNoTracking()
            .Where(school => school.Id == db.CurrentSchoolId)
            .Select(school => new { school.PrivacyContact, Own = db.RetentionPeriods.FirstOrDefault() })
            .SingleOrDefaultAsync(ct);
        return (found?.Own?.Times ?? RetentionTimes.Default, found?.PrivacyContact);
    }
}
