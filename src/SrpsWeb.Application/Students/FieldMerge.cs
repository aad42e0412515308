using SrpsWeb.Domain;

namespace SrpsWeb.Application.Students;

/// <summary>Why one field of a form was not taken.</summary>
public sealed record RefusedField(string Field, RuleBrokenException Why);

/// <summary>Puts what two people changed at the same time together, and says where both changed one thing.</summary>
internal sealed class FieldMerge
{
    private readonly List<RefusedField> _refused = [];

    internal IReadOnlyList<RefusedField> Refused => _refused;

    /// <param name="seen">As the form showed it.</param>
    /// <param name="typed">As the form brings it back.</param>
    /// <param name="current">As it is stored now.</param>
    /// <param name="shown">The stored value as it is told to the slower of two.</param>
    internal T Of<T>(string field, T seen, T typed, T current, Func<T, string> shown)
    {
        var same = EqualityComparer<T>.Default;
        if (same.Equals(typed, seen) || same.Equals(typed, current))
            return current;
        if (!same.Equals(current, seen))
            _refused.Add(new RefusedField(field, new RuleBrokenException("Student.FieldChanged", field, shown(current))));
        return typed;
    }

    internal string? Of(string field, string? seen, string? typed, string? current) => Of(field, seen, typed, current, value => value ?? "–");
}
