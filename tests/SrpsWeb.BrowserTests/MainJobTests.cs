using SrpsWeb.BrowserTests.Journey;

namespace SrpsWeb.BrowserTests;

/// <summary>
/// The main job from an empty database to the month's PDF through the pages alone, as five people do it in five browsers. On
/// phone and desk every page is looked at as well: see <see cref="Visitor.LookAsync"/>.
/// </summary>
public sealed class MainJobTests(Chromium chromium)
{
    public static TheoryData<Device> Devices => [Device.Phone, Device.Desk];

    [Theory]
    [MemberData(nameof(Devices))]
    public async Task MainJob_FromEmptyDatabase_EndsInTheMonthsReport(Device device) =>
        await TravelAsync(device, new PictureSeries(device.Width.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public async Task MainJob_WithoutJavaScript_EndsInTheMonthsReport() =>
        await TravelAsync(Device.Phone with { HasScript = false }, pictures: null);

    private async Task TravelAsync(Device device, PictureSeries? pictures)
    {
        await using var srps = RunningSrps.Start(School.Now);
        var principal = "";
        var coordinator = "";
        var facilitator = "";
        CaseOnPage? recovering = null;

        await AsAsync(async visitor =>
        {
            principal = await SchoolStart.MakeSchoolAsync(visitor, srps.FirstStartCode);
            await SchoolStart.SignInAsync(visitor);
            await SchoolStart.PlanYearAsync(visitor);
            await SchoolStart.AddClassGroupAsync(visitor);
            await SchoolStart.ImportRosterAsync(visitor);
            coordinator = await SchoolStart.InviteAsync(visitor, School.Coordinator);
            facilitator = await SchoolStart.InviteAsync(visitor, School.Facilitator);
            var counsellor = await SchoolStart.InviteAsync(visitor, School.Counsellor);
            await SchoolStart.LookAtTeamAsync(visitor);
            await AsAsync(async approver =>
            {
                await SchoolStart.AcceptAsync(approver, principal, School.Principal);
                await SchoolStart.ApproveTeamAsync(approver);
            });
            await AsAsync(newcomer => SchoolStart.AcceptAsync(newcomer, counsellor, School.Counsellor));
        });
        await AsAsync(async visitor =>
        {
            await SchoolStart.AcceptAsync(visitor, coordinator, School.Coordinator);
            recovering = await CaseWork.OpenFromStudentAsync(visitor);
            await CaseWork.RegisterInTableAsync(visitor);
            await CaseWork.LogAsync(visitor);
            await CaseWork.VisitHomeAsync(visitor, recovering);
            await CaseWork.WorkOnPlanAsync(visitor, recovering);
            await CaseWork.EvaluateAndCloseAsync(visitor, recovering);
            await CaseWork.CorrectAsync(visitor, recovering);
        });
        await AsAsync(async visitor =>
        {
            await SchoolStart.SignInAgainAsync(visitor, School.Principal);
            await MonthEnd.ReadDashboardAsync(visitor);
        });
        await AsAsync(async visitor =>
        {
            await SchoolStart.AcceptAsync(visitor, facilitator, School.Facilitator);
            await MonthEnd.DownloadReportAsync(visitor, recovering!);
            await MonthEnd.LeaveAsync(visitor);
        });

        async Task AsAsync(Func<Visitor, Task> part)
        {
            await using var visitor = await Visitor.ArriveAsync(chromium, srps.Address, device, pictures);
            await part(visitor);
            visitor.RequireNoComplaint();
        }
    }
}
