using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SrpsWeb.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Evidence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "LogoId",
                table: "Schools",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "GroupId",
                table: "Interventions",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Evidence",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uuid", nullable: false),
                    Entry = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    EntryId = table.Column<Guid>(type: "uuid", nullable: false),
                    FileName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    MediaType = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    ContentHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    RecordedByUserId = table.Column<Guid>(type: "uuid", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Evidence", x => new { x.SchoolId, x.Id });
                    table.ForeignKey(
                        name: "FK_Evidence_CaseFiles_SchoolId_CaseFileId",
                        columns: x => new { x.SchoolId, x.CaseFileId },
                        principalTable: "CaseFiles",
                        principalColumns: new[] { "SchoolId", "Id" });
                    table.ForeignKey(
                        name: "FK_Evidence_Memberships_SchoolId_RecordedByUserId",
                        columns: x => new { x.SchoolId, x.RecordedByUserId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "SchoolId", "UserId" });
                    table.ForeignKey(
                        name: "FK_Evidence_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Interventions_SchoolId_GroupId",
                table: "Interventions",
                columns: new[] { "SchoolId", "GroupId" });

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_SchoolId_CaseFileId",
                table: "Evidence",
                columns: new[] { "SchoolId", "CaseFileId" });

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_SchoolId_EntryId",
                table: "Evidence",
                columns: new[] { "SchoolId", "EntryId" });

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_SchoolId_RecordedByUserId",
                table: "Evidence",
                columns: new[] { "SchoolId", "RecordedByUserId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Evidence");

            migrationBuilder.DropIndex(
                name: "IX_Interventions_SchoolId_GroupId",
                table: "Interventions");

            migrationBuilder.DropColumn(
                name: "LogoId",
                table: "Schools");

            migrationBuilder.DropColumn(
                name: "GroupId",
                table: "Interventions");
        }
    }
}
