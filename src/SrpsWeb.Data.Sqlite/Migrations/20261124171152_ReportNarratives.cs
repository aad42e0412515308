using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SrpsWeb.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ReportNarratives : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ReportNarratives",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Section = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1500, nullable: true),
                    Basis = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    RecordedByUserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportNarratives", x => new { x.SchoolId, x.Id });
                    table.ForeignKey(
                        name: "FK_ReportNarratives_Memberships_SchoolId_RecordedByUserId",
                        columns: x => new { x.SchoolId, x.RecordedByUserId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "SchoolId", "UserId" });
                    table.ForeignKey(
                        name: "FK_ReportNarratives_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_ReportNarratives_SchoolId_Month_Section_Sequence",
                table: "ReportNarratives",
                columns: new[] { "SchoolId", "Month", "Section", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReportNarratives_SchoolId_RecordedByUserId",
                table: "ReportNarratives",
                columns: new[] { "SchoolId", "RecordedByUserId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ReportNarratives");
        }
    }
}
