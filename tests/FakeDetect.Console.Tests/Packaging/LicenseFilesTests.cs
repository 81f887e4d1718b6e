using FakeDetect.Packaging;

namespace FakeDetect.Console.Tests.Packaging;

public sealed class LicenseFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fakedetect-").FullName;

    [Fact]
    public void Only_packages_that_are_shipped_have_their_licences_collected()
    {
        Text("packages/shipped/1.0/LICENSE.txt", "shipped");
        Text("packages/trimmed/2.0/LICENSE.txt", "trimmed");
        Text("shipped/Shipped.dll", "");
        string assets = Text(
            "project.assets.json",
            $$"""
            {
              "packageFolders": { {{System.Text.Json.JsonSerializer.Serialize(
                Path.Combine(_folder, "packages")
            )}}: {} },
              "libraries": {
                "Shipped/1.0": { "type": "package", "path": "shipped/1.0", "files": [ "LICENSE.txt", "lib/net10.0/Shipped.dll" ] },
                "Trimmed/2.0": { "type": "package", "path": "trimmed/2.0", "files": [ "LICENSE.txt", "lib/net10.0/Trimmed.dll" ] },
                "Ours/3.0": { "type": "project", "path": "../Ours.csproj" }
              }
            }
            """
        );

        LicenseFiles.Copy(assets, Path.Combine(_folder, "shipped"), Path.Combine(_folder, "licenses"));

        string copied = Assert.Single(
            Directory.GetFiles(Path.Combine(_folder, "licenses"), "*", SearchOption.AllDirectories)
        );
        Assert.Equal(Path.Combine(_folder, "licenses", "Shipped.1.0", "LICENSE.txt"), copied);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Text(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
