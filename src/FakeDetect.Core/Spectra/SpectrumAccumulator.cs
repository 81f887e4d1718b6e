using System.Numerics;

namespace FakeDetect.Spectra;

/// <summary>Sums the spectra of any number of pictures in constant memory.</summary>
/// <param name="size">The side of the spectra.</param>
public sealed class SpectrumAccumulator(int size)
{
    private readonly Complex[] _sum = new Complex[size * size];
    private readonly double[] _magnitudes = new double[size * size];
    private readonly double[] _powers = new double[size * size];

    /// <summary>The side of the spectra.</summary>
    public int Size { get; } = size;

    /// <summary>Pictures so far.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a picture's spectrum, as <see cref="ResidualSpectrum"/> makes it.</summary>
    public void Add(IReadOnlyList<Complex> spectrum)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        if (spectrum.Count != _sum.Length)
            throw new ArgumentException($"{spectrum.Count} values are not {Size} x {Size}.", nameof(spectrum));
        for (int i = 0; i < _sum.Length; i++)
        {
            Complex value = spectrum[i];
            double power = (value.Real * value.Real) + (value.Imaginary * value.Imaginary);
            _sum[i] += value;
            _magnitudes[i] += Math.Sqrt(power);
            _powers[i] += power;
        }
        Count++;
    }

    /// <summary>The averages so far, the zero frequency in the middle.</summary>
    /// <exception cref="InvalidOperationException">No picture was added.</exception>
    public AverageSpectrum Average()
    {
        if (Count == 0)
            throw new InvalidOperationException("There is no spectrum of no pictures.");
        return new AverageSpectrum(
            Size,
            Count,
            Centred(i => _magnitudes[i] / Count),
            Centred(i => _sum[i].Magnitude / Count),
            Centred(i => _powers[i] / Count)
        );
    }

    private double[] Centred(Func<int, double> value)
    {
        double[] centred = new double[Size * Size];
        int half = Size / 2;
        for (int y = 0; y < Size; y++)
        {
            for (int x = 0; x < Size; x++)
                centred[((y + half) % Size * Size) + ((x + half) % Size)] = value((y * Size) + x);
        }
        return centred;
    }
}
