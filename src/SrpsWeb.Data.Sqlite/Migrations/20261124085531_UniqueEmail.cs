using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SrpsWeb.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class UniqueEmail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Two accounts could once be given one address at the same moment; the elder keeps it, the other still has its user name.
            migrationBuilder.Sql(
                """
                UPDATE "AspNetUsers" SET "Email" = NULL, "NormalizedEmail" = NULL, "EmailConfirmed" = FALSE
                WHERE EXISTS (
                    SELECT 1 FROM "AspNetUsers" AS elder
                    WHERE elder."NormalizedEmail" = "AspNetUsers"."NormalizedEmail" AND elder."Id" < "AspNetUsers"."Id")
                """);

            migrationBuilder.DropIndex(
                name: "EmailIndex",
                table: "AspNetUsers");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "AspNetUsers",
                column: "NormalizedEmail",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "EmailIndex",
                table: "AspNetUsers");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "AspNetUsers",
                column: "NormalizedEmail");
        }
    }
}
