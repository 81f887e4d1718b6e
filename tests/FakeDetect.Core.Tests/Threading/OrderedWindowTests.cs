using FakeDetect.Threading;
using Xunit;

namespace FakeDetect.Core.Tests.Threading;

public sealed class OrderedWindowTests
{
    [Fact]
    public void Results_come_in_the_order_of_the_items()
    {
        using OrderedWindow<int> window = new(4, TestContext.Current.CancellationToken);
        using ManualResetEventSlim second = new();
        List<int> results = [];

        window.Add(token =>
        {
            second.Wait(token);
            return 1;
        });
        window.Add(_ =>
        {
            second.Set();
            return 2;
        });
        while (window.Pending > 0)
            results.Add(window.Take());

        Assert.Equal([1, 2], results);
    }

    [Fact]
    public void No_more_than_the_limit_are_in_hand()
    {
        using OrderedWindow<int> window = new(2, TestContext.Current.CancellationToken);

        window.Add(_ => 1);
        window.Add(_ => 2);

        Assert.True(window.IsFull);
        Assert.Throws<InvalidOperationException>(() => window.Add(_ => 3));
    }

    [Fact]
    public void What_an_item_throws_is_thrown_when_it_is_taken()
    {
        using OrderedWindow<int> window = new(2, TestContext.Current.CancellationToken);
        window.Add(_ => throw new FormatException("bad"));

        Assert.Throws<FormatException>(() => window.Take());
    }

    [Fact]
    public void Disposing_cancels_what_is_in_hand_and_waits_for_it()
    {
        bool ended = false;
        using ManualResetEventSlim started = new();
        OrderedWindow<int> window = new(2, TestContext.Current.CancellationToken);
        window.Add(token =>
        {
            started.Set();
            token.WaitHandle.WaitOne();
            ended = true;
            return 1;
        });
        started.Wait(TestContext.Current.CancellationToken);

        window.Dispose();

        Assert.True(ended);
    }
}
