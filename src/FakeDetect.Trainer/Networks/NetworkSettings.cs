using FakeDetect.Models;

namespace FakeDetect.Trainer.Networks;

/// <summary>What a network is made with besides its architecture.</summary>
/// <param name="Input">How pixels become its input.</param>
/// <param name="BatchNormEpsilon">Added to the variance in batch norm.</param>
/// <param name="BatchNormMomentum">The weight of a batch in batch norm's running statistics.</param>
/// <param name="Dropout">The share of averaged features that training drops, 0 to 1.</param>
/// <param name="InitGain">The deviation of the head's random weights.</param>
internal sealed record NetworkSettings(
    ModelInput Input,
    double BatchNormEpsilon,
    double BatchNormMomentum,
    double Dropout,
    double InitGain
);
