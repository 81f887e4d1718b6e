namespace FakeDetect.Files;

/// <summary>Writes files whole or not at all: under a temporary name first, which then takes the place of the real one.</summary>
public static class OutputFile
{
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
        ArgumentNullException.ThrowIfNull(write);
        using FileStream stream = Create(path, overwrite, out string temporary);
        try
        {
            write(stream);
            stream.Dispose();
            Finish(temporary, path, overwrite);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Failed(path, failure);
        }
        finally
        {
            // Nothing is left of it after a success.
            Remove(temporary, stream);
        }
    }

    /// <summary>Throws when a file exists that may not be replaced: asked before long work is begun.</summary>
    /// <exception cref="OutputFailedException">The file exists, or a folder has its name.</exception>
    public static void RequireFree(string path, bool overwrite)
    {
        if (Directory.Exists(path))
            throw new OutputFailedException("OutputIsFolder", path, $"'{path}' is a folder.", "Name a file in it.");
        if (File.Exists(path) && !overwrite)
            throw Exists(path);
    }

    private static FileStream Create(string path, bool overwrite, out string temporary)
    {
        RequireFree(path, overwrite);
        temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Failed(path, failure);
        }
    }

    private static void Finish(string temporary, string path, bool overwrite)
    {
        try
        {
            File.Move(temporary, path, overwrite);
        }
        catch (IOException) when (!overwrite && File.Exists(path))
        {
            // Somebody else wrote it meanwhile.
            throw Exists(path);
        }
    }

    private static OutputFailedException Failed(string path, Exception failure) =>
        new(
            "OutputNotWritten",
            path,
            $"'{path}' could not be written: {failure.Message}",
            "Check the folder's permissions and the free space.",
            failure
        );

    private static OutputFailedException Exists(string path) =>
        new("OutputExists", path, $"'{path}' exists already.", "Use -Force to replace it, or another name.");

    private static void Remove(string temporary, FileStream stream)
    {
        try
        {
            stream.Dispose();
            File.Delete(temporary);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one to tell.
        }
    }
}
