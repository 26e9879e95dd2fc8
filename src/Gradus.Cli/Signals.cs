using System.Runtime.InteropServices;

namespace Gradus.Cli;

/// <summary>Ctrl-C, and what ends processes politely: told once to whoever works, and then in the exit status.</summary>
public sealed class Signals : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] registrations;
    private volatile int status = (int)ExitStatus.Interrupted;

    private Signals() => registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, ExitStatus.Interrupted)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, ExitStatus.Terminated)),
    ];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>The status with which the process ends after the signal.</summary>
    public ExitStatus Status => (ExitStatus)status;

    /// <summary>Watches for signals to this process from now on.</summary>
    public static Signals Watch() => new();

    private void Stop(PosixSignalContext signal, ExitStatus ended)
    {
        signal.Cancel = true;
        if (source.IsCancellationRequested) return;
        status = (int)ended;
        source.Cancel();
    }

    /// <summary>Leaves signals to the runtime again.</summary>
    public void Dispose()
    {
        foreach (var registration in registrations) registration.Dispose();
        source.Dispose();
    }
}
