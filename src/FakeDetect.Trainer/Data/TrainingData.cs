using FakeDetect.Datasets.Search;
using FakeDetect.Numerics;
using FakeDetect.Simulation;
using FakeDetect.Training;

namespace FakeDetect.Trainer.Data;

/// <summary>What a run trains and validates on.</summary>
/// <param name="Train">Single pictures to train on.</param>
/// <param name="Pairs">Pairs to train on.</param>
/// <param name="Validation">Pictures to validate on.</param>
/// <param name="LeftOut">What the folders hold besides, and why it was left out.</param>
internal sealed record TrainingData(
    IReadOnlyList<LabelledPicture> Train,
    IReadOnlyList<PicturePair> Pairs,
    IReadOnlyList<LabelledPicture> Validation,
    IReadOnlyList<LeftOut> LeftOut
)
{
    /// <summary>Finds the pictures and holds sets out.</summary>
    /// <exception cref="DatasetInvalidException">Nothing to train on, or one label only.</exception>
    public static TrainingData Find(TrainingOptions options)
    {
        HashSet<string> excluded = new(options.ExcludeSet, StringComparer.Ordinal);
        List<LeftOut> leftOut = [];
        IEnumerable<LabelledPicture> Scan(string path, string split)
        {
            ScannedPictures found = PictureFolder.Scan(path, split, options.Class);
            leftOut.AddRange(found.LeftOut);
            return found.Pictures;
        }

        List<LabelledPicture> all =
        [
            .. options
                .TrainPath.SelectMany(p => Scan(p, options.TrainSplit))
                .Where(p => !excluded.Contains(p.Source) && !excluded.Contains(p.SourceKey)),
        ];
        // What the manifest knows of a picture holds for it as an original too.
        HashSet<string> lossy = [.. all.Where(p => p.IsLossy).Select(p => p.FullPath)];
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
            validation = [.. separate.SelectMany(p => Scan(p, options.ValidationSplit))];
        else if (options.HoldOut > 0)
            (train, validation) = HoldOut.Split(all, options.HoldOut, options.HoldOutSeed);
        if (all.Count > 0)
            RequireBothLabels(train, options.TrainPath[0]);

        // A pair whose original is held out would tell the network about it.
        HashSet<string> held = [.. validation.Select(p => p.FullPath)];
        pairs.RemoveAll(p => held.Contains(p.Real.FullPath));
        return new TrainingData(train, pairs, Limit(validation, options.ValidationLimit, options.HoldOutSeed), leftOut);
    }

    private static IEnumerable<PicturePair> ReadPairs(string folder, HashSet<string> lossy) =>
        PairManifest
            .Read(folder)
            .Select(p => new PicturePair(
                OfPair(p.Original, isFake: false, p.Network, lossy),
                OfPair(p.Fake, isFake: true, p.Network, lossy)
            ));

    private static LabelledPicture OfPair(string path, bool isFake, string network, HashSet<string> lossy) =>
        new()
        {
            FullPath = path,
            Path = path,
            IsFake = isFake,
            Set = network,
            Source = network,
            Kind = "pair",
            IsLossy = lossy.Contains(path) || PictureFile.Look(new FileInfo(path)) is { IsLossy: true },
        };

    private static void RequireBothLabels(List<LabelledPicture> pictures, string folder)
    {
        int fakes = pictures.Count(p => p.IsFake);
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
                .GroupBy(p => p.SourceKey)
                .SelectMany(g =>
                    g.OrderBy(p => RandomStream.Hash(seed, p.FullPath)).Select((p, round) => (Picture: p, Round: round))
                )
                .OrderBy(x => x.Round)
                .ThenBy(x => RandomStream.Hash(seed, x.Picture.FullPath))
                .Take(limit)
                .Select(x => x.Picture)
                .OrderBy(p => p.FullPath, StringComparer.Ordinal),
        ];
    }
}
