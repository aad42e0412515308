using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SrpsWeb.BrowserTests.Journey;
using SrpsWeb.Domain.Access;
using SrpsWeb.Testing;

namespace SrpsWeb.BrowserTests.Texts;

/// <summary>
/// Scripts and other naughty texts through every field of every page that takes a text, in a real browser: shown as text, given back
/// exactly as typed, and nothing of them runs. The fields are found on the pages themselves.
/// </summary>
public sealed class NaughtyTextTests(Chromium chromium)
{
    private readonly FieldNames _fields = new();

    [Fact]
    public async Task NaughtyTexts_InEveryTextField_RenderAsTextAndRoundTripExactly()
    {
        await using var database = await EngineDatabase.CreateAsync(Engine.Sqlite);
        await using var srps = RunningSrps.Start(School.Now, database: database);
        await using (var stranger = await Typist.ArriveAsync(chromium, srps.Address, _fields))
        {
            await AccountTexts.StartAsync(stranger, srps.FirstStartCode);
            await stranger.FinishAsync([]);
        }

        var school = await TextSchool.AddAsync(database);
        await AsAsync(SchoolRole.Operator, user => SettingTexts.WriteAsync(user, school));
        IReadOnlyDictionary<string, string> reported = new Dictionary<string, string>();
        await AsAsync(SchoolRole.OsisMember, async member => reported = await ConcernTexts.ReportAsync(member));
        await AsAsync(SchoolRole.Counsellor, async user =>
        {
            await ConcernTexts.AnswerAsync(user, school, reported);
            await CaseTexts.WriteAsync(user, school);
            await StudentTexts.WriteAsync(user, school);
        });
        await AsAsync(SchoolRole.Coordinator, user => StudentTexts.EraseAsync(user, school, "#usul"), surveys: false);
        await AsAsync(SchoolRole.Principal, user => StudentTexts.EraseAsync(user, school, "#tolak"));
        await AsAsync(SchoolRole.Counsellor, user => AccountTexts.SecondFactorAsync(user, school.School.UserName(SchoolRole.Counsellor), srps.Services.GetRequiredService<TimeProvider>()), surveys: false);

        Assert.True(!_fields.Left.Any(), $"Nobody types into {string.Join(", ", _fields.Left)}.");
        Assert.True(_fields.Filled > 100, $"Only {_fields.Filled} fields are looked at.");

        async Task AsAsync(SchoolRole role, Func<Typist, Task> part, bool surveys = true)
        {
            await using var user = await Typist.ArriveAsync(chromium, srps.Address, _fields);
            await user.Visitor.GoAsync("/masuk");
            await user.Visitor.FillAsync("Nama pengguna atau surel", school.School.UserName(role));
            await user.Visitor.FillAsync("Kata sandi", TestSchool.Password);
            await user.Visitor.PressAsync("Masuk");
            await user.Visitor.Page.WaitForURLAsync(url => !url.EndsWith("/masuk", StringComparison.Ordinal));
            await part(user);
            await user.FinishAsync(surveys ? Addresses(srps, school) : []);
        }
    }

    private static List<string> Addresses(RunningSrps srps, TextSchool school) =>
    [
        .. srps.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(endpoint => "/" + school.AddressOf(endpoint.RoutePattern.RawText!)).Where(address => Path.GetExtension(address).Length == 0).Distinct(),
    ];
}
