using static TorchSharp.torch;

namespace FakeDetect.Trainer.Simulators;

/// <summary>
/// Earlier fakes that the discriminator sees again (Shrivastava et al., CVPR 2017): with probability one half a fake is
/// swapped for an earlier one.
/// </summary>
internal sealed class FakePool(int size, int seed) : IDisposable
{
    private readonly List<Tensor> _kept = [];
    private readonly Random _random = new(seed);

    /// <summary>Takes a batch of fakes, gives one of the same size.</summary>
    public Tensor Exchange(Tensor fakes)
    {
        if (size == 0)
            return fakes.detach();

        var shown = new List<Tensor>();
        foreach (Tensor fake in fakes.detach().split(1))
        {
            if (_kept.Count < size)
            {
                _kept.Add(fake.clone().DetachFromDisposeScope());
                shown.Add(fake);
            }
            else if (_random.Next(2) == 0)
            {
                shown.Add(fake);
            }
            else
            {
                int at = _random.Next(_kept.Count);
                using (Tensor old = _kept[at])
                    shown.Add(old.clone());
                _kept[at] = fake.clone().DetachFromDisposeScope();
            }
        }

        return cat(shown);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor tensor in _kept)
            tensor.Dispose();
    }
}
