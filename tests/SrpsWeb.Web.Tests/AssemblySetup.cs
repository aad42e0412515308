using SrpsWeb.Testing;

// One running product for all page tests; each test works in a school of its own.
[assembly: AssemblyFixture(typeof(TestSite))]
