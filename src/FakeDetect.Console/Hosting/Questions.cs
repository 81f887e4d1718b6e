using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace FakeDetect.Console.Hosting;

/// <summary>The questions that the engine asks: a missing mandatory parameter, -Confirm. Where nobody can answer, an error says so.</summary>
internal sealed class Questions(Terminal terminal, TextReader input)
{
    /// <exception cref="HostException">Standard input is not a terminal, or it has ended.</exception>
    public string ReadLine()
    {
        if (!terminal.CanAsk)
            throw new HostException(
                "A question was asked, but nobody can answer it: standard input or output is not a terminal. Give all mandatory parameters; -Confirm:$false or -Force where a command asks for confirmation."
            );
        return input.ReadLine() ?? throw new HostException("Standard input has ended.");
    }

    public Dictionary<string, PSObject> AskForValues(
        string caption,
        string message,
        Collection<FieldDescription> descriptions
    )
    {
        Introduce(caption, message);
        var answers = new Dictionary<string, PSObject>(StringComparer.OrdinalIgnoreCase);
        foreach (FieldDescription field in descriptions)
            answers[field.Name] = field.ParameterTypeFullName.EndsWith("[]", StringComparison.Ordinal)
                ? PSObject.AsPSObject(AskForList(field.Name).ToArray())
                : PSObject.AsPSObject(Ask($"{field.Name}: "));
        return answers;
    }

    public int AskForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        Introduce(caption, message);
        string menu = string.Join(
            "  ",
            choices.Select(choice => $"[{KeyOf(choice)}] {choice.Label.Replace("&", "", StringComparison.Ordinal)}")
        );
        string standard = defaultChoice >= 0 ? $" (default is \"{KeyOf(choices[defaultChoice])}\")" : "";
        while (true)
        {
            string answer = Ask($"{menu}{standard}: ").Trim();
            if (answer.Length == 0 && defaultChoice >= 0)
                return defaultChoice;
            for (int i = 0; i < choices.Count; i++)
            {
                if (
                    answer.Equals(KeyOf(choices[i]), StringComparison.OrdinalIgnoreCase)
                    || answer.Equals(
                        choices[i].Label.Replace("&", "", StringComparison.Ordinal),
                        StringComparison.OrdinalIgnoreCase
                    )
                )
                    return i;
            }
        }
    }

    /// <summary>The letter after "&amp;" in the label, else the whole label.</summary>
    private static string KeyOf(ChoiceDescription choice)
    {
        int mark = choice.Label.IndexOf('&', StringComparison.Ordinal);
        return mark >= 0 && mark + 1 < choice.Label.Length
            ? choice.Label[mark + 1].ToString().ToUpper(CultureInfo.InvariantCulture)
            : choice.Label;
    }

    private IEnumerable<string> AskForList(string name)
    {
        for (int i = 0; ; i++)
        {
            string answer = Ask($"{name}[{i.ToString(CultureInfo.InvariantCulture)}]: ");
            if (answer.Length == 0)
                yield break;
            yield return answer;
        }
    }

    private string Ask(string question)
    {
        terminal.Error.Write(question);
        return ReadLine();
    }

    private void Introduce(string caption, string message)
    {
        if (!string.IsNullOrEmpty(caption))
            terminal.Error.WriteLine(caption);
        if (!string.IsNullOrEmpty(message))
            terminal.Error.WriteLine(message);
    }
}
