using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SrpsWeb.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class StudentsAndCases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Aim",
                table: "Interventions",
                type: "TEXT",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SupportKind",
                table: "Interventions",
                type: "TEXT",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Companions",
                table: "HomeVisits",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CostObstacles",
                table: "HomeVisits",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FamilyView",
                table: "HomeVisits",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "GuardianTold",
                table: "HomeVisits",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Health",
                table: "HomeVisits",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Housing",
                table: "HomeVisits",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MetRelation",
                table: "HomeVisits",
                type: "TEXT",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SocialSupport",
                table: "HomeVisits",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SupportKind",
                table: "HomeVisits",
                type: "TEXT",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Surroundings",
                table: "HomeVisits",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SignsNote",
                table: "CaseFiles",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ResolvedOn",
                table: "CaseFactors",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CaseSigns",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sign = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseSigns", x => new { x.SchoolId, x.CaseFileId, x.Sign });
                    table.ForeignKey(
                        name: "FK_CaseSigns_CaseFiles_SchoolId_CaseFileId",
                        columns: x => new { x.SchoolId, x.CaseFileId },
                        principalTable: "CaseFiles",
                        principalColumns: new[] { "SchoolId", "Id" });
                    table.ForeignKey(
                        name: "FK_CaseSigns_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id");
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CaseSigns");

            migrationBuilder.DropColumn(
                name: "Aim",
                table: "Interventions");

            migrationBuilder.DropColumn(
                name: "SupportKind",
                table: "Interventions");

            migrationBuilder.DropColumn(
                name: "Companions",
                table: "HomeVisits");

            migrationBuilder.DropColumn(
                name: "CostObstacles",
                table: "HomeVisits");

            migrationBuilder.DropColumn(
                name: "FamilyView",
                table: "HomeVisits");

            migrationBuilder.DropColumn(
                name: "GuardianTold",
                table: "HomeVisits");

            migrationBuilder.DropColumn(
                name: "Health",
                table: "HomeVisits");

            migrationBuilder.DropColumn(
                name: "Housing",
                table: "HomeVisits");

            migrationBuilder.DropColumn(
                name: "MetRelation",
                table: "HomeVisits");

            migrationBuilder.DropColumn(
                name: "SocialSupport",
                table: "HomeVisits");

            migrationBuilder.DropColumn(
                name: "SupportKind",
                table: "HomeVisits");

            migrationBuilder.DropColumn(
                name: "Surroundings",
                table: "HomeVisits");

            migrationBuilder.DropColumn(
                name: "SignsNote",
                table: "CaseFiles");

            migrationBuilder.DropColumn(
                name: "ResolvedOn",
                table: "CaseFactors");
        }
    }
}
