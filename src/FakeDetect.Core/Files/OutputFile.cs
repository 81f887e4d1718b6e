namespace FakeDetect.Files;

/// <summary>
/// Writes files whole or not at all: beside the real one under a temporary name, flushed to the disk, then renamed. Neither a
/// failure nor a loss of power leaves half a file under the real name.
/// </summary>
public static class OutputFile
{
    private const string TemporaryMark = ".new-";

    /// <summary>Writes a file, and the folders above it where they are missing.</summary>
    /// <param name="path">The absolute path.</param>
    /// <param name="content">All of it.</param>
    /// <param name="overwrite">Whether a file of that name is replaced.</param>
    /// <exception cref="OutputFailedException">The file exists and may not be replaced, or cannot be written.</exception>
    public static void Write(string path, byte[] content, bool overwrite) =>
        Write(path, stream => stream.Write(content), overwrite);

    /// <summary>Writes a file piece by piece.</summary>
    /// <param name="path">The absolute path.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="overwrite">Whether a file of that name is replaced.</param>
    /// <exception cref="OutputFailedException">The file exists and may not be replaced, or cannot be written.</exception>
    public static void Write(string path, Action<Stream> write, bool overwrite)
    {
        RequireFree(path, overwrite);
        try
        {
            Put(path, write, static _ => { }, overwrite);
        }
        catch (IOException) when (!overwrite && File.Exists(path))
        {
            // Somebody else wrote it meanwhile.
            throw Exists(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OutputFailedException(
                "OutputNotWritten",
                path,
                $"'{path}' could not be written: {failure.Message}",
                "Check the folder's permissions and the free space.",
                failure
            );
        }
    }

    /// <summary>Writes or replaces a file, for callers that have error messages of their own.</summary>
    /// <param name="path">The path.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write it.</exception>
    public static void Replace(string path, Action<Stream> write) => Replace(path, write, static _ => { });

    /// <summary>Writes or replaces a file that must pass a check before it takes its name.</summary>
    /// <param name="path">The path.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="check">Gets the path of the finished temporary file. If it throws, nothing is left of the file.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write it.</exception>
    public static void Replace(string path, Action<Stream> write, Action<string> check) =>
        Put(path, write, check, overwrite: true);

    /// <summary>Throws when a file exists that may not be replaced: asked before long work is begun.</summary>
    /// <param name="path">The absolute path.</param>
    /// <param name="overwrite">Whether a file of that name is replaced.</param>
    /// <exception cref="OutputFailedException">The file exists, or a folder has its name.</exception>
    public static void RequireFree(string path, bool overwrite)
    {
        if (Directory.Exists(path))
            throw new OutputFailedException(
                "OutputIsFolder",
                path,
                $"'{path}' is a folder, not a file.",
                "Name a file in it."
            );
        if (File.Exists(path) && !overwrite)
            throw Exists(path);
    }

    /// <summary>Removes the temporary files that killed processes left in a folder. No other process may be writing there.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="names">The files' real names; wildcards.</param>
    public static void RemoveLeftovers(string folder, string names)
    {
        foreach (string file in Directory.EnumerateFiles(folder, $"{names}{TemporaryMark}*"))
            File.Delete(file);
    }

    private static void Put(string path, Action<Stream> write, Action<string> check, bool overwrite)
    {
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(check);
        string target = Path.GetFullPath(path),
            temporary = $"{target}{TemporaryMark}{Guid.NewGuid():N}";
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        try
        {
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            check(temporary);
            File.Move(temporary, target, overwrite);
        }
        finally
        {
            // Nothing is left of it after a success.
            Remove(temporary);
        }
    }

    private static OutputFailedException Exists(string path) =>
        new("OutputExists", path, $"'{path}' already exists.", "Use -Force to replace it, or another name.");

    private static void Remove(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one to tell.
        }
    }
}
