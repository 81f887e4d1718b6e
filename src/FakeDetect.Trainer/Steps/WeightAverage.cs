using FakeDetect.Models;
using FakeDetect.Trainer.Networks;
using static TorchSharp.torch;

namespace FakeDetect.Trainer.Steps;

/// <summary>
/// The exponential moving average of a network's weights and batch norm statistics. Early on its decay is lower, so that
/// the start weights are soon forgotten.
/// </summary>
internal sealed class WeightAverage : IDisposable
{
    private readonly DetectorNetwork _network;
    private readonly double _decay;
    private readonly List<(string Name, Tensor Live, Tensor Average)> _tensors = [];

    public WeightAverage(DetectorNetwork network, double decay)
    {
        _network = network;
        _decay = decay;
        foreach ((string name, Tensor live) in network.state_dict())
        {
            if (live.is_floating_point())
                _tensors.Add((name, live, live.detach().clone().DetachFromDisposeScope()));
        }
    }

    /// <summary>Takes the weights after a step in.</summary>
    /// <param name="step">Steps that are done, from 1.</param>
    public void Update(int step)
    {
        double decay = Math.Min(_decay, (1.0 + step) / (10.0 + step));
        using IDisposable noGradient = no_grad();
        using Tensor share = tensor((float)(1 - decay), device: _tensors[0].Live.device);
        foreach ((_, Tensor live, Tensor average) in _tensors)
            average.lerp_(live, share);
    }

    /// <summary>Begins again at the weights of now.</summary>
    public void Restart()
    {
        using IDisposable noGradient = no_grad();
        foreach ((_, Tensor live, Tensor average) in _tensors)
            average.copy_(live);
    }

    /// <summary>Puts the averages into the network; disposing the result puts the trained weights back.</summary>
    public IDisposable Use()
    {
        Exchange();
        return new Restore(this);
    }

    /// <summary>Adds the averages to a set, <c>average.&lt;name&gt;</c>.</summary>
    public void Save(TensorSet set)
    {
        foreach ((string name, _, Tensor average) in _tensors)
            set.Add("average." + name, NetworkTensors.Copy(average));
    }

    /// <summary>Takes the averages from a set.</summary>
    public void Load(TensorSet set)
    {
        foreach ((string name, _, Tensor average) in _tensors)
            NetworkTensors.Fill(average, set["average." + name]);
    }

    public void Dispose()
    {
        foreach ((_, _, Tensor average) in _tensors)
            average.Dispose();
    }

    private void Exchange()
    {
        using IDisposable noGradient = no_grad();
        foreach ((_, Tensor live, Tensor average) in _tensors)
        {
            using Tensor kept = live.clone();
            live.copy_(average);
            average.copy_(kept);
        }
    }

    private sealed class Restore(WeightAverage owner) : IDisposable
    {
        public void Dispose() => owner.Exchange();
    }
}
