using FakeDetect.PowerShell.Tests.Hosting;

namespace FakeDetect.PowerShell.Tests.Help;

/// <summary>The folder that the examples of the help are run in: the files that they name, and a default model.</summary>
internal sealed class ExampleFolder : IDisposable
{
    private const string Variable = "FAKEDETECT_MODELS";

    private readonly Sandbox _sandbox = new();
    private readonly string? _before = Environment.GetEnvironmentVariable(Variable);

    internal ExampleFolder()
    {
        _sandbox.White("photo.jpg");
        _sandbox.White("pictures/a.png");
        _sandbox.Black("pictures/b.jpg");
        _sandbox.Black("pictures/img[1].png");
        _sandbox.White("pictures/holiday/c.webp");
        TinyModel.Copy(_sandbox.PathOf("my-model"));
        File.Copy(Path.Combine(Repository.TinyDetector, "model.onnx"), _sandbox.PathOf("network.onnx"));
        TinyModel.Copy(_sandbox.PathOf("models/example"));
        _sandbox.Text("models/default", "example");
        Environment.SetEnvironmentVariable(Variable, _sandbox.PathOf("models"));
    }

    internal string Root => _sandbox.Root;

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, _before);
        _sandbox.Dispose();
    }
}
