using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Files;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Cases;

public sealed class EvidenceTests
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0, 0, 0, 0, 0, 0];

    private readonly CaseFile _case = new CaseBuilder().Build();

    [Fact]
    public void Attach_KeepsEachFileWithItsEntryAndSignature()
    {
        var note = Note(_case);
        var file = File("rumah.jpg");

        var kept = Assert.Single(_case.Attach(note, [file], Scene.Recorded));

        Assert.Equal((file.Id, _case.Id, EvidenceOf.Intervention, note.Id), (kept.Id, kept.CaseFileId, kept.Entry, kept.EntryId));
        Assert.Equal(("rumah.jpg", "image/jpeg", 2048, file.ContentHash), (kept.FileName, kept.MediaType, kept.Bytes, kept.ContentHash));
        Assert.Equal((Scene.Officer, Scene.Now), (kept.RecordedByUserId, kept.RecordedAt));
    }

    [Fact]
    public void Attach_ToAVisit_SaysSo()
    {
        var visit = _case.PlanHomeVisit(Guid.CreateVersion7(), Scene.Today, "Mengenal keluarga", Scene.Officer, Scene.Today, Scene.Recorded);

        Assert.Equal((EvidenceOf.HomeVisit, visit.Id), (_case.Attach(visit, [File("rumah.jpg")], Scene.Recorded)[0].Entry, _case.Attach(visit, [File("rumah.jpg")], Scene.Recorded)[0].EntryId));
    }

    [Fact]
    public void Attach_MoreThanFive_IsRefused() =>
        Refused.With("Evidence.TooMany", "Files", () => _case.Attach(Note(_case), [.. Enumerable.Range(1, 6).Select(number => File($"{number}.jpg"))], Scene.Recorded), 5);

    [Fact]
    public void Attach_ToAnEntryOfAnotherCase_IsAMistakeOfTheProgram() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _case.Attach(Note(new CaseBuilder().Build()), [File("rumah.jpg")], Scene.Recorded));

    [Fact]
    public void RequireSize_FiveMegabytes_AreTheMost()
    {
        Evidence.RequireSize("rumah.jpg", 5 * 1024 * 1024);
        Refused.With("Evidence.TooLarge", "Files", () => Evidence.RequireSize("rumah.jpg", (5 * 1024 * 1024) + 1), "rumah.jpg", 5);
        Refused.With("Evidence.Empty", "Files", () => Evidence.RequireSize("rumah.jpg", 0), "rumah.jpg");
    }

    [Fact]
    public void RequireKind_TakesPhotosAndPdfsAlone()
    {
        Assert.Equal(FileKind.Jpeg, Evidence.RequireKind("rumah.pdf", Jpeg));
        Refused.With("Evidence.Heic", "Files", () => Evidence.RequireKind("IMG_1.HEIC", [0, 0, 0, 28, .. "ftypheic"u8]), "IMG_1.HEIC");
        Refused.With("Evidence.TypeRefused", "Files", () => Evidence.RequireKind("rumah.jpg", "<html><body></body></html>"u8), "rumah.jpg");
    }

    private static Intervention Note(CaseFile file) =>
        file.LogIntervention(Guid.CreateVersion7(), Guid.CreateVersion7(), Scene.Today, Scene.Officer, 45, "Konseling.", null, null, Scene.Today, Scene.Recorded);

    private static EvidenceFile File(string name) => new(Guid.CreateVersion7(), name, "image/jpeg", 2048, new string('a', 64));
}
