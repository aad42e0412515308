using System.Linq.Expressions;
using System.Reflection;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using SrpsWeb.Data.Audit;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Concerns;
using SrpsWeb.Domain.Drafts;
using SrpsWeb.Domain.Imports;
using SrpsWeb.Domain.Indicators;
using SrpsWeb.Domain.Privacy;
using SrpsWeb.Domain.Reports;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Data;

/// <summary>
/// The one context over both engines. Every school record is filtered by the current school, stamped with it when it is
/// added, and checked again when it is saved (<see cref="SchoolTenancyInterceptor"/>).
/// </summary>
public sealed partial class SrpsDbContext : IdentityUserContext<AppUser, Guid>, IDataProtectionKeyContext
{
    /// <summary>Name of the tenancy filter. It is never lifted outside <see cref="SchoolDirectory"/>.</summary>
    public const string SchoolFilter = "School";

    /// <summary>Hides memberships that wait for their person.</summary>
    public const string JoinedFilter = "Joined";

    private readonly ICurrentSchool _currentSchool;

    /// <param name="options">Engine and connection.</param>
    /// <param name="currentSchool">Whose records are read and written.</param>
    /// <param name="origin">Who acts, for the audit trail; without one the program itself.</param>
    public SrpsDbContext(DbContextOptions<SrpsDbContext> options, ICurrentSchool currentSchool, ICurrentOrigin? origin = null)
        : base(options)
    {
        _currentSchool = currentSchool;
        _origin = origin ?? new ProgramOrigin(TimeProvider.System);
        ChangeTracker.Tracking += StampSchool;
    }

    public Guid? CurrentSchoolId => _currentSchool.SchoolId;

    public DbSet<School> Schools => Set<School>();

    public DbSet<SchoolYear> SchoolYears => Set<SchoolYear>();

    public DbSet<Programme> Programmes => Set<Programme>();

    public DbSet<ClassGroup> ClassGroups => Set<ClassGroup>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<SatgasMember> SatgasMembers => Set<SatgasMember>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<RoleProposal> RoleProposals => Set<RoleProposal>();

    public DbSet<AccountReset> AccountResets => Set<AccountReset>();

    public DbSet<SignInSession> SignInSessions => Set<SignInSession>();

    public DbSet<Student> Students => Set<Student>();

    public DbSet<Enrolment> Enrolments => Set<Enrolment>();

    public DbSet<RiskFactor> RiskFactors => Set<RiskFactor>();

    public DbSet<InterventionKind> InterventionKinds => Set<InterventionKind>();

    public DbSet<CaseFile> CaseFiles => Set<CaseFile>();

    public DbSet<Intervention> Interventions => Set<Intervention>();

    public DbSet<HomeVisit> HomeVisits => Set<HomeVisit>();

    public DbSet<PlanTask> PlanTasks => Set<PlanTask>();

    public DbSet<Review> Reviews => Set<Review>();

    public DbSet<Correction> Corrections => Set<Correction>();

    public DbSet<ConfidentialityChange> ConfidentialityChanges => Set<ConfidentialityChange>();

    public DbSet<Evidence> Evidence => Set<Evidence>();

    public DbSet<IndicatorReading> IndicatorReadings => Set<IndicatorReading>();

    public DbSet<IndicatorTarget> IndicatorTargets => Set<IndicatorTarget>();

    public DbSet<ReportNarrative> ReportNarratives => Set<ReportNarrative>();

    public DbSet<Concern> Concerns => Set<Concern>();

    public DbSet<PeerSupport> PeerSupports => Set<PeerSupport>();

    public DbSet<GuardianConsent> GuardianConsents => Set<GuardianConsent>();

    public DbSet<RetentionPeriods> RetentionPeriods => Set<RetentionPeriods>();

    public DbSet<AnonymisationRequest> AnonymisationRequests => Set<AnonymisationRequest>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<ImportBatch> ImportBatches => Set<ImportBatch>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // One account per address, or signing in by e-mail would not know which.
        builder.Entity<AppUser>().HasIndex(user => user.NormalizedEmail).HasDatabaseName("EmailIndex").IsUnique();
        builder.ApplyConfigurationsFromAssembly(typeof(SrpsDbContext).Assembly);
        var filter = typeof(SrpsDbContext).GetMethod(nameof(FilterBySchool), BindingFlags.Instance | BindingFlags.NonPublic)!;
        foreach (var entityType in builder.Model.GetEntityTypes().Where(type => typeof(ISchoolRecord).IsAssignableFrom(type.ClrType)).ToList())
            filter.MakeGenericMethod(entityType.ClrType).Invoke(this, [builder]);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
        // Names, not numbers: readable in the file, and safe when a value is inserted in the middle. Never compared with < in SQL.
        configurationBuilder.Properties<SchoolRole>().HaveConversion<string>().HaveMaxLength(24);
        configurationBuilder.Properties<AccountLock>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<AuditAct>().HaveConversion<string>().HaveMaxLength(24);
        configurationBuilder.Properties<AuditSubject>().HaveConversion<string>().HaveMaxLength(24);
        configurationBuilder.Properties<SchoolZone>().HaveConversion<string>().HaveMaxLength(8);
        configurationBuilder.Properties<TermKind>().HaveConversion<string>().HaveMaxLength(8);
        configurationBuilder.Properties<GradeLevel>().HaveConversion<string>().HaveMaxLength(8);
        configurationBuilder.Properties<Sex>().HaveConversion<string>().HaveMaxLength(8);
        configurationBuilder.Properties<GuardianRelation>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<Confidentiality>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<RiskLevel>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<Handling>().HaveConversion<string>().HaveMaxLength(24);
        configurationBuilder.Properties<ClosureOutcome>().HaveConversion<string>().HaveMaxLength(24);
        configurationBuilder.Properties<ParticipantKind>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<SupportSource>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<VisitOutcome>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<ArcsAim>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<MetRelation>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<SignSeen>().HaveConversion<string>().HaveMaxLength(24);
        configurationBuilder.Properties<ConcernKind>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<ConcernAnswer>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<ConcernStep>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<PeerSupportKind>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<DraftSubject>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<Indicator>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<NarrativeSection>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<EvidenceOf>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<ConsentPurpose>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<ErasureGround>().HaveConversion<string>().HaveMaxLength(24);
        configurationBuilder.Properties<ErasureState>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<CorrectedEntry>().HaveConversion<string>().HaveMaxLength(16);
    }

    private void FilterBySchool<T>(ModelBuilder builder)
        where T : class, ISchoolRecord
    {
        Expression<Func<T, bool>> ofCurrentSchool = record => record.SchoolId == CurrentSchoolId;
        builder.Entity<T>().HasQueryFilter(SchoolFilter, ofCurrentSchool);
    }

    /// <summary>Before EF reads the key, because <c>SchoolId</c> is part of every key.</summary>
    private void StampSchool(object? sender, EntityTrackingEventArgs tracking)
    {
        if (tracking.FromQuery || tracking.State != EntityState.Added || tracking.Entry.Entity is not ISchoolRecord record || record.SchoolId != Guid.Empty)
            return;
        var schoolId = CurrentSchoolId ?? throw new InvalidOperationException("A school record was added without a current school.");
        tracking.Entry.Metadata.FindProperty(nameof(ISchoolRecord.SchoolId))!.PropertyInfo!.SetValue(record, schoolId);
    }
}
