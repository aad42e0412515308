using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SrpsWeb.Data.Postgres.Migrations
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
                type: "character varying(16)",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SupportKind",
                table: "Interventions",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Companions",
                table: "HomeVisits",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CostObstacles",
                table: "HomeVisits",
                type: "character varying(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FamilyView",
                table: "HomeVisits",
                type: "character varying(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "GuardianTold",
                table: "HomeVisits",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Health",
                table: "HomeVisits",
                type: "character varying(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Housing",
                table: "HomeVisits",
                type: "character varying(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MetRelation",
                table: "HomeVisits",
                type: "character varying(16)",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SocialSupport",
                table: "HomeVisits",
                type: "character varying(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SupportKind",
                table: "HomeVisits",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Surroundings",
                table: "HomeVisits",
                type: "character varying(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SignsNote",
                table: "CaseFiles",
                type: "character varying(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ResolvedOn",
                table: "CaseFactors",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CaseSigns",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sign = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false)
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
