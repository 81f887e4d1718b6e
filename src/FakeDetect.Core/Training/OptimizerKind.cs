namespace FakeDetect.Training;

/// <summary>The optimiser.</summary>
public enum OptimizerKind
{
    /// <summary>Adam, no weight decay (the reference's default).</summary>
    Adam,

    /// <summary>Stochastic gradient descent, no momentum, no weight decay (the reference's other choice).</summary>
    Sgd,

    /// <summary>Adam with decoupled weight decay on convolutions and linear layers, none on biases and batch norm.</summary>
    AdamW,
}
