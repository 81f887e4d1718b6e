using System.Collections.ObjectModel;
using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace FakeDetect.Console.Everyday;

/// <summary>Turns paths of PowerShell (its location, ~, drives, wildcards) into full paths of the file system.</summary>
internal static class FileSystemPath
{
    /// <summary>A path as it stands; it need not exist. A path of another provider ends the command.</summary>
    public static string Literal(PSCmdlet command, string path)
    {
        string file = command.SessionState.Path.GetUnresolvedProviderPathFromPSPath(
            path,
            out ProviderInfo provider,
            out _
        );
        if (!IsFileSystem(provider))
            command.ThrowTerminatingError(Failures.NotFileSystemPath(path, provider.Name));
        return file;
    }

    /// <summary>The files and folders that exist; an error for each path that names nothing. Wildcards that match nothing are silent, as in PowerShell.</summary>
    public static IEnumerable<string> Existing(PSCmdlet command, IEnumerable<string> paths, bool literal)
    {
        foreach (string path in paths)
        {
            ProviderInfo provider;
            Collection<string> found;
            if (literal)
            {
                string file = command.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out provider, out _);
                found = Path.Exists(file) ? [file] : [];
            }
            else
            {
                try
                {
                    found = command.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out provider);
                }
                catch (ItemNotFoundException)
                {
                    command.WriteError(Failures.PathNotFound(path));
                    continue;
                }
            }

            if (!IsFileSystem(provider))
                command.WriteError(Failures.NotFileSystemPath(path, provider.Name));
            else if (found.Count == 0 && (literal || !WildcardPattern.ContainsWildcardCharacters(path)))
                command.WriteError(Failures.PathNotFound(path));
            else
                foreach (string file in found)
                    yield return file;
        }
    }

    private static bool IsFileSystem(ProviderInfo provider) => provider.ImplementingType == typeof(FileSystemProvider);
}
