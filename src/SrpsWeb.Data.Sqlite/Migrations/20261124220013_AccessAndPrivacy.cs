using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SrpsWeb.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AccessAndPrivacy : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "AnonymisedOn",
                table: "Students",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PrivacyContact",
                table: "Schools",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "CaseParticipants",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LastCodeStep",
                table: "AspNetUsers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AnonymisationRequests",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StudentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Ground = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ProposedByUserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    DecidedByUserId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecisionReason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AnonymisationRequests", x => new { x.SchoolId, x.Id });
                    table.ForeignKey(
                        name: "FK_AnonymisationRequests_Memberships_SchoolId_DecidedByUserId",
                        columns: x => new { x.SchoolId, x.DecidedByUserId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "SchoolId", "UserId" });
                    table.ForeignKey(
                        name: "FK_AnonymisationRequests_Memberships_SchoolId_ProposedByUserId",
                        columns: x => new { x.SchoolId, x.ProposedByUserId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "SchoolId", "UserId" });
                    table.ForeignKey(
                        name: "FK_AnonymisationRequests_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_AnonymisationRequests_Students_SchoolId_StudentId",
                        columns: x => new { x.SchoolId, x.StudentId },
                        principalTable: "Students",
                        principalColumns: new[] { "SchoolId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ByUserId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Address = table.Column<string>(type: "TEXT", maxLength: 45, nullable: true),
                    Act = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    CaseFileId = table.Column<Guid>(type: "TEXT", nullable: true),
                    StudentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RecordIds = table.Column<string>(type: "TEXT", maxLength: 3300, nullable: true),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    PreviousHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => new { x.SchoolId, x.Sequence });
                    table.ForeignKey(
                        name: "FK_AuditEntries_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "AuditHeads",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Count = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditHeads", x => x.SchoolId);
                    table.ForeignKey(
                        name: "FK_AuditHeads_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id");
                });

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
                name: "GuardianConsents",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StudentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    GuardianName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Relation = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    SharedWith = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    GivenOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    RecordedByUserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WithdrawnOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    WithdrawalReason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    WithdrawnByUserId = table.Column<Guid>(type: "TEXT", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GuardianConsents", x => new { x.SchoolId, x.Id });
                    table.ForeignKey(
                        name: "FK_GuardianConsents_Memberships_SchoolId_RecordedByUserId",
                        columns: x => new { x.SchoolId, x.RecordedByUserId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "SchoolId", "UserId" });
                    table.ForeignKey(
                        name: "FK_GuardianConsents_Memberships_SchoolId_WithdrawnByUserId",
                        columns: x => new { x.SchoolId, x.WithdrawnByUserId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "SchoolId", "UserId" });
                    table.ForeignKey(
                        name: "FK_GuardianConsents_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_GuardianConsents_Students_SchoolId_StudentId",
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
                name: "RetentionPeriods",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseYears = table.Column<int>(type: "INTEGER", nullable: false),
                    EvidenceYears = table.Column<int>(type: "INTEGER", nullable: false),
                    ConcernYears = table.Column<int>(type: "INTEGER", nullable: false),
                    ImportDays = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RetentionPeriods", x => new { x.SchoolId, x.Id });
                    table.ForeignKey(
                        name: "FK_RetentionPeriods_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "RoleProposals",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ProposedByUserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ResetByUserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ResetAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SeenByUserId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SeenAt = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    IsShared = table.Column<bool>(type: "INTEGER", nullable: false),
                    Browser = table.Column<string>(type: "TEXT", maxLength: 24, nullable: true),
                    System = table.Column<string>(type: "TEXT", maxLength: 24, nullable: true),
                    Address = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
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
                name: "IX_AnonymisationRequests_OneWaiting",
                table: "AnonymisationRequests",
                columns: new[] { "SchoolId", "StudentId" },
                unique: true,
                filter: "\"DecidedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AnonymisationRequests_SchoolId_DecidedByUserId",
                table: "AnonymisationRequests",
                columns: new[] { "SchoolId", "DecidedByUserId" });

            migrationBuilder.CreateIndex(
                name: "IX_AnonymisationRequests_SchoolId_ProposedByUserId",
                table: "AnonymisationRequests",
                columns: new[] { "SchoolId", "ProposedByUserId" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_SchoolId_ByUserId",
                table: "AuditEntries",
                columns: new[] { "SchoolId", "ByUserId" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_SchoolId_CaseFileId",
                table: "AuditEntries",
                columns: new[] { "SchoolId", "CaseFileId" });

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
                name: "IX_GuardianConsents_SchoolId_RecordedByUserId",
                table: "GuardianConsents",
                columns: new[] { "SchoolId", "RecordedByUserId" });

            migrationBuilder.CreateIndex(
                name: "IX_GuardianConsents_SchoolId_StudentId",
                table: "GuardianConsents",
                columns: new[] { "SchoolId", "StudentId" });

            migrationBuilder.CreateIndex(
                name: "IX_GuardianConsents_SchoolId_WithdrawnByUserId",
                table: "GuardianConsents",
                columns: new[] { "SchoolId", "WithdrawnByUserId" });

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

            migrationBuilder.CreateIndex(
                name: "OneRetentionOfASchool",
                table: "RetentionPeriods",
                column: "SchoolId",
                unique: true);

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

            // Schools that are there already begin their audit trail with the next act.
            migrationBuilder.Sql("""INSERT INTO "AuditHeads" ("SchoolId", "Count", "Hash") SELECT "Id", 0, '' FROM "Schools";""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AnonymisationRequests");

            migrationBuilder.DropTable(
                name: "AuditEntries");

            migrationBuilder.DropTable(
                name: "AuditHeads");

            migrationBuilder.DropTable(
                name: "ConcernActs");

            migrationBuilder.DropTable(
                name: "ConcernInvolved");

            migrationBuilder.DropTable(
                name: "ConcernSigns");

            migrationBuilder.DropTable(
                name: "GuardianConsents");

            migrationBuilder.DropTable(
                name: "PeerSupports");

            migrationBuilder.DropTable(
                name: "RetentionPeriods");

            migrationBuilder.DropTable(
                name: "RoleProposals");

            migrationBuilder.DropTable(
                name: "SecondFactorResets");

            migrationBuilder.DropTable(
                name: "SignInSessions");

            migrationBuilder.DropTable(
                name: "Concerns");

            migrationBuilder.DropColumn(
                name: "AnonymisedOn",
                table: "Students");

            migrationBuilder.DropColumn(
                name: "PrivacyContact",
                table: "Schools");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "CaseParticipants");

            migrationBuilder.DropColumn(
                name: "LastCodeStep",
                table: "AspNetUsers");
        }
    }
}
