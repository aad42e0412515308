namespace SrpsWeb.Web.Hosting;

/// <summary>Fills an empty database with the two demo schools through the same services as the pages.</summary>
internal static class DemoSeeding
{
    internal const string Password = "Srps-demo-2026";

    internal const string Accounts = """
        Demo accounts (password Srps-demo-2026): operator, kepala, koordinator, bk, wali, guru, pembina, osis, komite, fasilitator;
        the second school has the same names with .b at the end.
        """;

}
