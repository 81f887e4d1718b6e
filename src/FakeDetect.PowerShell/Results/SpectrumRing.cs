namespace FakeDetect;

/// <summary>One ring of a radial profile.</summary>
public sealed class SpectrumRing
{
    internal SpectrumRing(double frequency, double magnitude, double coherent)
    {
        Frequency = frequency;
        Magnitude = magnitude;
        Coherent = coherent;
    }

    /// <summary>The radius in cycles/pixel, 0 to 0.707.</summary>
    public double Frequency { get; }

    /// <summary>The mean magnitude, grey levels.</summary>
    public double Magnitude { get; }

    /// <summary>The coherent magnitude, grey levels.</summary>
    public double Coherent { get; }
}
