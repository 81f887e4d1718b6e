namespace FakeDetect.PowerShell.Tests.Hosting;

/// <summary>A folder of its own for one test, deleted after it.</summary>
internal sealed class Sandbox : IDisposable
{
    internal Sandbox()
    {
        Root = Directory.CreateTempSubdirectory("fakedetect-").FullName;
    }

    internal string Root { get; }

    internal string PathOf(string name) => Path.Combine(Root, name);

    /// <summary>A white picture, which the tiny detector calls fake.</summary>
    internal string White(string name) => Picture(name, 255);

    /// <summary>A black picture, which the tiny detector calls real.</summary>
    internal string Black(string name) => Picture(name, 0);

    /// <summary>A grey PNG of 40x40 pixels, whatever the name says.</summary>
    internal string Picture(string name, byte grey, int side = 40) => Bytes(name, Png.Grey(grey, side));

    internal string Text(string name, string content) => Bytes(name, System.Text.Encoding.UTF8.GetBytes(content));

    internal string Bytes(string name, byte[] content)
    {
        string path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    internal string Folder(string name) => Directory.CreateDirectory(PathOf(name)).FullName;

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
