using NetVips;

namespace FakeDetect.Imaging.Vips;

/// <summary>
/// Many pictures are decoded at once, but libvips keeps one error text for the whole process, so that the text of one
/// damaged picture may end up with another. What fails is therefore run again alone: the error that a user sees is
/// always that of the file it names.
/// </summary>
internal static class VipsGate
{
    private static readonly ReaderWriterLockSlim Gate = new();

    /// <summary>Runs native work beside others; on failure once more alone.</summary>
    /// <exception cref="ImageUnreadableException">What the library refused, translated.</exception>
    public static T Run<T>(string name, Func<T> work)
    {
        VipsLibrary.EnsureReady();
        Gate.EnterReadLock();
        try
        {
            VipsLibrary.BeginWarnings();
            return work();
        }
        catch (VipsException)
        {
            // Falls through to the run that has the error text to itself.
        }
        finally
        {
            Gate.ExitReadLock();
        }
        Gate.EnterWriteLock();
        try
        {
            VipsLibrary.BeginWarnings();
            return work();
        }
        catch (VipsException e)
        {
            throw VipsFailure.Translate(e, name, VipsLibrary.TakeWarnings());
        }
        finally
        {
            Gate.ExitWriteLock();
        }
    }
}
