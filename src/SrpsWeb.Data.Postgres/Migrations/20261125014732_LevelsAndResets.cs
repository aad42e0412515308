using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SrpsWeb.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class LevelsAndResets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "Version",
                table: "Memberships",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<bool>(
                name: "WaitsForPerson",
                table: "Memberships",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "AccountResets",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Lock = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    ResetByUserId = table.Column<Guid>(type: "uuid", nullable: false),
                    ResetAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SeenByUserId = table.Column<Guid>(type: "uuid", nullable: true),
                    SeenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountResets", x => new { x.SchoolId, x.Id });
                    table.ForeignKey(
                        name: "FK_AccountResets_Memberships_SchoolId_ResetByUserId",
                        columns: x => new { x.SchoolId, x.ResetByUserId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "SchoolId", "UserId" });
                    table.ForeignKey(
                        name: "FK_AccountResets_Memberships_SchoolId_SeenByUserId",
                        columns: x => new { x.SchoolId, x.SeenByUserId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "SchoolId", "UserId" });
                    table.ForeignKey(
                        name: "FK_AccountResets_Memberships_SchoolId_UserId",
                        columns: x => new { x.SchoolId, x.UserId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "SchoolId", "UserId" });
                    table.ForeignKey(
                        name: "FK_AccountResets_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id");
                });

            // Until now only the second factor could be reset.
            migrationBuilder.Sql("""
                INSERT INTO "AccountResets" ("SchoolId", "Id", "Lock", "UserId", "ResetByUserId", "ResetAt", "SeenByUserId", "SeenAt")
                SELECT "SchoolId", "Id", 'SecondFactor', "UserId", "ResetByUserId", "ResetAt", "SeenByUserId", "SeenAt" FROM "SecondFactorResets";
                """);

            migrationBuilder.DropTable(
                name: "SecondFactorResets");

            migrationBuilder.CreateTable(
                name: "ConfidentialityChanges",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    To = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    RecordedByUserId = table.Column<Guid>(type: "uuid", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConfidentialityChanges", x => new { x.SchoolId, x.Id });
                    table.ForeignKey(
                        name: "FK_ConfidentialityChanges_CaseFiles_SchoolId_CaseFileId",
                        columns: x => new { x.SchoolId, x.CaseFileId },
                        principalTable: "CaseFiles",
                        principalColumns: new[] { "SchoolId", "Id" });
                    table.ForeignKey(
                        name: "FK_ConfidentialityChanges_Memberships_SchoolId_RecordedByUserId",
                        columns: x => new { x.SchoolId, x.RecordedByUserId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "SchoolId", "UserId" });
                    table.ForeignKey(
                        name: "FK_ConfidentialityChanges_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_AccountResets_SchoolId_ResetByUserId",
                table: "AccountResets",
                columns: new[] { "SchoolId", "ResetByUserId" });

            migrationBuilder.CreateIndex(
                name: "IX_AccountResets_SchoolId_SeenByUserId",
                table: "AccountResets",
                columns: new[] { "SchoolId", "SeenByUserId" });

            migrationBuilder.CreateIndex(
                name: "IX_AccountResets_SchoolId_UserId",
                table: "AccountResets",
                columns: new[] { "SchoolId", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_ConfidentialityChanges_SchoolId_CaseFileId",
                table: "ConfidentialityChanges",
                columns: new[] { "SchoolId", "CaseFileId" });

            migrationBuilder.CreateIndex(
                name: "IX_ConfidentialityChanges_SchoolId_RecordedByUserId",
                table: "ConfidentialityChanges",
                columns: new[] { "SchoolId", "RecordedByUserId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ConfidentialityChanges");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "WaitsForPerson",
                table: "Memberships");

            migrationBuilder.CreateTable(
                name: "SecondFactorResets",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ResetAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ResetByUserId = table.Column<Guid>(type: "uuid", nullable: false),
                    SeenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SeenByUserId = table.Column<Guid>(type: "uuid", nullable: true),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SecondFactorResets", x => new { x.SchoolId, x.Id });
                    table.ForeignKey(
                        name: "FK_SecondFactorResets_Memberships_SchoolId_ResetByUserId",
                        columns: x => new { x.SchoolId, x.ResetByUserId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "SchoolId", "UserId" });
                    table.ForeignKey(
                        name: "FK_SecondFactorResets_Memberships_SchoolId_SeenByUserId",
                        columns: x => new { x.SchoolId, x.SeenByUserId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "SchoolId", "UserId" });
                    table.ForeignKey(
                        name: "FK_SecondFactorResets_Memberships_SchoolId_UserId",
                        columns: x => new { x.SchoolId, x.UserId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "SchoolId", "UserId" });
                    table.ForeignKey(
                        name: "FK_SecondFactorResets_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_SecondFactorResets_SchoolId_ResetByUserId",
                table: "SecondFactorResets",
                columns: new[] { "SchoolId", "ResetByUserId" });

            migrationBuilder.CreateIndex(
                name: "IX_SecondFactorResets_SchoolId_SeenByUserId",
                table: "SecondFactorResets",
                columns: new[] { "SchoolId", "SeenByUserId" });

            migrationBuilder.CreateIndex(
                name: "IX_SecondFactorResets_SchoolId_UserId",
                table: "SecondFactorResets",
                columns: new[] { "SchoolId", "UserId" });

            migrationBuilder.Sql("""
                INSERT INTO "SecondFactorResets" ("SchoolId", "Id", "UserId", "ResetByUserId", "ResetAt", "SeenByUserId", "SeenAt")
                SELECT "SchoolId", "Id", "UserId", "ResetByUserId", "ResetAt", "SeenByUserId", "SeenAt" FROM "AccountResets" WHERE "Lock" = 'SecondFactor';
                """);

            migrationBuilder.DropTable(
                name: "AccountResets");
        }
    }
}
