using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace SrpsWeb.Web.Rendering;

/// <summary>What a refused form keeps of what was typed.</summary>
public static class TypedValues
{
    /// <summary>
    /// Forgets what was sent under these names, so that the form shows the model's values instead; what was refused stays as
    /// typed. For rows that are read again: their places may have changed.
    /// </summary>
    /// <param name="prefix">For instance <c>Input.Rows[</c>.</param>
    public static void ForgetAccepted(this ModelStateDictionary state, string prefix)
    {
        foreach (var key in state.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal) && state[key]!.Errors.Count == 0).ToList())
            state.Remove(key);
    }

    /// <summary>Forgets what was refused; what was typed stays.</summary>
    public static void ForgetRefusals(this ModelStateDictionary state)
    {
        foreach (var entry in state.Values)
        {
            entry.Errors.Clear();
            entry.ValidationState = ModelValidationState.Skipped;
        }
    }
}
