using System.Numerics;
using FakeDetect.Imaging;
using FakeDetect.Threading;

namespace FakeDetect.Spectra;

/// <summary>
/// Reads pictures side by side and sums their spectra in the order in which they were added, so that the same files give
/// the same digits whatever the number of threads. One thread adds and takes.
/// </summary>
public sealed class SpectrumMeter : IDisposable
{
    private readonly OrderedWindow<Outcome> _window;
    private readonly SpectrumAccumulator _sum;
    private readonly DecodeOptions _decode;

    /// <summary>Begins a measurement.</summary>
    /// <param name="size">The side of the central square that is measured, 16 or more.</param>
    /// <param name="throttleLimit">Pictures in hand at once.</param>
    /// <param name="decode">Limits of decoding.</param>
    /// <param name="cancellation">Ends all work.</param>
    public SpectrumMeter(int size, int throttleLimit, DecodeOptions decode, CancellationToken cancellation)
    {
        _window = new OrderedWindow<Outcome>(throttleLimit, cancellation);
        _sum = new SpectrumAccumulator(size);
        _decode = decode;
    }

    /// <summary>Pictures in the sum so far.</summary>
    public long Count => _sum.Count;

    /// <summary>Pictures that are still in hand.</summary>
    public int Pending => _window.Pending;

    /// <summary>True when one has to be taken before the next can be added.</summary>
    public bool IsFull => _window.IsFull;

    /// <summary>Starts on a picture.</summary>
    public void Add(string path)
    {
        int size = _sum.Size;
        DecodeOptions decode = _decode;
        _window.Add(token => Measure(path, size, decode, token));
    }

    /// <summary>Waits for the oldest picture and adds it to the sum; what was wrong with it instead, if it has no spectrum.</summary>
    public FakeDetectException? Take()
    {
        Outcome outcome = _window.Take();
        if (outcome.Spectrum is { } spectrum)
            _sum.Add(spectrum);
        return outcome.Error;
    }

    /// <summary>The averages over the pictures taken so far.</summary>
    public AverageSpectrum Average() => _sum.Average();

    /// <summary>Ends what is in hand.</summary>
    public void Dispose() => _window.Dispose();

    private static Outcome Measure(string path, int size, DecodeOptions decode, CancellationToken cancellation)
    {
        try
        {
            ImageFile file = ImageFile.Read(path, cancellation);
            RgbImage image = ImageReader.Decode(file.Bytes, path, decode, cancellation).Image;
            return Math.Min(image.Width, image.Height) < size
                ? new Outcome(null, TooSmall(path, image, size))
                : new Outcome(ResidualSpectrum.Of(image, size), null);
        }
        catch (FakeDetectException failure)
        {
            return new Outcome(null, failure);
        }
    }

    private static ImageUnreadableException TooSmall(string path, RgbImage image, int size) =>
        new(
            "PictureTooSmall",
            path,
            $"'{path}' is {image.Width} x {image.Height} pixels, smaller than the square of {size} that is measured.",
            "Choose a smaller -CropSize for all pictures."
        );

    private readonly record struct Outcome(Complex[]? Spectrum, FakeDetectException? Error);
}
