using System.Text.RegularExpressions;
using SrpsWeb.Application.Accounts;
using SrpsWeb.Application.Audit;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Web.Rendering;

/// <summary>A line of the audit trail in words.</summary>
public static partial class AuditWords
{
    /// <summary>What is read has its own words where it is no case.</summary>
    private static readonly Dictionary<(AuditAct, AuditSubject), string> Readings = new()
    {
        [(AuditAct.Opened, AuditSubject.Concern)] = "Audit.ReadConcern",
        [(AuditAct.Listed, AuditSubject.Concern)] = "Audit.ListedConcern",
        [(AuditAct.Opened, AuditSubject.PeerSupport)] = "Audit.ReadPeerSupport",
        [(AuditAct.Listed, AuditSubject.PeerSupport)] = "Audit.ListedPeerSupport",
        [(AuditAct.Opened, AuditSubject.Evidence)] = "Audit.OpenedEvidence",
    };

    /// <summary>What was done to what: "Membuka kasus", "Menambah pendampingan (3)".</summary>
    public static string WhatOf(AuditLine line, Texts texts)
    {
        var what = Readings.TryGetValue((line.Act, line.Subject), out var key) ? texts[key] : line.Act is AuditAct.Added or AuditAct.Changed or AuditAct.Removed ? texts["Audit.ActOnSubject", texts.Of(line.Act), texts.Of(line.Subject)] : texts.Of(line.Act);
        return line.Count > 1 && line.Subject is not (AuditSubject.Page or AuditSubject.SecretCases) ? texts["Audit.ActOnSeveral", what, line.Count] : what;
    }

    /// <summary>Whom it concerned, which role, which page; null where there is no more to say.</summary>
    public static string? MoreOf(AuditLine line, Texts texts)
    {
        var role = line.Subject switch
        {
            AuditSubject.MembershipRole or AuditSubject.RoleProposal when Enum.TryParse<SchoolRole>(line.Detail, out var given) => texts.Of(given),
            AuditSubject.CaseParticipant when Enum.TryParse<ParticipantKind>(line.Detail, out var kind) => texts.Of(kind),
            _ => null,
        };
        var account = line.Subject == AuditSubject.Account && AccountDetails.All.Contains(line.Detail, StringComparer.Ordinal) ? texts["Audit.Detail." + line.Detail] : null;
        var page = line.Act is AuditAct.Opened or AuditAct.Listed or AuditAct.Downloaded or AuditAct.Refused && line.Detail is { } detail ? PageIn(detail) : null;
        string?[] parts = [line.People, role, account, page];
        return parts.Any(part => !string.IsNullOrEmpty(part)) ? string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part))) : null;
    }

    /// <summary>The page's address without ids: "/kasus/…/pemetaan".</summary>
    private static string PageIn(string detail) => "/" + RouteValue().Replace(detail.Split(' ')[^1], "…");

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex RouteValue();
}
