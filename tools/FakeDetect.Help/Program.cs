using FakeDetect.Help;
using FakeDetect.Help.Pages;

const string Usage = """
    usage: FakeDetect.Help <command> [<repository>]
      build    writes en-US, which Get-Help reads, from docs/en-US and the built module
      update   writes syntax and parameter facts into the pages; begins those that are missing
      check    fails where a page is incomplete, or update would change it
      figures  [<page> [<console host>]] after the repository: runs the commands of the pages' figures and writes what they print below them
    """;

string root = Path.GetFullPath(args.Length > 1 ? args[1] : ".");
string manifest = Path.Combine(root, "FakeDetect.psd1");
string pages = Path.Combine(root, "docs", "en-US");
try
{
    switch (args)
    {
        case ["build", ..]:
            HelpBuilder.Build(manifest, pages, Path.Combine(root, "en-US"));
            return 0;
        case ["update", ..]:
            PageUpdater.Update(manifest, pages);
            return 0;
        case ["check", ..]:
            return PageUpdater.Check(manifest, pages) ? 0 : 1;
        case ["figures", ..]:
            FigureBlocks.Update(
                root,
                pages,
                args.ElementAtOrDefault(2),
                args.ElementAtOrDefault(3)
                    ?? Path.Combine(
                        root,
                        "src",
                        "FakeDetect.Console",
                        "bin",
                        "Debug",
                        "net10.0",
                        "FakeDetect.Console.dll"
                    )
            );
            return 0;
        default:
            Console.Error.WriteLine(Usage);
            return 2;
    }
}
catch (PageInvalidException invalid)
{
    Console.Error.WriteLine(invalid.Message);
    return 1;
}
