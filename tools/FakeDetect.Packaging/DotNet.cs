using System.Diagnostics;

namespace FakeDetect.Packaging;

/// <summary>Runs the dotnet command line.</summary>
internal static class DotNet
{
    /// <exception cref="PackagingException">It fails; its output has been shown.</exception>
    public static async Task Run(string workingFolder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = workingFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);

        // Set by the dotnet that runs this program; its child is to find its own.
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBUILD_EXE_PATH");

        using Process process = Process.Start(start) ?? throw new PackagingException("dotnet does not start.");
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            await Console.Error.WriteAsync(await output + await error);
            throw new PackagingException(
                $"dotnet {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}."
            );
        }
    }

    /// <summary>Publishes a project for a platform, compiled ahead of time (ReadyToRun), with its intermediate files in the platform's work folder. Projects that it only builds along are left out.</summary>
    public static Task Publish(RepositoryLayout repository, Platform platform, string project, string folder) =>
        Run(
            repository.Root,
            "publish",
            Path.Combine("src", project),
            "-c",
            "Release",
            "-r",
            platform.Rid,
            "--no-self-contained",
            "-v",
            "quiet",
            "--nologo",
            "--artifacts-path",
            repository.WorkOf(platform),
            "-o",
            folder,
            "-p:PublishReadyToRun=true",
            "-p:DebugType=none",
            "-p:BuildProjectReferences=false",
            $"-p:OnnxRuntime={platform.OnnxRuntime}",
            $"-p:ModuleOutput={Path.Combine(repository.WorkOf(platform), "module")}/"
        );
}
