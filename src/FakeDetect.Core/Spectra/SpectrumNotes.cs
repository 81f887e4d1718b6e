namespace FakeDetect.Spectra;

/// <summary>What has to be known to read a spectrum's figures, in plain sentences.</summary>
public static class SpectrumNotes
{
    // Fewer pictures than this leave contents in the average.
    private const long FewPictures = 20;

    /// <summary>The notes on an average and its peaks.</summary>
    public static IReadOnlyList<string> Of(AverageSpectrum spectrum, IReadOnlyList<SpectrumPeak> peaks)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        ArgumentNullException.ThrowIfNull(peaks);
        List<string> notes = [];
        if (spectrum.Count < FewPictures)
            notes.Add($"Fewer than {FewPictures} pictures: patterns of their contents may stand out as peaks.");
        if (peaks.Any(p => p.UpsamplingFactor == 8))
            notes.Add("Peaks at multiples of 1/8 cycles/pixel are what the 8 x 8 blocks of JPEG leave too.");
        if (peaks.Any(p => p.UpsamplingFactor == 2) && peaks.All(p => p.UpsamplingFactor is 2 or null))
            notes.Add(
                "A peak at half a cycle/pixel can come from a camera's colour filter array or a resize as well as from a network's last upsampling."
            );
        return notes;
    }
}
