using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Privacy;

/// <summary>
/// A place where something is written about students. Each such place joins in when a student is made anonymous; a new one registers
/// itself in <see cref="ApplicationSetup"/>.
/// </summary>
public interface IStudentTexts
{
    /// <summary>
    /// Whether something about the student is still being worked on, or the person who acts may not decide about it. Which of all places
    /// says so, and why, is never told: an answer must not tell of a case.
    /// </summary>
    Task<bool> IsInUseAsync(Student student, CancellationToken ct);

    /// <summary>Removes it in the context; the caller saves everything at once. The student still bears name and numbers.</summary>
    /// <returns>Files of the storage that are to go once it is saved.</returns>
    Task<IReadOnlyList<Guid>> EraseAsync(Student student, CancellationToken ct);
}
