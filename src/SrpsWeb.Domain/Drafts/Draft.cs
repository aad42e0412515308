namespace SrpsWeb.Domain.Drafts;

/// <summary>Which form a draft belongs to.</summary>
public enum DraftSubject
{
    CaseOpening,
    Registration,
    Intervention,
    VisitPlan,
    VisitResult,
    Review,
    ReviewTable,
    Mapping,
    Closing,
    Reopening,
    Correction,
    Narrative,
}

/// <summary>
/// What a person has typed into a long form and not yet sent (rule 7: nothing typed is lost). It is the person's own: nobody else
/// reads it, and it is found again only through the form's page, which asks the access decision anew.
/// </summary>
public sealed class Draft : ISchoolRecord
{
    /// <summary>Longest content kept, in characters.</summary>
    public const int MostCharacters = 256 * 1024;

    /// <summary>After so many days an unsent draft is forgotten.</summary>
    public const int DaysKept = 30;

    private Draft()
    {
    }

    /// <param name="id">Made by the form, so that a form has one draft however often it is saved.</param>
    /// <param name="path">Address of the form's page, without a query.</param>
    /// <param name="caseFileId">The case the form is about; null where there is none yet.</param>
    /// <param name="savedAt">UTC.</param>
    public Draft(Guid id, Guid userId, DraftSubject subject, string path, Guid? caseFileId, DateTime savedAt)
    {
        Id = id;
        UserId = userId;
        Subject = subject;
        Path = path;
        CaseFileId = caseFileId;
        SavedAt = savedAt;
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    public Guid UserId { get; private set; }

    public DraftSubject Subject { get; private set; }

    public string Path { get; private set; } = "";

    public Guid? CaseFileId { get; private set; }

    /// <summary>The fields of the form; empty once it was sent.</summary>
    public string Content { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime SavedAt { get; private set; }

    /// <summary>The form was sent and stored: what still arrives from its page says nothing new.</summary>
    public bool IsFinished { get; private set; }

    /// <param name="savedAt">UTC.</param>
    /// <exception cref="RuleBrokenException"><c>Draft.TooLong</c>.</exception>
    public void Save(string content, DateTime savedAt)
    {
        Rule.Require(content.Length <= MostCharacters, "Draft.TooLong");
        if (IsFinished)
            return;
        Content = content;
        SavedAt = savedAt;
    }

    /// <param name="at">UTC.</param>
    public void Finish(DateTime at)
    {
        IsFinished = true;
        Content = "";
        SavedAt = at;
    }
}
