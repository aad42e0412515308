using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SrpsWeb.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class DraftsAndImportProgress : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Attempts",
                table: "ImportBatches",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "EffectiveOn",
                table: "ImportBatches",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Failure",
                table: "ImportBatches",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "LeaseUntil",
                table: "ImportBatches",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "NotInFile",
                table: "ImportBatches",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Rows",
                table: "ImportBatches",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "RowsDone",
                table: "ImportBatches",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "StartedAt",
                table: "ImportBatches",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Drafts",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Path = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CaseFileId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Content = table.Column<string>(type: "TEXT", maxLength: 262144, nullable: false),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IsFinished = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Drafts", x => new { x.SchoolId, x.Id });
                    table.ForeignKey(
                        name: "FK_Drafts_CaseFiles_SchoolId_CaseFileId",
                        columns: x => new { x.SchoolId, x.CaseFileId },
                        principalTable: "CaseFiles",
                        principalColumns: new[] { "SchoolId", "Id" });
                    table.ForeignKey(
                        name: "FK_Drafts_Memberships_SchoolId_UserId",
                        columns: x => new { x.SchoolId, x.UserId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "SchoolId", "UserId" });
                    table.ForeignKey(
                        name: "FK_Drafts_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "OneImportAtATime",
                table: "ImportBatches",
                column: "SchoolId",
                unique: true,
                filter: "\"LeaseUntil\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_SchoolId_CaseFileId",
                table: "Drafts",
                columns: new[] { "SchoolId", "CaseFileId" });

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_SchoolId_UserId_Path",
                table: "Drafts",
                columns: new[] { "SchoolId", "UserId", "Path" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Drafts");

            migrationBuilder.DropIndex(
                name: "OneImportAtATime",
                table: "ImportBatches");

            migrationBuilder.DropColumn(
                name: "Attempts",
                table: "ImportBatches");

            migrationBuilder.DropColumn(
                name: "EffectiveOn",
                table: "ImportBatches");

            migrationBuilder.DropColumn(
                name: "Failure",
                table: "ImportBatches");

            migrationBuilder.DropColumn(
                name: "LeaseUntil",
                table: "ImportBatches");

            migrationBuilder.DropColumn(
                name: "NotInFile",
                table: "ImportBatches");

            migrationBuilder.DropColumn(
                name: "Rows",
                table: "ImportBatches");

            migrationBuilder.DropColumn(
                name: "RowsDone",
                table: "ImportBatches");

            migrationBuilder.DropColumn(
                name: "StartedAt",
                table: "ImportBatches");
        }
    }
}
