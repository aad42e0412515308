using SrpsWeb.Application.Cases;

namespace SrpsWeb.Web.Pages.Dashboard;

/// <summary>What is overdue today in the cases the viewer may open: the first few in sight, the rest one tap away.</summary>
public sealed record OverdueList(IReadOnlyList<ToDoItem> Items, DateOnly Today)
{
    private const int InSight = 5;

    /// <summary>"30+" where there may be more than are listed.</summary>
    public string Count => Items.Count < ToDoQueries.Most ? $"{Items.Count}" : $"{ToDoQueries.Most}+";

    public IReadOnlyList<ToDoItem> First => [.. Items.Take(InSight)];

    public IReadOnlyList<ToDoItem> Rest => [.. Items.Skip(InSight)];
}
