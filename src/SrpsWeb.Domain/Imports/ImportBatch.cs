using System.Linq.Expressions;

namespace SrpsWeb.Domain.Imports;

/// <summary>What an applied import did, in rows of the file. A row that changes class and other things counts as a class change.</summary>
public sealed record ImportOutcome(int Created, int Updated, int ClassChanged, int Unchanged, int Refused);

/// <summary>
/// An uploaded roster: staged, looked at, then put in once by a job whose state is kept here, so that any node can go on with it. Its content
/// is the readable part of the file only (identity card, family card and bank columns never reach it) and shrinks to the refused rows when
/// it is finished.
/// </summary>
public sealed class ImportBatch : ISchoolRecord
{
    /// <summary>How long an upload that nobody applies is kept.</summary>
    public static readonly TimeSpan StagedLifetime = TimeSpan.FromDays(7);

    /// <summary>Staged, and left alone for longer than that.</summary>
    /// <param name="now">UTC.</param>
    public static Expression<Func<ImportBatch, bool>> IsForgotten(DateTime now)
    {
        var before = now - StagedLifetime;
        return batch => batch.StartedAt == null && batch.AppliedAt == null && batch.UploadedAt < before;
    }

    /// <summary>Longest <see cref="Mapping"/>, in characters.</summary>
    public const int LongestMapping = 8000;

    /// <summary>Longest <see cref="Failure"/>, in characters.</summary>
    public const int LongestFailure = 64;

    /// <summary>How long a node keeps the job after its last sign of life.</summary>
    public static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(1);

    /// <summary>How often the job is taken up again without getting anywhere.</summary>
    public const int MostAttempts = 5;

    private ImportBatch()
    {
    }

