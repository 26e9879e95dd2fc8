namespace Gradus.Tests.Cli;

/// <summary>A clock by which everything takes no time, so that what is printed does not change.</summary>
internal sealed class StoppedClock : TimeProvider
{
    public override long GetTimestamp() => 0;
}
