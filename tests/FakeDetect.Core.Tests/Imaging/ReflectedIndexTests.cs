using FakeDetect.Imaging;
using Xunit;

namespace FakeDetect.Core.Tests.Imaging;

public sealed class ReflectedIndexTests
{
    [Theory]
    [InlineData(4, new[] { 3, 3, 2, 1, 0, 0, 1, 2, 3, 3, 2, 1, 0, 0 })]
    [InlineData(1, new[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 })]
    public void The_edge_is_repeated(int length, int[] expected) =>
        Assert.Equal(expected, Enumerable.Range(-5, 14).Select(i => ReflectedIndex.RepeatingTheEdge(i, length)));

    [Theory]
    [InlineData(4, new[] { 1, 2, 3, 2, 1, 0, 1, 2, 3, 2, 1, 0, 1, 2 })]
    [InlineData(1, new[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 })]
    public void The_edge_is_not_repeated(int length, int[] expected) =>
        Assert.Equal(expected, Enumerable.Range(-5, 14).Select(i => ReflectedIndex.AroundTheEdge(i, length)));
}