    public ImportBatch(Guid id, string fileName, byte[] content, string? mapping, Guid uploadedByUserId, DateTime now)
    {
        Id = id;
        var name = fileName.Trim();
        FileName = name.Length <= TextLimits.Line ? name : name[..TextLimits.Line];
        Content = content;
        Mapping = mapping;
        UploadedByUserId = uploadedByUserId;
        UploadedAt = now;
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>As the browser named it, cut to <see cref="TextLimits.Line"/>.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>Packed table; while staged all its rows, once applied the refused ones.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>The person's answers to unknown columns (JSON), remembered for the next file; null when nothing was asked.</summary>
    public string? Mapping { get; private set; }

    public Guid UploadedByUserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime UploadedAt { get; private set; }

    /// <summary>UTC; null while staged.</summary>
    public DateTime? AppliedAt { get; private set; }

    /// <summary>UTC; when somebody asked for the valid rows to go in. Null while staged.</summary>
    public DateTime? StartedAt { get; private set; }

    /// <summary>First day of new enrolments and class changes; null while staged.</summary>
    public DateOnly? EffectiveOn { get; private set; }

    /// <summary>UTC; until then the job is somebody's, afterwards anybody may go on with it. Null: nobody has it.</summary>
    public DateTime? LeaseUntil { get; private set; }

    /// <summary>Times the job was taken up since it last got somewhere.</summary>
    public int Attempts { get; private set; }

    /// <summary>Code of what stopped the job; null while nothing did.</summary>
    public string? Failure { get; private set; }

    /// <summary>Rows to go in; 0 until the job has looked at the file.</summary>
    public int Rows { get; private set; }

    /// <summary>How many of <see cref="Rows"/> are in, each complete with class and guardians.</summary>
    public int RowsDone { get; private set; }

    /// <summary>Who was enrolled and is not in the file (packed ids); null before the end.</summary>
    public byte[]? NotInFile { get; private set; }

    public int Created { get; private set; }

    public int Updated { get; private set; }

    public int ClassChanged { get; private set; }

    public int Unchanged { get; private set; }

    public int Refused { get; private set; }

    /// <summary>Rises with every change: of two who take up one job, or of one who lost it and the next, only one gets through.</summary>
    public int Version { get; private set; }

    /// <summary>Also true of an upload applied before there were jobs.</summary>
    public bool IsStarted => StartedAt is not null || AppliedAt is not null;

    public ImportOutcome? Outcome => AppliedAt is null ? null : new ImportOutcome(Created, Updated, ClassChanged, Unchanged, Refused);

    /// <summary>Jobs that somebody may take up now. A lease longer than any is of a clock that was wrong, and holds nobody up.</summary>
    public static Expression<Func<ImportBatch, bool>> Waiting(DateTime now)
    {
        var longest = now + (2 * LeaseTime);
        return batch => batch.StartedAt != null && batch.AppliedAt == null && batch.Failure == null
            && (batch.LeaseUntil == null || batch.LeaseUntil <= now || batch.LeaseUntil > longest);
    }

    /// <summary>Takes the answers to unknown columns.</summary>
    /// <exception cref="RuleBrokenException"><c>Import.AlreadyStarted</c>.</exception>
    public void Map(byte[] content, string? mapping)
    {
        Rule.Require(!IsStarted, "Import.AlreadyStarted");
        Content = content;
        Mapping = mapping;
        Version++;
    }

    /// <summary>Keeps another content of a batch that is not running: rows of it were removed. Empty: all of them.</summary>
    public void Replace(byte[] content)
    {
        Content = content;
        Version++;
    }

    /// <summary>Asks for the valid rows to go in. Asked again, it stays as it was asked first.</summary>
    public void Start(DateOnly effectiveOn, DateTime now)
    {
        if (IsStarted) return;
        (StartedAt, EffectiveOn) = (now, effectiveOn);
        Version++;
    }

    /// <summary>Lets a job that failed go on; one that did not stays as it is.</summary>
    public void Resume()
    {
        if (Failure is null) return;
        (Failure, Attempts) = (null, 0);
        Version++;
    }

    /// <summary>Takes the job up for <see cref="LeaseTime"/>. False when it is not waiting, or has been taken up in vain too often, which fails it.</summary>
    public bool TakeUp(DateTime now)
    {
        if (!Waiting(now).Compile()(this)) return false;
        if (Attempts == MostAttempts)
        {
            Fail("Import.Failed");
            return false;
        }

        Attempts++;
        LeaseUntil = now + LeaseTime;
        Version++;
        return true;
    }

    /// <summary>Says how many rows are still to go in.</summary>
    public void Expect(int rowsLeft, DateTime now)
    {
        Rows = RowsDone + rowsLeft;
        LeaseUntil = now + LeaseTime;
        Version++;
    }

    /// <summary>Counts rows that go in together with this.</summary>
    public void Advance(int created, int updated, int classChanged, DateTime now)
    {
        (Created, Updated, ClassChanged) = (Created + created, Updated + updated, ClassChanged + classChanged);
        RowsDone += created + updated + classChanged;
        Attempts = 0;
        LeaseUntil = now + LeaseTime;
        Version++;
    }

    /// <summary>Leaves the job to whoever comes next.</summary>
    public void Release()
    {
        LeaseUntil = null;
        Version++;
    }

    /// <summary>Stops the job until somebody starts it again; the rows that are in stay.</summary>
    public void Fail(string code)
    {
        (Failure, LeaseUntil) = (code, null);
        Version++;
    }

    /// <summary>Records that all valid rows are in and keeps only the others.</summary>
    /// <param name="unchanged">Valid rows that had nothing to change.</param>
    /// <param name="notInFile">Packed ids of who was enrolled and is not in the file.</param>
    /// <exception cref="RuleBrokenException"><c>Import.AlreadyApplied</c>.</exception>
    public void Finish(int unchanged, int refused, byte[] refusedContent, byte[] notInFile, DateTime now)
    {
        Rule.Require(AppliedAt is null, "Import.AlreadyApplied");
        (Unchanged, Refused, Content, NotInFile) = (unchanged, refused, refusedContent, notInFile);
        (AppliedAt, LeaseUntil) = (now, null);
        Version++;
    }
}
