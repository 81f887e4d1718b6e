using System.Management.Automation;
using System.Text;

namespace FakeDetect.Console.Everyday;

/// <summary>Opens the text files that commands write.</summary>
internal static class TextFile
{
    /// <summary>The writer, or null when ShouldProcess said no. What goes wrong ends the command with an error that names the file.</summary>
    /// <param name="command">The command that writes.</param>
    /// <param name="path">A path of PowerShell; wildcards have no meaning in it.</param>
    /// <param name="encoding">Of the text.</param>
    /// <param name="append">Whether what the file holds stays.</param>
    /// <param name="noClobber">Whether a file that exists is an error.</param>
    public static StreamWriter? Create(PSCmdlet command, string path, Encoding encoding, bool append, bool noClobber)
    {
        string file = FileSystemPath.Literal(command, path);
        if (!command.ShouldProcess(file, append ? "Append to file" : "Write file"))
            return null;
        if (noClobber && !append && File.Exists(file))
            command.ThrowTerminatingError(Failures.FileExists(file));

        try
        {
            return new StreamWriter(file, append, encoding) { AutoFlush = true };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            command.ThrowTerminatingError(Failures.FileNotWritable(e, file));
            return null;
        }
    }
}
