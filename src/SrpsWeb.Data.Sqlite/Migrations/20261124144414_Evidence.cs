using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SrpsWeb.Data.Sqlite.Migrations
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "GroupId",
                table: "Interventions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Evidence",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Entry = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    EntryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    MediaType = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    RecordedByUserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
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
