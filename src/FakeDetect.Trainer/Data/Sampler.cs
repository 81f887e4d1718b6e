using FakeDetect.Datasets.Search;
using FakeDetect.Numerics;
using FakeDetect.Training;

namespace FakeDetect.Trainer.Data;

/// <summary>What each place of each batch holds: a function of the seed, the step and the place, so that it can go on anywhere.</summary>
internal sealed class Sampler
{
    private readonly SamplingRule _rule;
    private readonly long _seed;
    private readonly IReadOnlyList<LabelledPicture> _pictures;
    private readonly IReadOnlyList<PicturePair> _pairs;
    private readonly LabelDraw[] _labels;
    private int[] _order = [];
    private long _orderEpoch = -1;

    /// <param name="rule">How pictures are drawn.</param>
    /// <param name="pictures">Single pictures; may be empty when there are pairs.</param>
    /// <param name="pairs">Pairs; may be empty.</param>
    /// <param name="seed">The run's seed.</param>
    public Sampler(
        SamplingRule rule,
        IReadOnlyList<LabelledPicture> pictures,
        IReadOnlyList<PicturePair> pairs,
        long seed
    )
    {
        _rule = rule;
        _seed = seed;
        _pictures = pictures;
        _pairs = pairs;
        _labels = [new LabelDraw(pictures.Where(p => !p.IsFake)), new LabelDraw(pictures.Where(p => p.IsFake))];
    }

    /// <summary>There are single pictures.</summary>
    public bool HasPictures => _pictures.Count > 0;

    /// <summary>There are pairs.</summary>
    public bool HasPairs => _pairs.Count > 0;

    /// <summary>A pair; the same one for the same numbers.</summary>
    public Draw DrawPair(ref RandomStream random)
    {
        PicturePair pair = _pairs[random.NextInt(_pairs.Count)];
        return new Draw(pair.Real, pair.Fake);
    }

    /// <summary>A single picture.</summary>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="position">How many pictures were drawn before in the epoch; matters where each is drawn once.</param>
    /// <param name="place">The place in the batch; even places are real and odd ones fake where labels are balanced.</param>
    /// <param name="random">The numbers of this place.</param>
    public Draw DrawPicture(int epoch, long position, int place, ref RandomStream random) =>
        _rule switch
        {
            SamplingRule.Serial => new Draw(_pictures[(int)(position % _pictures.Count)]),
            SamplingRule.Shuffle => new Draw(Shuffled(epoch, position)),
            // A weight of 1 / count for each picture is the label evenly, then the picture evenly.
            SamplingRule.ClassBalance => new Draw(_labels[random.NextInt(2)].Picture(ref random)),
            _ => new Draw(_labels[place & 1].PictureOfSet(ref random)),
        };

    private LabelledPicture Shuffled(int epoch, long position)
    {
        lock (_labels)
        {
            if (epoch != _orderEpoch)
            {
                _order = [.. Enumerable.Range(0, _pictures.Count)];
                RandomStream random = new(_seed, 0x5AFE, epoch);
                for (int i = _order.Length - 1; i > 0; i--)
                {
                    int k = random.NextInt(i + 1);
                    (_order[i], _order[k]) = (_order[k], _order[i]);
                }

                _orderEpoch = epoch;
            }

            return _pictures[_order[position % _order.Length]];
        }
    }

    private sealed class LabelDraw
    {
        private readonly LabelledPicture[] _all;
        private readonly LabelledPicture[][] _sets;
        private readonly double[] _cumulative;

        public LabelDraw(IEnumerable<LabelledPicture> pictures)
        {
            _all = [.. pictures];
            _sets =
            [
                .. _all.GroupBy(p => p.Source).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.ToArray()),
            ];
            _cumulative = new double[_sets.Length];
            double sum = 0;
            for (int i = 0; i < _sets.Length; i++)
                _cumulative[i] = sum += Math.Sqrt(_sets[i].Length);
        }

        public LabelledPicture Picture(ref RandomStream random) => _all[random.NextInt(_all.Length)];

        public LabelledPicture PictureOfSet(ref RandomStream random)
        {
            int found = Array.BinarySearch(_cumulative, random.NextDouble() * _cumulative[^1]);
            LabelledPicture[] set = _sets[Math.Min(found < 0 ? ~found : found + 1, _sets.Length - 1)];
            return set[random.NextInt(set.Length)];
        }
    }
}
