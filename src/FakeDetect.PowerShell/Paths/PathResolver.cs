using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace FakeDetect;

/// <summary>
/// PowerShell paths to file-system paths: PowerShell's location, drives, ~ and provider prefixes are resolved; a path of
/// another provider, a missing file and a wildcard without a match are each an error, never silence.
/// </summary>
internal sealed class PathResolver(PSCmdlet cmdlet)
{
    /// <summary>Files and folders that a path, perhaps with wildcards, stands for; hidden ones match a wildcard only with <paramref name="force"/>.</summary>
    internal IReadOnlyList<ResolvedPath> Resolve(string path, bool force)
    {
        if (ToFileSystem(path) is null)
            return [];
        bool wildcard = WildcardPattern.ContainsWildcardCharacters(path);
        try
        {
            IReadOnlyList<string> found =
                wildcard && force ? Match(path) : cmdlet.GetResolvedProviderPathFromPSPath(path, out _);
            return found.Count == 0
                ? Missing(path, null)
                : [.. found.Select(match => new ResolvedPath(match, wildcard))];
        }
        catch (ItemNotFoundException missing)
        {
            return Missing(path, missing);
        }
        catch (Exception invalid) when (IsPathFailure(invalid))
        {
            cmdlet.WriteError(Errors.PathInvalid(path, invalid));
            return [];
        }
    }

    /// <summary>What else a wildcard matches when hidden files and folders count.</summary>
    internal IEnumerable<string> HiddenMatches(string path, IReadOnlyList<ResolvedPath> found)
    {
        try
        {
            return WildcardPattern.ContainsWildcardCharacters(path)
                ? Match(path).Except(found.Select(static item => item.Path))
                : [];
        }
        catch (Exception failure) when (IsPathFailure(failure))
        {
            return [];
        }
    }

    /// <summary>The file or folder that a literal path stands for; null after an error when there is none.</summary>
    internal ResolvedPath? ResolveLiteral(string path)
    {
        if (ToFileSystem(path) is not { } literal)
            return null;
        if (File.Exists(literal) || Directory.Exists(literal))
            return new ResolvedPath(literal, FromWildcard: false);
        cmdlet.WriteError(
            Errors.PathNotFound(
                path,
                $"The file or folder '{literal}' does not exist.",
                "Check the spelling and the current location."
            )
        );
        return null;
    }

    /// <summary>The absolute path of something that need not exist yet; null after an error when there can be none.</summary>
    internal string? ToFileSystem(string path)
    {
        string? literal = TryFileSystem(path, out ErrorRecord? error);
        if (error is not null)
            cmdlet.WriteError(error);
        return literal;
    }

    /// <summary>The absolute path of something that need not exist yet, or the error that says why there can be none.</summary>
    internal string? TryFileSystem(string path, out ErrorRecord? error)
    {
        error = null;
        try
        {
            string literal = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(
                path,
                out ProviderInfo provider,
                out _
            );
            if (provider.ImplementingType == typeof(FileSystemProvider))
                return literal;
            error = Errors.NotFileSystemPath(path, provider.Name);
        }
        catch (Exception invalid) when (IsPathFailure(invalid))
        {
            error = Errors.PathInvalid(path, invalid);
        }

        return null;
    }

    private static bool IsPathFailure(Exception failure) =>
        failure
            is SessionStateException
                or ProviderInvocationException
                or WildcardPatternException
                or ArgumentException
                or NotSupportedException;

    private string[] Match(string wildcard) =>
        [
            .. cmdlet
                .InvokeProvider.Item.Get([wildcard], force: true, literalPath: false)
                .Select(static item => item.BaseObject)
                .OfType<FileSystemInfo>()
                .Select(static item => item.FullName),
        ];

    private ResolvedPath[] Missing(string path, ItemNotFoundException? cause)
    {
        bool wildcard = WildcardPattern.ContainsWildcardCharacters(path);
        if (wildcard && TryFileSystem(path, out _) is { } literal && Path.Exists(literal))
        {
            cmdlet.WriteError(
                Errors.PathNotFound(
                    path,
                    $"The wildcard '{path}' matches nothing, but a file with exactly this name exists.",
                    "Use -LiteralPath for names with brackets or asterisks.",
                    cause
                )
            );
        }
        else
        {
            cmdlet.WriteError(
                Errors.PathNotFound(
                    path,
                    wildcard ? $"Nothing matches '{path}'." : $"The file or folder '{path}' does not exist.",
                    "Check the spelling and the current location.",
                    cause
                )
            );
        }

        return [];
    }
}
