namespace FakeDetect.PowerShell.Tests.Hosting;

/// <summary>A folder of its own for one test, deleted after it.</summary>
public sealed class Sandbox : IDisposable
{
    public Sandbox()
    {
        Root = Directory.CreateTempSubdirectory("fakedetect-").FullName;
    }

    public string Root { get; }

    public string PathOf(string name) => Path.Combine(Root, name);

    /// <summary>A white picture, which the tiny detector calls fake.</summary>
    public string White(string name) => Picture(name, 255);

    /// <summary>A black picture, which the tiny detector calls real.</summary>
    public string Black(string name) => Picture(name, 0);

    /// <summary>A grey PNG of 40x40 pixels, whatever the name says.</summary>
    public string Picture(string name, byte grey, int side = 40) => Bytes(name, Png.Grey(grey, side));

    /// <summary>A file that begins like a PNG and ends there.</summary>
    public string Damaged(string name) => Bytes(name, Png.Grey(0, 8)[..20]);

    public string Text(string name, string content) => Bytes(name, System.Text.Encoding.UTF8.GetBytes(content));

    public string Bytes(string name, byte[] content)
    {
        string path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    public string Folder(string name) => Directory.CreateDirectory(PathOf(name)).FullName;

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
