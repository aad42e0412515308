using System.Reflection;
using System.Xml.Linq;

namespace SrpsWeb.Web.Tests.Architecture;

/// <summary>Dependencies point one way: Web → Application, Documents → Data → Domain. Only Web and the tests name a provider.</summary>
public sealed class DependencyTests
{
    private static readonly string[] Providers = ["Npgsql", "Sqlite"];

    [Theory]
    [InlineData("SrpsWeb.Domain")]
    [InlineData("SrpsWeb.Data", "SrpsWeb.Domain")]
    [InlineData("SrpsWeb.Data.Sqlite", "SrpsWeb.Data")]
    [InlineData("SrpsWeb.Data.Postgres", "SrpsWeb.Data")]
    [InlineData("SrpsWeb.Application", "SrpsWeb.Data")]
    [InlineData("SrpsWeb.Documents", "SrpsWeb.Application")]
    [InlineData("SrpsWeb.Web", "SrpsWeb.Application", "SrpsWeb.Data.Postgres", "SrpsWeb.Data.Sqlite", "SrpsWeb.Documents")]
    public void Project_RefersOnlyToTheProjectsBelow(string project, params string[] allowed) =>
        Assert.Empty(References(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension).Except(allowed));

    [Fact]
    public void EveryProject_IsCovered() =>
        Assert.Equal(7, Directory.GetFiles(Path.Combine(SourceTree.Root, "src"), "*.csproj", SearchOption.AllDirectories).Length);

    [Fact]
    public void Domain_HasNoPackageAndNoFramework()
    {
        Assert.Empty(References("SrpsWeb.Domain", "PackageReference"));
        Assert.Empty(References("SrpsWeb.Domain", "FrameworkReference"));
        Assert.All(Assembly.Load("SrpsWeb.Domain").GetReferencedAssemblies(), assembly => Assert.StartsWith("System.", assembly.Name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SrpsWeb.Domain")]
    [InlineData("SrpsWeb.Data")]
    [InlineData("SrpsWeb.Application")]
    [InlineData("SrpsWeb.Documents")]
    public void Assembly_UsesNeitherTheWebNorAProvider(string name)
    {
        var used = Assembly.Load(name).GetReferencedAssemblies().Select(assembly => assembly.Name!).ToList();

        Assert.DoesNotContain("SrpsWeb.Web", used);
        Assert.DoesNotContain(used, assembly => assembly.StartsWith("Microsoft.AspNetCore.Mvc", StringComparison.Ordinal) || assembly == "Microsoft.AspNetCore.Http");
        Assert.DoesNotContain(used, assembly => Providers.Any(provider => assembly.Contains(provider, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(Path.Combine(SourceTree.Root, "src", project, project + ".csproj")).Descendants(kind).Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/'));
}
