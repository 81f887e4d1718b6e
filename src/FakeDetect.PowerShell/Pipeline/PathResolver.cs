using System.Collections.ObjectModel;
using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace FakeDetect;

/// <summary>
/// PowerShell paths to file-system paths: PowerShell's location, drives, ~ and provider prefixes are resolved; a path of
/// another provider, a missing file and a wildcard without a match are each an error, never silence.
/// </summary>
internal sealed class PathResolver(PSCmdlet cmdlet)
{
    /// <summary>Files and folders that a path, perhaps with wildcards, stands for.</summary>
    internal IReadOnlyList<ResolvedPath> Resolve(string path)
    {
        bool wildcard = WildcardPattern.ContainsWildcardCharacters(path);
        Collection<string> found;
        ProviderInfo provider;
        try
        {
            found = cmdlet.GetResolvedProviderPathFromPSPath(path, out provider);
        }
        catch (ItemNotFoundException missing)
        {
            return Missing(path, missing);
        }
        catch (RuntimeException invalid) when (IsPathFailure(invalid))
        {
            cmdlet.WriteError(Errors.PathInvalid(path, invalid));
            return [];
        }

        if (!IsFileSystem(path, provider))
            return [];
        if (found.Count == 0)
            return Missing(path, null);
        return [.. found.Select(match => new ResolvedPath(match, wildcard))];
    }

    /// <summary>The file or folder that a literal path stands for; null after an error when there is none.</summary>
    internal ResolvedPath? ResolveLiteral(string path)
    {
        if (ToFileSystem(path) is not { } literal)
            return null;
        if (File.Exists(literal) || Directory.Exists(literal))
            return new ResolvedPath(literal, FromWildcard: false);
        cmdlet.WriteError(Errors.PathNotFound(
            path, $"There is no file or folder '{literal}'.", "Check the spelling and the current location."));
        return null;
    }

    /// <summary>The absolute path of something that need not exist yet; null after an error when there can be none.</summary>
    internal string? ToFileSystem(string path)
    {
        try
        {
            string literal = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            return IsFileSystem(path, provider) ? literal : null;
        }
        catch (RuntimeException invalid) when (IsPathFailure(invalid))
        {
            cmdlet.WriteError(Errors.PathInvalid(path, invalid));
            return null;
        }
    }

    private static bool IsPathFailure(RuntimeException failure) =>
        failure is SessionStateException or ProviderInvocationException or WildcardPatternException;

    private bool IsFileSystem(string path, ProviderInfo provider)
    {
        if (provider.ImplementingType == typeof(FileSystemProvider))
            return true;
        cmdlet.WriteError(Errors.NotFileSystemPath(path, provider.Name));
        return false;
    }

    private ResolvedPath[] Missing(string path, ItemNotFoundException? cause)
    {
        bool wildcard = WildcardPattern.ContainsWildcardCharacters(path);
        if (wildcard && ExistsLiterally(path))
        {
            cmdlet.WriteError(Errors.PathNotFound(
                path,
                $"'{path}' was taken as a wildcard and matches nothing, but a file of exactly that name exists.",
                "Use -LiteralPath for names with brackets or asterisks.",
                cause));
        }
        else
        {
            cmdlet.WriteError(Errors.PathNotFound(
                path,
                wildcard ? $"Nothing matches '{path}'." : $"There is no file or folder '{path}'.",
                "Check the spelling and the current location.",
                cause));
        }

        return [];
    }

    private bool ExistsLiterally(string path)
    {
        try
        {
            string literal = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out _, out _);
            return File.Exists(literal) || Directory.Exists(literal);
        }
        catch (RuntimeException invalid) when (IsPathFailure(invalid))
        {
            return false;
        }
    }
}
