using SrpsWeb.Domain.Audit;

namespace SrpsWeb.Data.Audit;

/// <summary>Port: who acts from where, as the audit trail says it.</summary>
public interface ICurrentOrigin
{
    AuditOrigin Origin { get; }

    /// <summary>UTC, cut to microseconds.</summary>
    DateTime Now { get; }
}

/// <summary>The program itself: design time, the command line, tests.</summary>
public sealed class ProgramOrigin(TimeProvider time) : ICurrentOrigin
{
    public AuditOrigin Origin => AuditOrigin.Program;

    public DateTime Now => time.StoredNow();
}
