using FakeDetect.Help.Cmdlets;
using FakeDetect.Help.Pages;

namespace FakeDetect.Help;

/// <summary>Keeps what pages say of syntax and parameters as the module is.</summary>
internal static class PageUpdater
{
    /// <summary>Writes each page anew; a missing one is begun, with headings to be filled.</summary>
    internal static void Update(string manifest, string pages)
    {
        foreach (CmdletFacts cmdlet in CmdletReader.Read(manifest))
        {
            string file = FileOf(pages, cmdlet);
            File.WriteAllText(
                file,
                PageWriter.Write(File.Exists(file) ? PageReader.Read(file) : Empty(file, cmdlet), cmdlet)
            );
        }
    }

    /// <summary>Whether every page is complete and as the module is; what is not goes to standard error.</summary>
    internal static bool Check(string manifest, string pages)
    {
        bool good = true;
        foreach (CmdletFacts cmdlet in CmdletReader.Read(manifest))
        {
            try
            {
                string file = FileOf(pages, cmdlet);
                CommandPage page = PageReader.Read(file);
                PageRules.Check(page, cmdlet);
                if (File.ReadAllText(file).ReplaceLineEndings("\n") != PageWriter.Write(page, cmdlet))
                    throw new PageInvalidException(
                        file,
                        "syntax or parameters are not as the module has them; run FakeDetect.Help update"
                    );
            }
            catch (PageInvalidException invalid)
            {
                good = false;
                Console.Error.WriteLine(invalid.Message);
            }
        }

        return good;
    }

    private static string FileOf(string pages, CmdletFacts cmdlet) => Path.Combine(pages, cmdlet.Name + ".md");

    private static CommandPage Empty(string file, CmdletFacts cmdlet) =>
        new()
        {
            File = file,
            Name = cmdlet.Name,
            Synopsis = "",
            Description = "",
            Examples = [],
            Parameters = new Dictionary<string, ParameterEntry>(),
            Inputs = [],
            Outputs = [],
            Notes = "",
            Links = [],
        };
}
