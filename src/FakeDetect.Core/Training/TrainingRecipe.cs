using System.Text.Json;
using System.Text.Json.Nodes;
using FakeDetect.Simulation;

namespace FakeDetect.Training;

/// <summary>
/// The recipe of a model: the options of its training without the places of one machine. It lies beside the model as
/// recipe.json, and in model.json as <c>training.recipe</c>.
/// </summary>
public static class TrainingRecipe
{
    /// <summary>The file's name in a model's folder.</summary>
    public const string FileName = "recipe.json";

    /// <summary>Options without absolute paths: of folders and files the last part stays, as a name of what to put there.</summary>
    public static TrainingOptions Of(TrainingOptions options) =>
        options with
        {
            TrainPath = Names(options.TrainPath),
            ValidationPath = Names(options.ValidationPath),
            PairPath = Names(options.PairPath),
            InitialModel = Names(options.InitialModel),
            OutputPath = Path.GetFileName(Path.TrimEndingDirectorySeparator(options.OutputPath)),
            RunPath = "",
            Resume = false,
            ResetOptimizer = false,
            Command = "",
        };

    /// <summary>A simulator's options without the places of one machine; its pictures are in pictures.tsv, with their hashes.</summary>
    public static SimulatorTrainingOptions Of(SimulatorTrainingOptions options) =>
        options with
        {
            Pictures = [],
            OutputPath = Path.GetFileName(Path.TrimEndingDirectorySeparator(options.OutputPath)),
        };

    /// <summary>Reads a recipe, an options file or a card. Relative paths are taken from the file's folder.</summary>
    /// <param name="file">recipe.json, options.json or model.json.</param>
    /// <exception cref="TrainingFailedException">The file cannot be read, or holds no recipe.</exception>
    public static TrainingOptions Read(string file)
    {
        try
        {
            JsonNode root = JsonNode.Parse(File.ReadAllText(file)) ?? throw new JsonException("The file holds null.");
            JsonNode recipe = root["training"]?["recipe"] ?? root;
            TrainingOptions options = TrainingJson.Read(recipe.ToJsonString());
            string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
            return options with
            {
                TrainPath = [.. options.TrainPath.Select(p => Path.GetFullPath(p, folder))],
                ValidationPath = [.. options.ValidationPath.Select(p => Path.GetFullPath(p, folder))],
                PairPath = [.. options.PairPath.Select(p => Path.GetFullPath(p, folder))],
                InitialModel = [.. options.InitialModel.Select(p => Path.GetFullPath(p, folder))],
            };
        }
        catch (Exception e)
            when (e is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            throw new TrainingFailedException(
                "RecipeInvalid",
                file,
                $"'{file}' is not a recipe: {e.Message}",
                "Name the recipe.json or model.json of a model that Invoke-DetectorTraining made.",
                e
            );
        }
    }

    private static string[] Names(IEnumerable<string> paths) =>
        [.. paths.Select(p => Path.GetFileName(Path.TrimEndingDirectorySeparator(p)))];
}
