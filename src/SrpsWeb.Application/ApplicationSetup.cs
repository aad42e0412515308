using Microsoft.Extensions.DependencyInjection;
using SrpsWeb.Application.Accounts;
using SrpsWeb.Application.Audit;
using SrpsWeb.Application.Backups;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Concerns;
using SrpsWeb.Application.Drafts;
using SrpsWeb.Application.Figures;
using SrpsWeb.Application.Files;
using SrpsWeb.Application.FollowUp;
using SrpsWeb.Application.HomeVisits;
using SrpsWeb.Application.Imports;
using SrpsWeb.Application.Indicators;
using SrpsWeb.Application.Interventions;
using SrpsWeb.Application.Privacy;
using SrpsWeb.Application.Reports;
using SrpsWeb.Application.Reviews;
using SrpsWeb.Application.Schools;
using SrpsWeb.Application.Session;
using SrpsWeb.Application.Students;
using SrpsWeb.Data;

namespace SrpsWeb.Application;

public static class ApplicationSetup
{
    /// <summary>All services and queries, one instance per request. The host adds the context, Identity and the ports.</summary>
    public static IServiceCollection AddSrpsApplication(this IServiceCollection services) => services
        .AddScoped<SchoolClock>()
        .AddScoped<SchoolDirectory>()
        .AddScoped<SessionQueries>()
        .AddScoped<AuditTrail>()
        .AddScoped<AuditVerification>()
        .AddScoped<RestoreTrail>()
        .AddScoped<AuditQueries>()
        .AddScoped<CasesSeen>()
        .AddScoped<ConcernsSeen>()
        .AddScoped<AccountService>()
        .AddScoped<FirstSchoolService>()
        .AddScoped<MemberQueries>()
        .AddScoped<SignInSessionService>()
        .AddScoped<SecondFactorService>()
        .AddScoped<AccountResets>()
        .AddScoped<RoleApprovalService>()
        .AddScoped<AccountRescueService>()
        .AddScoped<SchoolLogo>()
        .AddScoped<SchoolSetupService>()
        .AddScoped<SchoolYearService>()
        .AddScoped<ClassGroupService>()
        .AddScoped<SatgasService>()
        .AddScoped<SatgasQueries>()
        .AddScoped<StudentQueries>()
        .AddScoped<StudentCorrectionService>()
        .AddScoped<ConsentQueries>()
        .AddScoped<ConsentService>()
        .AddScoped<StudentCopyQueries>()
        .AddScoped<StudentCopyArchive>()
        .AddScoped<RetentionService>()
        .AddScoped<RetentionQueries>()
        .AddScoped<PrivacyNoticeQueries>()
        .AddScoped<AnonymisationQueries>()
        .AddScoped<AnonymisationService>()
        .AddScoped<StudentNames>()
        .AddScoped<IStudentTexts, CaseTexts>()
        .AddScoped<IStudentTexts, DraftTexts>()
        .AddScoped<IStudentTexts, ImportTexts>()
        .AddScoped<IStudentTexts, ConcernTexts>()
        .AddScoped<ChecklistQueries>()
        .AddScoped<BackupQueries>()
        .AddScoped<BackupOverview>()
        .AddScoped<RosterPlanStore>()
        .AddScoped<RosterImportService>()
        .AddScoped<RosterImportJob>()
        .AddScoped<RosterImportQueries>()
        .AddScoped<NotInFileQueries>()
        .AddScoped<LeavingService>()
        .AddScoped<FormStore>()
        .AddScoped<CaseFileStore>()
        .AddScoped<ToDoQueries>()
        .AddScoped<CaseFileService>()
        .AddScoped<CaseRegistrationService>()
        .AddScoped<CaseParticipantService>()
        .AddScoped<SecretCaseKeepers>()
        .AddScoped<SignInAttempts>()
        .AddScoped<SimilarCaseQueries>()
        .AddScoped<CaseAccessQueries>()
        .AddScoped<CaseAudienceQueries>()
        .AddScoped<CaseListQueries>()
        .AddScoped<CaseDetailsQueries>()
        .AddScoped<CatalogueQueries>()
        .AddScoped<CorrectionService>()
        .AddScoped<FactorMappingService>()
        .AddScoped<CaseFactorQueries>()
        .AddScoped<StaffQueries>()
        .AddScoped<EvidenceIntake>()
        .AddScoped<EvidenceStore>()
        .AddScoped<Leftovers>()
        .AddScoped<InterventionService>()
        .AddScoped<HomeVisitService>()
        .AddScoped<HomeVisitQueries>()
        .AddScoped<PlanTaskService>()
        .AddScoped<PlanTaskQueries>()
        .AddScoped<DraftService>()
        .AddScoped<IndicatorService>()
        .AddScoped<IndicatorQueries>()
        .AddScoped<IndicatorTargetService>()
        .AddScoped<ReviewService>()
        .AddScoped<ReviewTableService>()
        .AddScoped<ReviewTableQueries>()
        .AddScoped<SatgasDutyQueries>()
        .AddScoped<ConcernStore>()
        .AddScoped<ConcernReportService>()
        .AddScoped<ConcernService>()
        .AddScoped<ConcernQueries>()
        .AddScoped<PeerSupportService>()
        .AddScoped<PeerSupportQueries>()
        .AddScoped<FigureQueries>()
        .AddScoped<DashboardQueries>()
        .AddScoped<SummaryQueries>()
        .AddScoped<NamedStudentQueries>()
        .AddScoped<ReportActivityQueries>()
        .AddScoped<ReportCaseQueries>()
        .AddScoped<ReportPeopleQueries>()
        .AddScoped<ReportNarrativeQueries>()
        .AddScoped<ReportNarrativeService>()
        .AddScoped<ReportGapQueries>()
        .AddScoped<MonthlyReportQueries>();
}
