using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Access;

/// <summary>What ties the viewer to a case, beside the role.</summary>
public enum Tie
{
    Stranger,
    OwnClass,
    Responsible,
    Named,

    /// <summary>Excluding somebody makes every case Secret, so this tie exists there only.</summary>
    Excluded,
}

/// <summary>The rows General, Restricted and Secret case of access.md, cell by cell.</summary>
public sealed class CaseAccessMatrixTests
{
    private const string Matrix = """
        role         case        Stranger    OwnClass    Responsible Named       Excluded
        Operator     General     Refused     Refused     Refused     Refused     -
        Operator     Restricted  Refused     Refused     Refused     Refused     -
        Operator     Secret      Hidden      Hidden      Hidden      Hidden      Hidden
        Principal    General     Read        Read        Read        Read        -
        Principal    Restricted  Read        Read        Read        Read        -
        Principal    Secret      Hidden      Hidden      Read        Read        Hidden
        Coordinator  General     Write       Write       Write       Write       -
        Coordinator  Restricted  Write       Write       Write       Write       -
        Coordinator  Secret      Hidden      Hidden      Write       Write       Hidden
        Counsellor   General     Write       Write       Write       Write       -
        Counsellor   Restricted  Write       Write       Write       Write       -
        Counsellor   Secret      Hidden      Hidden      Write       Write       Hidden
        Homeroom     General     Refused     Write       Write       Write       -
        Homeroom     Restricted  Refused     Read        Write       Write       -
        Homeroom     Secret      Hidden      Hidden      Write       Write       Hidden
        Teacher      General     Refused     Refused     Refused     Refused     -
        Teacher      Restricted  Refused     Refused     Refused     Refused     -
        Teacher      Secret      Hidden      Hidden      Hidden      Hidden      Hidden
        OsisAdviser  General     Refused     Refused     Refused     Refused     -
        OsisAdviser  Restricted  Refused     Refused     Refused     Refused     -
        OsisAdviser  Secret      Hidden      Hidden      Hidden      Hidden      Hidden
        OsisMember   General     Refused     Refused     Refused     Refused     -
        OsisMember   Restricted  Refused     Refused     Refused     Refused     -
        OsisMember   Secret      Hidden      Hidden      Hidden      Hidden      Hidden
        Committee    General     Refused     Refused     Refused     Refused     -
        Committee    Restricted  Refused     Refused     Refused     Refused     -
        Committee    Secret      Hidden      Hidden      Hidden      Hidden      Hidden
        Facilitator  General     ReadByCode  ReadByCode  ReadByCode  ReadByCode  -
        Facilitator  Restricted  Refused     Refused     Refused     Refused     -
        Facilitator  Secret      Hidden      Hidden      Hidden      Hidden      Hidden
        """;

    public static TheoryData<SchoolRole, Confidentiality, Tie, CaseAccessLevel> Cells { get; } = Parse();

    [Theory]
    [MemberData(nameof(Cells))]
    public void For_RoleAndTie_IsTheCellOfTheMatrix(SchoolRole role, Confidentiality confidentiality, Tie tie, CaseAccessLevel expected)
    {
        var classGroupId = Guid.CreateVersion7();
        var viewer = Viewers.With(role);
        var builder = new CaseBuilder().Of(new StudentBuilder().InClass(classGroupId).Build()).Because(Factors.Demanding(confidentiality));
        switch (tie)
        {
            case Tie.OwnClass:
                viewer = viewer.OfClass(classGroupId);
                break;
            case Tie.Responsible:
                builder.With(opening => opening with { ResponsibleUserId = viewer.UserId });
                break;
            case Tie.Named:
                builder.Naming(viewer.UserId);
                break;
            case Tie.Excluded:
                viewer = viewer.OfClass(classGroupId);
                builder.Naming(viewer.UserId).Excluding(viewer.UserId);
                break;
        }

        var caseFile = builder.Build();
        var decision = CaseAccess.For(viewer, caseFile);

        Assert.Equal(expected, decision.Level);
        Assert.Equal(expected >= CaseAccessLevel.ReadByCode, decision.MayOpen);
        Assert.Equal(expected >= CaseAccessLevel.Read, decision.MaySeeName);
        Assert.Equal(expected == CaseAccessLevel.Write, decision.MayWrite);
        Assert.Equal(decision.MayOpen, CaseAccess.OpenableBy(viewer).Compile()(caseFile));
    }

    [Fact]
    public void Matrix_CoversEveryRoleConfidentialityAndTie()
    {
        var cells = Cells.Select(row => row.Data).Select(cell => (cell.Item1, cell.Item2, cell.Item3)).ToHashSet();
        var expected =
            from role in Enum.GetValues<SchoolRole>()
            from confidentiality in Enum.GetValues<Confidentiality>()
            from tie in Enum.GetValues<Tie>()
            where tie != Tie.Excluded || confidentiality == Confidentiality.Secret
            select (role, confidentiality, tie);

        Assert.Equal(expected.ToHashSet(), cells);
    }

    private static TheoryData<SchoolRole, Confidentiality, Tie, CaseAccessLevel> Parse()
    {
        var cells = new TheoryData<SchoolRole, Confidentiality, Tie, CaseAccessLevel>();
        var rows = Matrix.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        foreach (var row in rows.Skip(1))
        {
            for (var column = 2; column < row.Length; column++)
            {
                if (row[column] != "-")
                    cells.Add(Enum.Parse<SchoolRole>(row[0]), Enum.Parse<Confidentiality>(row[1]), Enum.Parse<Tie>(rows[0][column]), Enum.Parse<CaseAccessLevel>(row[column]));
            }
        }

        return cells;
    }
}
