using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SrpsWeb.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ImportProgress : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Attempts",
                table: "ImportBatches",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "EffectiveOn",
                table: "ImportBatches",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Failure",
                table: "ImportBatches",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "LeaseUntil",
                table: "ImportBatches",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "NotInFile",
                table: "ImportBatches",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Rows",
                table: "ImportBatches",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "RowsDone",
                table: "ImportBatches",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "StartedAt",
                table: "ImportBatches",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "OneImportAtATime",
                table: "ImportBatches",
                column: "SchoolId",
                unique: true,
                filter: "\"LeaseUntil\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
