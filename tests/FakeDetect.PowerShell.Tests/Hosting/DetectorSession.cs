namespace FakeDetect.PowerShell.Tests.Hosting;

/// <summary>A session in which Test-FakeImage takes the tiny detector unless told otherwise, shared by the tests of a class.</summary>
public sealed class DetectorSession : IDisposable
{
    public DetectorSession()
    {
        Module = new ModuleSession();
        Module
            .Run("$global:PSDefaultParameterValues = @{ '*-*:Model' = $args[0] }", Repository.TinyDetector)
            .ThrowIfFailed();
    }

    public ModuleSession Module { get; }

    public RunResult Run(string script, params object[] arguments) => Module.Run(script, arguments);

    /// <summary>Runs a script with a folder as PowerShell's location.</summary>
    public RunResult RunIn(string folder, string script, params object[] arguments)
    {
        Module.Run("Set-Location -LiteralPath $args[0]", folder).ThrowIfFailed();
        return Module.Run(script, arguments);
    }

    public void Dispose() => Module.Dispose();
}
