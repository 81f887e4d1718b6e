using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Commands;

/// <summary>
/// What the theory says, on pictures: upsampling by 2 repeats the spectrum at multiples of 1/2 cycles/pixel, twice in a row at
/// multiples of 1/4 (Zhang, Karaman and Chang 2019), whatever the network was trained to paint. The originals have no such peaks.
/// </summary>
public sealed class SimulatedSpectrumTests : IDisposable
{
    // A short training is enough, and the copies are poor: the peaks come of the decoder's structure, not of its skill. Measured,
    // the finest grid stands 8 to 22 dB out of made-up pictures, 23 to 31 dB out of photographs.
    private const string Short =
        "-Width 8 -BlockCount 0 -OuterKernel 3 -Normalization None -AdversarialWeight 0 -CropSize 32 -BatchSize 4 -LearningRate 2e-3 -StepCount 60 -ThreadCount 1 -Device Cpu";

    // Fakes are stored without loss: JPEG has a grid of its own, with peaks at multiples of 1/8.
    private const string Fakes =
        "New-SimulatedFake $args[0] -Network $args[1] -OutputPath $args[2] -Encoding Lossless -ThrottleLimit 1";

    private readonly Sandbox _sandbox = new();
    private readonly ModuleSession _session = new();

    public static TheoryData<string, int, int> Simulators =>
        new()
        {
            { "TransposedConvolution", 1, 2 },
            { "TransposedConvolution", 2, 4 },
            { "PixelShuffle", 1, 2 },
            { "PixelShuffle", 2, 4 },
            { "NearestConvolution", 1, 2 },
        };

    public void Dispose()
    {
        _session.Dispose();
        _sandbox.Dispose();
    }

    [Theory]
    [MemberData(nameof(Simulators))]
    public void Fakes_have_the_peaks_of_their_upsampling_and_the_originals_have_none(
        string upsampling,
        int depth,
        int factor
    )
    {
        string photos = _sandbox.Folder("photos");
        for (int i = 0; i < 12; i++)
            _sandbox.Bytes($"photos/{i}.png", Png.Grey(DeadLeaves(128, i), 128));

        Compare(photos, upsampling, depth, factor);
    }

    [Fact]
    public void Real_photographs_show_the_same()
    {
        // Photographs of noise research, PNG in their source, without a JPEG's grid.
        string photos = Path.GetFullPath(
            Path.Combine(Repository.Root, "..", "shared", "pictures", "train", "0_real", "photo-cbdnet-dnd-nam")
        );
        Assert.SkipUnless(Directory.Exists(photos), $"The shared pictures are not there ('{photos}').");

        Compare(photos, "TransposedConvolution", 2, 4);
    }

    private void Compare(string photos, string upsampling, int depth, int factor)
    {
        object network = Assert.Single(
            _session
                .Run(
                    $"Invoke-SimulatorTraining $args[0] $args[1] -Upsampling {upsampling} -Depth {depth} {Short}",
                    photos,
                    _sandbox.PathOf("simulator")
                )
                .ThrowIfFailed()
        );
        string pairs = _sandbox.PathOf("pairs");
        Assert.NotEmpty(_session.Run(Fakes, photos, network, pairs).ThrowIfFailed());

        Spectrum real = Measure(photos),
            fake = Measure(Path.Combine(pairs, "fakes"));
        TestContext.Current.SendDiagnosticMessage($"{upsampling}, depth {depth}: originals {real}; fakes {fake}");

        Assert.Equal(real.Count, fake.Count);
        Assert.True(real.Factor is null && real.Peaks.Length == 0, $"The originals have peaks: {real}");
        Assert.True(fake.Factor == factor, $"The fakes should show upsampling by {factor}: {fake}");
        // Every peak is where the theory has one: at a multiple of 1/factor in both directions.
        Assert.All(
            fake.Peaks,
            peak => Assert.True(IsMultiple(peak.X, factor) && IsMultiple(peak.Y, factor), $"An unforeseen peak: {fake}")
        );
        // The finest grid is seen itself, not only its coarser part.
        Assert.Contains(fake.Peaks, peak => (peak.X * factor % 2 != 0 || peak.Y * factor % 2 != 0) && peak.Height >= 6);
    }

    private static bool IsMultiple(double frequency, int factor) =>
        frequency * factor == Math.Round(frequency * factor);

    private Spectrum Measure(string folder)
    {
        RunResult result = _session.Run("Measure-ImageSpectrum $args[0] -CropSize 128", folder);
        Peak[] peaks =
        [
            .. result
                .Values<object[]>("Peaks")[0]
                .Select(peak => new Peak(
                    Value<double>(peak, "FrequencyX"),
                    Value<double>(peak, "FrequencyY"),
                    Value<double>(peak, "Height")
                )),
        ];
        return new Spectrum(
            result.Values<long>("Count")[0],
            result.ThrowIfFailed()[0].Properties["UpsamplingFactor"].Value as int?,
            peaks
        );
    }

    private static T Value<T>(object source, string property) =>
        (T)source.GetType().GetProperty(property)!.GetValue(source)!;

    // Opaque discs of all sizes over each other: edges at all scales and a spectrum that falls as that of photographs
    // (Lee, Mumford and Huang 2001), and a little grain.
    private static byte[] DeadLeaves(int side, int seed)
    {
        Random random = new(1000 + seed);
        double[] grey = new double[side * side];
        for (int disc = 0; disc < 400; disc++)
        {
            double radius = 3 / Math.Sqrt(0.005 + (random.NextDouble() * 0.995)),
                level = 30 + (random.NextDouble() * 195),
                slope = random.NextDouble() - 0.5;
            double centerX = random.NextDouble() * side,
                centerY = random.NextDouble() * side;
            for (int y = Math.Max(0, (int)(centerY - radius)); y < Math.Min(side, centerY + radius + 1); y++)
            {
                for (int x = Math.Max(0, (int)(centerX - radius)); x < Math.Min(side, centerX + radius + 1); x++)
                {
                    if (double.Hypot(x - centerX, y - centerY) <= radius)
                        grey[(y * side) + x] = level + (slope * (x - centerX));
                }
            }
        }

        return
        [
            .. grey.Select(value =>
                (byte)Math.Clamp(value + (6 * (random.NextDouble() + random.NextDouble() - 1)), 0, 255)
            ),
        ];
    }

    private sealed record Peak(double X, double Y, double Height)
    {
        public override string ToString() => FormattableString.Invariant($"({X:0.###}, {Y:0.###}) {Height:0.0} dB");
    }

    private sealed record Spectrum(long Count, int? Factor, Peak[] Peaks)
    {
        public override string ToString() =>
            FormattableString.Invariant($"{Count} pictures, factor {(object?)Factor ?? "none"}, ")
            + (Peaks.Length == 0 ? "no peaks" : string.Join("; ", (object[])Peaks));
    }
}
