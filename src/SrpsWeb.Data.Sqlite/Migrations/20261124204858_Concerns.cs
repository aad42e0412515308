using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SrpsWeb.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Concerns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Concerns",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Receipt = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ReportedByUserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReportedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    IsSecret = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsUrgent = table.Column<bool>(type: "INTEGER", nullable: false),
                    StudentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    StudentText = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Seen = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    InvolvedText = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AnsweredByUserId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CaseFileId = table.Column<Guid>(type: "TEXT", nullable: true),
                    NoCaseReason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Concerns", x => new { x.SchoolId, x.Id });
                    table.ForeignKey(
                        name: "FK_Concerns_CaseFiles_SchoolId_CaseFileId",
                        columns: x => new { x.SchoolId, x.CaseFileId },
                        principalTable: "CaseFiles",
                        principalColumns: new[] { "SchoolId", "Id" });
                    table.ForeignKey(
                        name: "FK_Concerns_Memberships_SchoolId_AnsweredByUserId",
                        columns: x => new { x.SchoolId, x.AnsweredByUserId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "SchoolId", "UserId" });
                    table.ForeignKey(
                        name: "FK_Concerns_Memberships_SchoolId_ReportedByUserId",
                        columns: x => new { x.SchoolId, x.ReportedByUserId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "SchoolId", "UserId" });
                    table.ForeignKey(
                        name: "FK_Concerns_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Concerns_Students_SchoolId_StudentId",
                        columns: x => new { x.SchoolId, x.StudentId },
                        principalTable: "Students",
                        principalColumns: new[] { "SchoolId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "PeerSupports",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Receipt = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RecordedByUserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    StudentText = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    CaseFileId = table.Column<Guid>(type: "TEXT", nullable: true),
                    LinkedByUserId = table.Column<Guid>(type: "TEXT", nullable: true),
                    LinkedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PeerSupports", x => new { x.SchoolId, x.Id });
                    table.ForeignKey(
                        name: "FK_PeerSupports_CaseFiles_SchoolId_CaseFileId",
                        columns: x => new { x.SchoolId, x.CaseFileId },
                        principalTable: "CaseFiles",
                        principalColumns: new[] { "SchoolId", "Id" });
                    table.ForeignKey(
                        name: "FK_PeerSupports_Memberships_SchoolId_LinkedByUserId",
                        columns: x => new { x.SchoolId, x.LinkedByUserId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "SchoolId", "UserId" });
                    table.ForeignKey(
                        name: "FK_PeerSupports_Memberships_SchoolId_RecordedByUserId",
                        columns: x => new { x.SchoolId, x.RecordedByUserId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "SchoolId", "UserId" });
                    table.ForeignKey(
                        name: "FK_PeerSupports_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "ConcernActs",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConcernId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Step = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    ByUserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConcernActs", x => new { x.SchoolId, x.Id });
                    table.ForeignKey(
                        name: "FK_ConcernActs_Concerns_SchoolId_ConcernId",
                        columns: x => new { x.SchoolId, x.ConcernId },
                        principalTable: "Concerns",
                        principalColumns: new[] { "SchoolId", "Id" });
                    table.ForeignKey(
                        name: "FK_ConcernActs_Memberships_SchoolId_ByUserId",
                        columns: x => new { x.SchoolId, x.ByUserId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "SchoolId", "UserId" });
                    table.ForeignKey(
                        name: "FK_ConcernActs_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "ConcernInvolved",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConcernId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConcernInvolved", x => new { x.SchoolId, x.ConcernId, x.UserId });
                    table.ForeignKey(
                        name: "FK_ConcernInvolved_Concerns_SchoolId_ConcernId",
                        columns: x => new { x.SchoolId, x.ConcernId },
                        principalTable: "Concerns",
                        principalColumns: new[] { "SchoolId", "Id" });
                    table.ForeignKey(
                        name: "FK_ConcernInvolved_Memberships_SchoolId_UserId",
                        columns: x => new { x.SchoolId, x.UserId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "SchoolId", "UserId" });
                    table.ForeignKey(
                        name: "FK_ConcernInvolved_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "ConcernSigns",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConcernId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sign = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConcernSigns", x => new { x.SchoolId, x.ConcernId, x.Sign });
                    table.ForeignKey(
                        name: "FK_ConcernSigns_Concerns_SchoolId_ConcernId",
                        columns: x => new { x.SchoolId, x.ConcernId },
                        principalTable: "Concerns",
                        principalColumns: new[] { "SchoolId", "Id" });
                    table.ForeignKey(
                        name: "FK_ConcernSigns_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_ConcernActs_SchoolId_ByUserId",
                table: "ConcernActs",
                columns: new[] { "SchoolId", "ByUserId" });

            migrationBuilder.CreateIndex(
                name: "IX_ConcernActs_SchoolId_ConcernId",
                table: "ConcernActs",
                columns: new[] { "SchoolId", "ConcernId" });

            migrationBuilder.CreateIndex(
                name: "IX_ConcernInvolved_SchoolId_UserId",
                table: "ConcernInvolved",
                columns: new[] { "SchoolId", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_Concerns_SchoolId_AnsweredByUserId",
                table: "Concerns",
                columns: new[] { "SchoolId", "AnsweredByUserId" });

            migrationBuilder.CreateIndex(
                name: "IX_Concerns_SchoolId_CaseFileId",
                table: "Concerns",
                columns: new[] { "SchoolId", "CaseFileId" });

            migrationBuilder.CreateIndex(
                name: "IX_Concerns_SchoolId_Receipt",
                table: "Concerns",
                columns: new[] { "SchoolId", "Receipt" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Concerns_SchoolId_ReportedAt",
                table: "Concerns",
                columns: new[] { "SchoolId", "ReportedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Concerns_SchoolId_ReportedByUserId",
                table: "Concerns",
                columns: new[] { "SchoolId", "ReportedByUserId" });

            migrationBuilder.CreateIndex(
                name: "IX_Concerns_SchoolId_StudentId",
                table: "Concerns",
                columns: new[] { "SchoolId", "StudentId" });

            migrationBuilder.CreateIndex(
                name: "IX_PeerSupports_SchoolId_CaseFileId",
                table: "PeerSupports",
                columns: new[] { "SchoolId", "CaseFileId" });

            migrationBuilder.CreateIndex(
                name: "IX_PeerSupports_SchoolId_LinkedByUserId",
                table: "PeerSupports",
                columns: new[] { "SchoolId", "LinkedByUserId" });

            migrationBuilder.CreateIndex(
                name: "IX_PeerSupports_SchoolId_Receipt",
                table: "PeerSupports",
                columns: new[] { "SchoolId", "Receipt" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PeerSupports_SchoolId_RecordedAt",
                table: "PeerSupports",
                columns: new[] { "SchoolId", "RecordedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PeerSupports_SchoolId_RecordedByUserId",
                table: "PeerSupports",
                columns: new[] { "SchoolId", "RecordedByUserId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ConcernActs");

            migrationBuilder.DropTable(
                name: "ConcernInvolved");

            migrationBuilder.DropTable(
                name: "ConcernSigns");

            migrationBuilder.DropTable(
                name: "PeerSupports");

            migrationBuilder.DropTable(
                name: "Concerns");
        }
    }
}
