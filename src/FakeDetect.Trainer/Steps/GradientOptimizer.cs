using FakeDetect.Models;
using FakeDetect.Trainer.Networks;
using FakeDetect.Trainer.Networks.Blocks;
using FakeDetect.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FakeDetect.Trainer.Steps;

/// <summary>
/// Adam (Kingma and Ba 2015), AdamW (Loshchilov and Hutter 2019) and plain gradient descent, as PyTorch computes them, with
/// their moments as named tensors. Of our own, since TorchSharp's make a dozen numbers for each tensor and step that the
/// garbage collector may free while they are read (<see cref="FixedScalars"/>).
/// </summary>
internal sealed class GradientOptimizer : IDisposable
{
    private const double Beta2 = 0.999;
    private const double Epsilon = 1e-8;
    private readonly OptimizerKind _kind;
    private readonly double _beta1;
    private readonly double _weightDecay;
    private readonly List<(string Name, Parameter Value, Tensor First, Tensor Second)> _moments = [];
    private long _step;

    public GradientOptimizer(TrainingOptions options, DetectorNetwork network)
    {
        _kind = options.Optimizer;
        _beta1 = options.Beta1;
        _weightDecay = options.WeightDecay;
        foreach ((string name, Parameter value) in network.named_parameters())
        {
            // Plain descent keeps nothing: the moments stay empty.
            Tensor Moment() => (_kind == OptimizerKind.Sgd ? zeros(0) : zeros_like(value)).DetachFromDisposeScope();
            _moments.Add((name, value, Moment(), Moment()));
        }
    }

    /// <summary>One step down the gradients, which are then let go: the next backward pass need not add to zeros.</summary>
    public void Step(double learningRate)
    {
        using IDisposable noGradient = no_grad();
        _step++;
        if (_kind == OptimizerKind.Sgd)
            Descend(learningRate);
        else
            Adapt(learningRate);
    }

    /// <summary>Adds the moments to a set, <c>optimizer.&lt;name of the weight&gt;.exp_avg</c> and so on.</summary>
    public void Save(TensorSet set)
    {
        set.Add("optimizer.step", new WeightTensor([], [_step]));
        if (_kind == OptimizerKind.Sgd)
            return;
        foreach ((string name, _, Tensor first, Tensor second) in _moments)
        {
            set.Add($"optimizer.{name}.exp_avg", NetworkTensors.Copy(first));
            set.Add($"optimizer.{name}.exp_avg_sq", NetworkTensors.Copy(second));
        }
    }

    /// <summary>Takes the moments from a set.</summary>
    public void Load(TensorSet set)
    {
        _step = set["optimizer.step"].Integers[0];
        if (_kind == OptimizerKind.Sgd)
            return;
        foreach ((string name, _, Tensor first, Tensor second) in _moments)
        {
            NetworkTensors.Fill(first, set[$"optimizer.{name}.exp_avg"]);
            NetworkTensors.Fill(second, set[$"optimizer.{name}.exp_avg_sq"]);
        }
    }

    public void Dispose()
    {
        foreach ((_, _, Tensor first, Tensor second) in _moments)
        {
            first.Dispose();
            second.Dispose();
        }
    }

    private void Descend(double learningRate)
    {
        using Scalar down = (-learningRate).ToScalar();
        foreach ((_, Parameter value, _, _) in _moments)
        {
            if (value.grad is not { } gradient)
                continue;
            value.add_(gradient, down);
            value.grad = null;
        }
    }

    private void Adapt(double learningRate)
    {
        // PyTorch's order of operations: denominator sqrt(v) / sqrt(1 - beta2^t) + eps, step lr / (1 - beta1^t).
        double correction1 = 1 - Math.Pow(_beta1, _step),
            correction2 = Math.Sqrt(1 - Math.Pow(Beta2, _step));
        using Scalar beta2 = Beta2.ToScalar(),
            rest2 = (1 - Beta2).ToScalar();
        using Scalar root = (1 / correction2).ToScalar(),
            epsilon = Epsilon.ToScalar(),
            down = (-learningRate / correction1).ToScalar();
        using Scalar shrink = (1 - learningRate * _weightDecay).ToScalar();
        using Tensor rest1 = tensor((float)(1 - _beta1), device: _moments[0].Value.device);
        foreach ((_, Parameter value, Tensor first, Tensor second) in _moments)
        {
            if (value.grad is not { } gradient)
                continue;
            // Decay holds large weights down; on biases and batch norm it would only shift the activations.
            if (_kind == OptimizerKind.AdamW && value.dim() > 1)
                value.mul_(shrink);
            first.lerp_(gradient, rest1);
            second.mul_(beta2).addcmul_(gradient, gradient, rest2);
            Tensor denominator = second.sqrt().mul_(root).add_(epsilon, FixedScalars.One);
            value.addcdiv_(first, denominator, down);
            value.grad = null;
        }
    }
}
