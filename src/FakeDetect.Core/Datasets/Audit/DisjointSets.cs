namespace FakeDetect.Datasets.Audit;

/// <summary>Sets of numbers that grow together (union-find).</summary>
/// <param name="count">The numbers are 0 to count - 1, each alone at first.</param>
internal sealed class DisjointSets(int count)
{
    private readonly int[] _parents = [.. Enumerable.Range(0, count)];

    /// <summary>Puts the sets of two numbers together.</summary>
    public void Join(int a, int b) => _parents[RootOf(b)] = RootOf(a);

    /// <summary>The sets of two and more, by their smallest number.</summary>
    public IEnumerable<int[]> Groups() =>
        Enumerable
            .Range(0, _parents.Length)
            .GroupBy(RootOf)
            .Where(g => g.Skip(1).Any())
            .Select(g => g.ToArray())
            .OrderBy(g => g[0]);

    private int RootOf(int number)
    {
        while (_parents[number] != number)
        {
            _parents[number] = _parents[_parents[number]];
            number = _parents[number];
        }
        return number;
    }
}
