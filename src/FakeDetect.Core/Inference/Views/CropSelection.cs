using FakeDetect.Imaging;
using FakeDetect.Models;

namespace FakeDetect.Inference.Views;

/// <summary>
/// Cuts out of a picture what a verdict is made of, and joins what the network says of it: the same for scoring,
/// measuring, and validation in training.
/// </summary>
/// <param name="parts">The parts of the view, one or more.</param>
/// <param name="rule">What becomes of pictures that are smaller than the crop.</param>
/// <param name="size">The side of the crop in pixels.</param>
public sealed class CropSelection(IReadOnlyList<ModelPart> parts, SmallPictureRule rule, int size)
{
    /// <summary>The crops of a view.</summary>
    /// <exception cref="ArgumentException">The view is no view of crops.</exception>
    public static CropSelection Of(ScoringView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return view.Kind is DetectorView.CenterCrop or DetectorView.Model
            ? new CropSelection(view.Parts, view.SmallPictures, view.CropSize!.Value)
            : throw new ArgumentException($"{view.Kind} is not made of crops.", nameof(view));
    }

    /// <summary>The crops: those of each part in the order of its layout. Identical ones of a part are one.</summary>
    /// <param name="image">The picture; it is not changed.</param>
    public IReadOnlyList<PictureCrop> Of(RgbImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        List<PictureCrop> crops = [];
        for (int i = 0; i < parts.Count; i++)
        {
            (int width, int height) = SizeOf(image, parts[i].Resize);
            RgbImage resized = PillowResize.Resize(image, width, height, parts[i].Resize?.Kernel ?? default);
            FittedPicture fitted = FittedPicture.Of(resized, size, rule);
            (double x, double y) = ((double)image.Width / width, (double)image.Height / height);
            foreach (CropPlan plan in Kept(fitted, parts[i]))
            {
                CropPlace place = new(
                    (plan.Left + fitted.Left) * x,
                    (plan.Top + fitted.Top) * y,
                    plan.Width * x,
                    plan.Height * y
                );
                crops.Add(new PictureCrop(fitted.Image, plan, i, place));
            }
        }

        return crops;
    }

    /// <summary>The picture's logit: the mean over the crops of each part, then the weighted mean over the parts. In float64.</summary>
    /// <param name="crops">The crops.</param>
    /// <param name="logits">Their logits, in the same order.</param>
    public float Join(IReadOnlyList<PictureCrop> crops, IReadOnlyList<float> logits)
    {
        ArgumentNullException.ThrowIfNull(crops);
        ArgumentNullException.ThrowIfNull(logits);
        (double joined, double weights) = (0, 0);
        for (int i = 0; i < parts.Count; i++)
        {
            (double sum, int count) = (0, 0);
            for (int c = 0; c < crops.Count; c++)
            {
                if (crops[c].Part == i)
                    (sum, count) = (sum + logits[c], count + 1);
            }

            joined += parts[i].Weight * (sum / count);
            weights += parts[i].Weight;
        }

        return (float)(joined / weights);
    }

    /// <summary>The weight of a part.</summary>
    internal double WeightOf(int part) => parts[part].Weight;

    /// <summary>A sentence where the rule for small pictures mattered: to the crops of the first part.</summary>
    internal IReadOnlyList<string> Notes(RgbImage image)
    {
        (int width, int height) = SizeOf(image, parts[0].Resize);
        return FittedPicture.Notes(width, height, size, rule);
    }

    private static (int Width, int Height) SizeOf(RgbImage image, ModelResize? resize) =>
        resize switch
        {
            { ShorterSide: { } side } => PillowResize.WithShorterSide(image, side),
            { Squash: { } side } => (side, side),
            { Scale: { } scale } => (Scaled(image.Width, scale), Scaled(image.Height, scale)),
            _ => (image.Width, image.Height),
        };

    private static int Scaled(int side, double scale) => Math.Max(1, (int)Math.Round(side * scale));

    private static IEnumerable<CropPlan> Kept(FittedPicture fitted, ModelPart part)
    {
        CropPlan[] plans =
        [
            .. CropPlaces
                .Of(part)
                .Select(at => new CropPlan(
                    at.Column.Start(fitted.Image.Width, fitted.Width),
                    at.Row.Start(fitted.Image.Height, fitted.Height),
                    fitted.Width,
                    fitted.Height
                ))
                .Distinct(),
        ];
        if (part.Keep is not { } keep || keep >= plans.Length)
            return plans;
        // Ties go to the earlier crop; those that are kept stay in the order of the layout.
        return plans
            .Select((plan, index) => (plan, index, value: CropTexture.Of(fitted.Image, plan, part.KeepBy)))
            .OrderByDescending(c => c.value)
            .ThenBy(c => c.index)
            .Take(keep)
            .OrderBy(c => c.index)
            .Select(c => c.plan);
    }
}
