using FakeDetect.Help.Cmdlets;

namespace FakeDetect.Help.Pages;

/// <summary>A parameter set as Get-Command -Syntax prints it.</summary>
internal static class SyntaxText
{
    private const int Width = 110;

    internal static string Of(CmdletFacts cmdlet, ParameterSetFacts set)
    {
        List<string> lines = [];
        string line = cmdlet.Name;
        foreach (string word in set.Parameters.Select(Word).Append("[<CommonParameters>]"))
        {
            if (line.Length + 1 + word.Length > Width)
            {
                lines.Add(line);
                line = "   ";
            }

            line += " " + word;
        }

        lines.Add(line);
        return string.Join('\n', lines);
    }

    private static string Word(ParameterFacts parameter)
    {
        string name = parameter.Position is null ? $"-{parameter.Name}" : $"[-{parameter.Name}]";
        string word = parameter.IsSwitch ? name : $"{name} <{parameter.Type}>";
        return parameter.IsMandatory ? word : $"[{word}]";
    }
}
