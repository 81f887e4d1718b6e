namespace FakeDetect.Packaging;

internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        try
        {
            if (PackOptions.Parse(arguments) is not { } options)
            {
                Console.Out.Write(PackOptions.Usage);
                return 0;
            }

            var repository = RepositoryLayout.FindAbove(AppContext.BaseDirectory);
            ModuleManifest manifest = ModuleManifest.Read(repository.Manifest);
            if (options.Module)
                await DotNet.Run(repository.Root, "build", "tools/FakeDetect.Help", "-v", "quiet", "--nologo");
            foreach (Platform platform in options.Platforms)
            {
                if (options.Module)
                    await new ModulePackage(repository, manifest, platform).Build();
                if (options.Console)
                    await new ConsoleFolder(repository, platform).Build();
                if (options.Trainer && TrainerPackage.CanBeMadeFor(platform))
                    await new TrainerPackage(repository, manifest, platform).Build();
            }

            return 0;
        }
        catch (PackagingException e)
        {
            await Console.Error.WriteLineAsync($"pack: {e.Message}");
            return 1;
        }
    }
}
