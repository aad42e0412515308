using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SrpsWeb.Data.Postgres.Migrations
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
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Section = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "character varying(1500)", maxLength: 1500, nullable: true),
                    Basis = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    RecordedByUserId = table.Column<Guid>(type: "uuid", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
