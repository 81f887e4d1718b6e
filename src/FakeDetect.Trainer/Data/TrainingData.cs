using FakeDetect.Numerics;
using FakeDetect.Simulation;
using FakeDetect.Training;

namespace FakeDetect.Trainer.Data;

/// <summary>What a run trains and validates on.</summary>
/// <param name="Train">Single pictures to train on.</param>
/// <param name="Pairs">Pairs to train on.</param>
/// <param name="Validation">Pictures to validate on.</param>
internal sealed record TrainingData(
    IReadOnlyList<LabelledPicture> Train,
    IReadOnlyList<PicturePair> Pairs,
    IReadOnlyList<LabelledPicture> Validation
)
{
    /// <summary>Finds the pictures and holds sets out.</summary>
    /// <exception cref="DatasetInvalidException">Nothing to train on, or one label only.</exception>
    public static TrainingData Find(TrainingOptions options)
    {
        HashSet<string> excluded = new(options.ExcludeSet, StringComparer.Ordinal);
        List<LabelledPicture> all =
        [
            .. options
                .TrainPath.SelectMany(p => PictureFolder.Scan(p, options.TrainSplit, options.Class))
                .Where(p => !excluded.Contains(p.Set) && !excluded.Contains(p.SetKey)),
        ];
        // What the manifest knows of a picture holds for it as an original too.
        HashSet<string> lossy = [.. all.Where(p => p.Lossy).Select(p => p.Path)];
        List<PicturePair> pairs = [.. options.PairPath.SelectMany(p => ReadPairs(p, lossy))];
        if (all.Count > 0 || pairs.Count == 0)
            RequireBothLabels(all, options.TrainPath.Count > 0 ? options.TrainPath[0] : "");
        List<LabelledPicture> train = all,
            validation = [];
        // The reference's layout has a validation split beside the training split.
        IReadOnlyList<string> separate =
            options.ValidationPath.Count > 0
                ? options.ValidationPath
                : [.. options.TrainPath.Where(p => Directory.Exists(Path.Combine(p, options.ValidationSplit)))];
        if (separate.Count > 0)
            validation = [.. separate.SelectMany(p => PictureFolder.Scan(p, options.ValidationSplit, options.Class))];
        else if (options.HoldOut > 0)
            (train, validation) = HoldOut.Split(all, options.HoldOut, options.HoldOutSeed);
        if (all.Count > 0)
            RequireBothLabels(train, options.TrainPath[0]);

        // A pair whose original is held out would tell the network about it.
        HashSet<string> held = [.. validation.Select(p => p.Path)];
        pairs.RemoveAll(p => held.Contains(p.Real.Path));
        return new TrainingData(train, pairs, Limit(validation, options.ValidationLimit, options.HoldOutSeed));
    }

    private static IEnumerable<PicturePair> ReadPairs(string folder, HashSet<string> lossy) =>
        PairManifest
            .Read(folder)
            .Select(p => new PicturePair(
                new LabelledPicture(p.Original, false, p.Network, "pair", p.Network)
                {
                    Lossy = LossyFile.Is(p.Original) || lossy.Contains(p.Original),
                },
                new LabelledPicture(p.Fake, true, p.Network, "pair", p.Network) { Lossy = LossyFile.Is(p.Fake) }
            ));

    private static void RequireBothLabels(List<LabelledPicture> pictures, string folder)
    {
        int fakes = pictures.Count(p => p.Fake);
        if (fakes == 0 || fakes == pictures.Count)
        {
            throw new DatasetInvalidException(
                "OneLabel",
                folder,
                $"'{folder}' has {pictures.Count - fakes} real and {fakes} fake pictures; training needs both.",
                fakes == 0
                    ? "Add a folder 1_fake with pictures made by networks."
                    : "Add a folder 0_real with photographs."
            );
        }
    }

    private static List<LabelledPicture> Limit(List<LabelledPicture> pictures, int limit, long seed)
    {
        if (limit <= 0 || pictures.Count <= limit)
            return pictures;
        // Round after round one picture of each set, so that small sets stay whole.
        return
        [
            .. pictures
                .GroupBy(p => p.SetKey)
                .SelectMany(g =>
                    g.OrderBy(p => RandomStream.Hash(seed, p.Path)).Select((p, round) => (Picture: p, Round: round))
                )
                .OrderBy(x => x.Round)
                .ThenBy(x => RandomStream.Hash(seed, x.Picture.Path))
                .Take(limit)
                .Select(x => x.Picture)
                .OrderBy(p => p.Path, StringComparer.Ordinal),
        ];
    }
}
