using Xunit;

namespace FakeDetect.PowerShell.Tests.Hosting;

/// <summary>Tests that look at the whole process, or change its environment: nothing else runs beside them.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
#pragma warning disable CA1711 // xunit's own word.
public sealed class AloneCollection;
#pragma warning restore CA1711
