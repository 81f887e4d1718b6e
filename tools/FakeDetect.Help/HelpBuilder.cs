using System.Text;
using System.Xml;
using FakeDetect.Help.Cmdlets;
using FakeDetect.Help.Maml;
using FakeDetect.Help.Pages;
using FakeDetect.Help.Topics;

namespace FakeDetect.Help;

/// <summary>Pages and module to what Get-Help reads.</summary>
internal static class HelpBuilder
{
    private const string HelpFile = "FakeDetect.PowerShell.dll-Help.xml";

    internal static void Build(string manifest, string pages, string output)
    {
        // What is not finished is left out, and PageUpdater.Check fails for it: help never stands in the way of a build.
        List<(CommandPage Page, CmdletFacts Cmdlet)> entries = [];
        IReadOnlyList<CmdletFacts> cmdlets = CmdletReader.Read(manifest);
        if (cmdlets.Count == 0)
            throw new PageInvalidException(manifest, "the module exports no cmdlet; build it whole before its help");
        foreach (CmdletFacts cmdlet in cmdlets)
        {
            try
            {
                CommandPage page = PageReader.Read(Path.Combine(pages, cmdlet.Name + ".md"));
                PageRules.Check(page, cmdlet);
                entries.Add((page, cmdlet));
            }
            catch (PageInvalidException unfinished)
            {
                Console.WriteLine(unfinished.Message);
            }
        }

        Directory.CreateDirectory(output);
        foreach (string topic in Directory.GetFiles(pages, "about_*.md"))
            Write(
                Path.Combine(output, Path.GetFileNameWithoutExtension(topic) + ".help.txt"),
                Encoding.UTF8.GetBytes(AboutTopic.Of(topic))
            );

        using MemoryStream xml = new();
        using (
            XmlWriter writer = XmlWriter.Create(
                xml,
                new XmlWriterSettings
                {
                    Indent = true,
                    Encoding = new UTF8Encoding(false),
                    NewLineChars = "\n",
                }
            )
        )
            MamlDocument.Of(entries).Save(writer);
        Write(Path.Combine(output, HelpFile), xml.ToArray());
    }

    // Always written, so that its time says when the help was built.
    private static void Write(string path, byte[] content) => File.WriteAllBytes(path, content);
}
