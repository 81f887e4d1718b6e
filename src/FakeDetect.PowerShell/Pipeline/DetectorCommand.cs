using System.ComponentModel;
using System.Management.Automation;
using FakeDetect.Datasets.Search;
using FakeDetect.Models;

namespace FakeDetect;

/// <summary>
/// What all cmdlets of the module share: a token that Ctrl+C cancels, engine failures that become error records with a
/// stable id, progress that ends however the command ends. Override <see cref="Begin"/>, <see cref="ProcessInput"/> and
/// <see cref="End"/>; a <see cref="FakeDetectException"/> that leaves them ends the command, one that concerns a single
/// item is written with <see cref="WriteFailure"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class DetectorCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private ProgressReporter? _progress;
    private PathResolver? _resolver;

    /// <summary>Cancelled by Ctrl+C, by the end of the pipeline downstream and by <see cref="Dispose()"/>.</summary>
    private protected CancellationToken StopToken => _stopping.Token;

    /// <summary>The command's one progress bar.</summary>
    private protected ProgressReporter Progress => _progress ??= new ProgressReporter(this);

    /// <summary>Paths of PowerShell to paths of the file system.</summary>
    private protected PathResolver Resolver => _resolver ??= new PathResolver(this);

    /// <summary>Cancels and releases what the command holds, whatever ended it.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected sealed override void BeginProcessing() => Guard(Begin);

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Guard(ProcessInput);

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        Guard(End);
        _progress?.Complete();
    }

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => Cancel();

    private protected virtual void Begin() { }

    private protected virtual void ProcessInput() { }

    private protected virtual void End() { }

    /// <summary>Cancels; overrides wait for their workers, release what they own, and call this last.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        Cancel();
        _stopping.Dispose();
    }

    /// <summary>
    /// The model of a name, of a path, or, where nothing is given, the default one. Its hash is compared by whoever loads
    /// the network.
    /// </summary>
    private protected DetectorModel FindModel(string? nameOrPath)
    {
        ModelStore store = InstalledModels.Store;
        return store.Find(
            nameOrPath is null ? InstalledModels.DefaultName(store) : Locate(store, nameOrPath),
            verifyHash: false
        );
    }

    /// <summary>Writes the failure of one item; the next item goes on.</summary>
    private protected void WriteFailure(FakeDetectException failure) => WriteError(Errors.From(failure));

    /// <summary>Says what searches left out, once for each reason: visibly where somebody may miss a picture.</summary>
    private protected void Say(LeftOutCounts leftOut, bool canForce = false)
    {
        foreach ((string text, bool isWarning) in leftOut.Sentences(canForce))
        {
            if (isWarning)
                WriteWarning(text);
            else
                WriteVerbose(text);
        }
    }

    /// <summary>A parameter's value where it was given, else another.</summary>
    private protected T Bound<T>(string parameter, T value, T otherwise) =>
        MyInvocation.BoundParameters.ContainsKey(parameter) ? value : otherwise;

    /// <summary>Writes to the information stream under the tag FakeDetect and a second one, for machine reading.</summary>
    private protected void WriteInformation(object data, string tag) => WriteInformation(data, ["FakeDetect", tag]);

    private protected void Cancel()
    {
        try
        {
            _stopping.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Ctrl+C came from its own thread just after the command had ended.
        }
    }

    private string Locate(ModelStore store, string nameOrPath)
    {
        if (
            store
                .List(verifyHashes: false)
                .Any(entry => entry.Name.Equals(nameOrPath, StringComparison.OrdinalIgnoreCase))
        )
            return nameOrPath;
        string path = Resolver.TryFileSystem(nameOrPath, out _) ?? nameOrPath;

        // A bare name that is nowhere keeps its form: the error lists the names that there are.
        return Path.Exists(path) || Path.Exists(nameOrPath) ? path : nameOrPath;
    }

    private void Guard(Action step)
    {
        try
        {
            step();
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (FakeDetectException failure)
        {
            _progress?.Complete();
            ThrowTerminatingError(Errors.From(failure));
        }
        catch
        {
            // Not ours to handle: a stop, or what a command downstream threw.
            _progress?.Complete();
            throw;
        }
    }
}
