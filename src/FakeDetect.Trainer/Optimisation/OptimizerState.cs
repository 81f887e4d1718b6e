using FakeDetect.Models;
using FakeDetect.Trainer.Networks;
using FakeDetect.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FakeDetect.Trainer.Optimisation;

/// <summary>The optimiser, its learning rate, and its moments as named tensors.</summary>
internal sealed class OptimizerState : IDisposable
{
    private readonly OptimizerHelper _optimizer;
    private readonly List<string> _names = [];
    private readonly OptimizerKind _kind;

    public OptimizerState(TrainingOptions options, DetectorNetwork network)
    {
        _kind = options.Optimizer;
        // Decay holds large weights down; on biases and batch norm it only shifts the activations.
        List<(string Name, Parameter Value)> all = [.. network.named_parameters()];
        List<(string Name, Parameter Value)> decayed = [.. all.Where(p => p.Value.dim() > 1)], rest = [.. all.Where(p => p.Value.dim() <= 1)];
        _names.AddRange(_kind == OptimizerKind.AdamW ? decayed.Concat(rest).Select(p => p.Name) : all.Select(p => p.Name));
        _optimizer = _kind switch
        {
            OptimizerKind.Sgd => optim.SGD(all.Select(p => p.Value), options.LearningRate),
            OptimizerKind.Adam => optim.Adam(all.Select(p => p.Value), options.LearningRate, options.Beta1, 0.999),
            _ => optim.AdamW(
                [
                    new AdamW.ParamGroup(decayed.Select(p => p.Value), options.LearningRate, options.Beta1, 0.999, weight_decay: options.WeightDecay),
                    new AdamW.ParamGroup(rest.Select(p => p.Value), options.LearningRate, options.Beta1, 0.999, weight_decay: 0),
                ],
                options.LearningRate, options.Beta1, 0.999, weight_decay: 0),
        };
    }

    /// <summary>One step down the gradients, which are then cleared.</summary>
    public void Step(double learningRate)
    {
        foreach (optim.ILearningRateController group in _optimizer.ParamGroups)
            group.LearningRate = learningRate;
        _optimizer.step();
        _optimizer.zero_grad();
    }

    /// <summary>Adds the moments to a set, <c>optimizer.&lt;name of the weight&gt;.exp_avg</c> and so on.</summary>
    public void Save(TensorSet set)
    {
        foreach ((string name, Moments moments) in All())
        {
            set.Add($"optimizer.{name}.step", new WeightTensor([], [moments.Step]));
            set.Add($"optimizer.{name}.exp_avg", NetworkTensors.Copy(moments.First));
            set.Add($"optimizer.{name}.exp_avg_sq", NetworkTensors.Copy(moments.Second));
        }
    }

    /// <summary>Takes the moments from a set.</summary>
    public void Load(TensorSet set)
    {
        foreach ((string name, Moments moments) in All())
        {
            moments.SetStep(set[$"optimizer.{name}.step"].Integers[0]);
            NetworkTensors.Fill(moments.First, set[$"optimizer.{name}.exp_avg"]);
            NetworkTensors.Fill(moments.Second, set[$"optimizer.{name}.exp_avg_sq"]);
        }
    }

    public void Dispose() => _optimizer.Dispose();

    // SGD without momentum has no state.
    private IEnumerable<(string Name, Moments Moments)> All() => _kind == OptimizerKind.Sgd
        ? []
        : _names.Zip(_optimizer.state_dict().State, (name, state) => (name, state switch
        {
            AdamW.State w => new Moments(w.step, w.exp_avg, w.exp_avg_sq, step => w.step = step),
            Adam.State a => new Moments(a.step, a.exp_avg, a.exp_avg_sq, step => a.step = step),
            _ => throw new InvalidOperationException($"{state.GetType()} is not a state of {_kind}."),
        }));

    private sealed record Moments(long Step, Tensor First, Tensor Second, Action<long> SetStep);
}
