namespace SrpsWeb.Documents.Layout;

/// <summary>
/// The one seam between what a document says and how it becomes a file: another engine replaces the kit here.
/// Implementations are safe for use from several threads.
/// </summary>
public interface IDocumentRenderer
{
    /// <summary>Draws the document as a PDF. Equal documents give equal bytes.</summary>
    byte[] Render(Document document);
}
