using System.Globalization;
using FakeDetect.Core.Tests.Models.Graphs;
using FakeDetect.Imaging;
using FakeDetect.Models;
using Xunit;

namespace FakeDetect.Core.Tests.Models;

/// <summary>The logits that golden/networks/parity.py wrote down from PyTorch.</summary>
internal static class PyTorchLogits
{
    // The tolerance that parity is defined by: a thousandth of a logit.
    private const float Tolerance = 1e-3f;

    // Spread of the logits by construction is 3; below 1 a test on them would be blind.
    private const double LeastDeviation = 1;

    /// <summary>Compares all pictures of a network, centre-cropped and whole, and prints the largest difference.</summary>
    /// <returns>The number of pictures.</returns>
    public static int Compare(string id, GraphRun run, ModelInput input, int cropSize)
    {
        float largest = 0;
        List<double> centres = [];
        foreach (string line in File.ReadLines(ModelFiles.Golden("networks", $"{id}.logits.tsv")).Skip(1))
        {
            string[] cells = line.Split('\t');
            RgbImage image = FormulaPictures.Make(int.Parse(cells[0], CultureInfo.InvariantCulture));
            float centre = Number(cells[1]);
            float whole = Number(cells[2]);
            largest = Math.Max(largest, Math.Abs(run.CentreLogit(image, input, cropSize) - centre));
            largest = Math.Max(largest, Math.Abs(run.WholeLogit(image, input) - whole));
            centres.Add(centre);
        }
        double mean = centres.Average();
        double deviation = Math.Sqrt(centres.Average(c => (c - mean) * (c - mean)));
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{id}: largest difference {largest:E2} over {2 * centres.Count} logits of deviation {deviation:F2}"
            )
        );
        Assert.InRange(deviation, LeastDeviation, double.MaxValue);
        Assert.InRange(largest, 0, Tolerance);
        return centres.Count;
    }

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);
}
