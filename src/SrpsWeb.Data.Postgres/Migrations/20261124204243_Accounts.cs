using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SrpsWeb.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Accounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "LastCodeStep",
                table: "AspNetUsers",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "RoleProposals",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    ProposedByUserId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoleProposals", x => new { x.SchoolId, x.Id });
                    table.ForeignKey(
                        name: "FK_RoleProposals_Memberships_SchoolId_ProposedByUserId",
                        columns: x => new { x.SchoolId, x.ProposedByUserId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "SchoolId", "UserId" });
                    table.ForeignKey(
                        name: "FK_RoleProposals_Memberships_SchoolId_UserId",
                        columns: x => new { x.SchoolId, x.UserId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "SchoolId", "UserId" });
                    table.ForeignKey(
                        name: "FK_RoleProposals_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "SecondFactorResets",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    ResetByUserId = table.Column<Guid>(type: "uuid", nullable: false),
                    ResetAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SeenByUserId = table.Column<Guid>(type: "uuid", nullable: true),
                    SeenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
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

            migrationBuilder.CreateTable(
                name: "SignInSessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    IsShared = table.Column<bool>(type: "boolean", nullable: false),
                    Browser = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    System = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    Address = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignInSessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SignInSessions_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_RoleProposals_SchoolId_ProposedByUserId",
                table: "RoleProposals",
                columns: new[] { "SchoolId", "ProposedByUserId" });

            migrationBuilder.CreateIndex(
                name: "IX_RoleProposals_SchoolId_UserId_Role",
                table: "RoleProposals",
                columns: new[] { "SchoolId", "UserId", "Role" },
                unique: true);

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

            migrationBuilder.CreateIndex(
                name: "IX_SignInSessions_UserId_EndsAt",
                table: "SignInSessions",
                columns: new[] { "UserId", "EndsAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RoleProposals");

            migrationBuilder.DropTable(
                name: "SecondFactorResets");

            migrationBuilder.DropTable(
                name: "SignInSessions");

            migrationBuilder.DropColumn(
                name: "LastCodeStep",
                table: "AspNetUsers");
        }
    }
}
