namespace FakeDetect.Simulation;

/// <summary>What normalises a simulator's maps.</summary>
public enum SimulatorNormalization
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Instance normalisation, as in CycleGAN's generator and AutoGAN's simulator. Statistics are of the whole picture: tiles would differ.</summary>
    Instance,

    /// <summary>Batch normalisation.</summary>
    Batch,
}
