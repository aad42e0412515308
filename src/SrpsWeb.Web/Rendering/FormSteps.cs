namespace SrpsWeb.Web.Rendering;

/// <summary>Values of the button named <c>langkah</c> that a form of several steps was sent with.</summary>
public static class FormSteps
{
    public const string Name = "langkah";

    /// <summary>Shows what would be stored. Also what a form does that was sent without a button.</summary>
    public const string Check = "periksa";

    /// <summary>From the check back to the form.</summary>
    public const string Change = "ubah";

    /// <summary>Narrows the list of students to a class group.</summary>
    public const string Narrow = "rombel";

    public const string AddRow = "tambah";

    public const string Store = "simpan";
}
