using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Web.Guides;

namespace SrpsWeb.Web.Pages.Guide;

/// <summary>The guide for its readers: one chapter, or its contents.</summary>
public sealed class ChapterModel(GuideBook book) : PageModel
{
    public GuideChapter Shown { get; private set; } = null!;

    public GuideChapter? Previous { get; private set; }

    public GuideChapter? Next { get; private set; }

    public IReadOnlyList<GuideChapter> Chapters => book.Chapters;

    public IActionResult OnGet(string? chapter)
    {
        if (book.Find(chapter) is not { } place)
            return NotFound();
        Shown = Chapters[place];
        Previous = place > 0 ? Chapters[place - 1] : null;
        Next = place + 1 < Chapters.Count ? Chapters[place + 1] : null;
        return Page();
    }
}
