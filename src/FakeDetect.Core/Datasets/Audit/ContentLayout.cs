using System.Numerics.Tensors;

namespace FakeDetect.Datasets.Audit;

/// <summary>
/// What pictures show, as far as 8 x 8 pixels say it. No trace of a network is left at that size: where it tells the labels,
/// the labels differ in what is shown.
/// </summary>
internal sealed class ContentLayout
{
    private readonly float[][] _vectors;

    /// <summary>
    /// The layouts of pictures: their 8 x 8 pixels without what all pictures of the set have in common and without their own
    /// mean colour (else all dark pictures would be alike), at length 1.
    /// </summary>
    public ContentLayout(IReadOnlyList<PictureFacts> pictures)
    {
        int length = Thumbnail.Side * Thumbnail.Side * 3;
        float[] mean = new float[length];
        foreach (PictureFacts picture in pictures)
            TensorPrimitives.Add(mean, picture.Thumbnail.Pixels, mean);
        TensorPrimitives.Divide(mean, Math.Max(1, pictures.Count), mean);
        _vectors = [.. pictures.Select(p => Unit(p.Thumbnail.Pixels, mean))];
    }

    /// <summary>How alike two pictures are: the cosine of their layouts, -1 to 1.</summary>
    public float Likeness(int a, int b) => TensorPrimitives.Dot(_vectors[a], _vectors[b]);

    /// <summary>The mean layout of some pictures; its length squared is about their mean likeness.</summary>
    public float[] MeanOf(IReadOnlyCollection<int> members)
    {
        float[] mean = new float[_vectors[0].Length];
        foreach (int member in members)
            TensorPrimitives.Add(mean, _vectors[member], mean);
        TensorPrimitives.Divide(mean, members.Count, mean);
        return mean;
    }

    private static float[] Unit(float[] pixels, float[] mean)
    {
        float[] vector = new float[pixels.Length];
        TensorPrimitives.Subtract(pixels, mean, vector);
        for (int channel = 0; channel < 3; channel++)
        {
            float own = 0;
            for (int i = channel; i < vector.Length; i += 3)
                own += vector[i];
            for (int i = channel; i < vector.Length; i += 3)
                vector[i] -= 3 * own / vector.Length;
        }
        float norm = TensorPrimitives.Norm(vector);
        // A flat picture has no layout: it is like none.
        if (norm > 1)
            TensorPrimitives.Divide(vector, norm, vector);
        else
            Array.Clear(vector);
        return vector;
    }
}
