namespace FakeDetect.Models;

/// <summary>
/// The models of this machine: the sub-folders of a few folders, searched in order. The first of a name wins.
/// </summary>
public sealed class ModelStore
{
    /// <summary>The environment variable with folders to search first, separated as in PATH.</summary>
    public const string EnvironmentVariable = "FAKEDETECT_MODELS";

    /// <summary>The file beside the models that names the default one.</summary>
    public const string DefaultFile = "default";

    /// <summary>A store over these folders; those that are missing hold no models.</summary>
    /// <param name="folders">Absolute paths, in the order of the search.</param>
    public ModelStore(IEnumerable<string> folders)
    {
        StringComparer paths = OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        Folders = [.. folders.Select(f => Path.TrimEndingDirectorySeparator(Path.GetFullPath(f))).Distinct(paths)];
    }

    /// <summary>The folders, in the order of the search.</summary>
    public IReadOnlyList<string> Folders { get; }

    /// <summary>The folder of this user's models; null where the system names no such place.</summary>
    public static string? UserFolder
    {
        get
        {
            string local = Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData,
                Environment.SpecialFolderOption.DoNotVerify
            );
            return local.Length == 0 ? null : Path.Combine(local, "FakeDetect", "models");
        }
    }

    /// <summary>
    /// The store as users know it: the folders of <c>FAKEDETECT_MODELS</c>, then <see cref="UserFolder"/>, then
    /// <c>models</c> below the module.
    /// </summary>
    /// <param name="moduleRoot">The folder of the module's manifest; null: none.</param>
    public static ModelStore Open(string? moduleRoot)
    {
        string[] named =
            Environment
                .GetEnvironmentVariable(EnvironmentVariable)
                ?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            ?? [];
        List<string> folders = [.. named];
        if (UserFolder is { } user)
            folders.Add(user);
        if (moduleRoot is not null)
            folders.Add(Path.Combine(moduleRoot, "models"));
        return new ModelStore(folders);
    }

    /// <summary>
    /// All models, broken ones with their error, in the order of the search and by name in each folder. One bad folder
    /// never hides the others.
    /// </summary>
    /// <param name="verifyHashes">Compares each model.onnx with its card; false where speed counts, as in completion.</param>
    public IReadOnlyList<ModelEntry> List(bool verifyHashes = true)
    {
        List<ModelEntry> entries = [];
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (string folder in Folders.SelectMany(ModelFolders))
            entries.Add(Read(folder, verifyHashes, shadowed: !names.Add(Path.GetFileName(folder))));
        return entries;
    }

    /// <summary>
    /// The name in the first file <c>default</c> of the folders, in the order of the search: the model that is meant where
    /// none is named. Null when there is no such file.
    /// </summary>
    public string? DefaultName =>
        Folders
            .Select(f => Path.Combine(f, DefaultFile))
            .Where(File.Exists)
            .Select(f => File.ReadAllText(f).Trim())
            .FirstOrDefault(name => name.Length > 0);

    /// <summary>Finds a model and checks its hash.</summary>
    /// <param name="nameOrPath">
    /// A model's name (case does not matter), or the path of its folder or of a file in it. What holds a separator is a
    /// path; callers with a current folder of their own resolve it first.
    /// </param>
    /// <param name="verifyHash">Compares model.onnx with its card; false where whoever loads the graph does so.</param>
    /// <exception cref="ModelInvalidException">There is none, or it is refused.</exception>
    public DetectorModel Find(string nameOrPath, bool verifyHash = true)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(nameOrPath);
        DetectorModel model = ModelFolderReader.Read(Locate(nameOrPath));
        if (verifyHash)
            ModelFolderReader.VerifyHash(model);
        return model;
    }

    private static ModelEntry Read(string folder, bool verifyHash, bool shadowed)
    {
        string name = Path.GetFileName(folder);
        try
        {
            DetectorModel model = ModelFolderReader.Read(folder);
            if (verifyHash)
                ModelFolderReader.VerifyHash(model);
            return new ModelEntry(name, folder, model, null, shadowed);
        }
        catch (ModelInvalidException e)
        {
            return new ModelEntry(name, folder, null, e, shadowed);
        }
    }

    private string Locate(string nameOrPath)
    {
        bool isPath =
            nameOrPath.AsSpan().ContainsAny(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar)
            || nameOrPath is "." or "..";
        if (!isPath)
        {
            string? found = Folders
                .SelectMany(ModelFolders)
                .FirstOrDefault(f =>
                    string.Equals(Path.GetFileName(f), nameOrPath, StringComparison.OrdinalIgnoreCase)
                );
            if (found is not null)
                return found;
        }
        if (Directory.Exists(nameOrPath))
            return nameOrPath;
        if (File.Exists(nameOrPath))
            return Path.GetDirectoryName(Path.GetFullPath(nameOrPath))!;
        throw NotFound(nameOrPath, isPath);
    }

    private ModelInvalidException NotFound(string nameOrPath, bool isPath)
    {
        string[] names =
        [
            .. Folders
                .SelectMany(ModelFolders)
                .Select(f => Path.GetFileName(f)!)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
        string there =
            names.Length == 0
                ? $"no models are installed in {string.Join(", ", Folders.Select(f => $"'{f}'"))}"
                : $"installed models: {string.Join(", ", names)}";
        return new ModelInvalidException(
            "ModelNotFound",
            nameOrPath,
            isPath ? $"No model was found at '{nameOrPath}'." : $"The model '{nameOrPath}' was not found; {there}.",
            "Name one of the models that Get-DetectorModel lists, or the path of a model's folder."
        );
    }

    /// <summary>The sub-folders that hold a card or a graph. Hidden ones are unfinished writes.</summary>
    private static IEnumerable<string> ModelFolders(string root)
    {
        string[] folders;
        try
        {
            folders = Directory.Exists(root) ? Directory.GetDirectories(root) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that may not be listed offers no models; a model in it is still found by its path.
            return [];
        }
        Array.Sort(folders, StringComparer.Ordinal);
        return folders.Where(f =>
            !Path.GetFileName(f).StartsWith('.')
            && (
                File.Exists(Path.Combine(f, ModelFolderReader.CardFile))
                || File.Exists(Path.Combine(f, DetectorModel.OnnxFile))
            )
        );
    }
}
