using System.Globalization;
using SrpsWeb.Application.Imports;

namespace SrpsWeb.Web.Rendering;

/// <summary>Words for what an import finds in a row.</summary>
public static class ImportTexts
{
    /// <summary>"NISN: harus 10 angka (tertulis 12345)."</summary>
    public static string OfIssue(this Texts texts, RowIssue issue)
    {
        var text = texts[issue.Code, issue.Value ?? texts["Import.Empty.Value"], (issue.OtherRow ?? 0).ToString(CultureInfo.InvariantCulture)];

        return texts["Import.Issue", texts.Of(issue.Field), text];
    }
}
