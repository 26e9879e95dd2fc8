using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Gradus.Cli.Commands;
using Gradus.Cli.Text;

namespace Gradus.Cli;

/// <summary>Runs one call of the program: reads the arguments, runs the command, and lets no exception out.</summary>
public static class Host
{
    /// <summary>Deeply nested input is refused by the readers; the room makes sure that it never ends the process.</summary>
    private const int StackBytes = 64 << 20;

    /// <summary>What an interrupted call has to bring its output to an end; work that does not look up is left behind.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs a call and returns the exit status; at Ctrl-C soon, whatever the call is busy with.</summary>
    public static int Run(string[] args, Session session)
    {
        var status = new TaskCompletionSource<ExitStatus>();
        new Thread(() => status.SetResult(Guarded(args, session)), StackBytes) { IsBackground = true }.Start();
        try
        {
            status.Task.Wait(session.Interrupted);
            return (int)status.Task.Result;
        }
        catch (OperationCanceledException)
        {
            Task.WaitAny([status.Task], Grace);
            return (int)session.StatusOfInterruption();
        }
    }

    private static ExitStatus Guarded(string[] args, Session session)
    {
        try
        {
            var status = Dispatch(args, session);
            session.Out.Flush();
            return status;
        }
        catch (UsageException problem)
        {
            return Complain(session, problem.Message);
        }
        catch (OperationCanceledException) when (session.Interrupted.IsCancellationRequested)
        {
            return session.StatusOfInterruption();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Complain(session, $"reading or writing failed: {problem.Message}");
        }
        catch (Exception problem)
        {
            // The last line of defence: no input whatever ends in a stack trace.
            return Complain(session, $"internal error: {problem.GetType().Name}: {problem.Message}");
        }
        finally
        {
            FlushError(session);
        }
    }

    private static void FlushError(Session session)
    {
        try
        {
            session.Error.Flush();
        }
        catch (IOException)
        {
            // There is no place left to say so.
        }
    }

    private static ExitStatus Dispatch(string[] args, Session session)
    {
        var root = CommandTree.Create(session);
        if (args.Length == 0)
        {
            session.Error.Write(HelpPages.Start);
            return ExitStatus.NotUnderstood;
        }
        var call = root.Parse(args, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (call.Action is HelpAction) return Invoke(call, session, session.Out);
        if ((Mistyped.Complaint(call) ?? Told(call.Errors.MaxBy(Weight))) is not { } complaint) return Invoke(call, session, session.Out);
        Complain(session, complaint);
        session.Error.WriteLine($"Try '{NameOf(call.CommandResult)} --help'.");
        return ExitStatus.NotUnderstood;
    }

    private static ExitStatus Invoke(ParseResult call, Session session, TextWriter output)
        => (ExitStatus)call.Invoke(new InvocationConfiguration { Output = output, Error = session.Error, EnableDefaultExceptionHandler = false });

    /// <summary>One slip makes several errors; the one nearest to the slip is told.</summary>
    private static int Weight(ParseError error) => error.SymbolResult switch
    {
        ArgumentResult or OptionResult => 2,
        _ when error.Message.Contains('\'', StringComparison.Ordinal) => 1,
        _ => 0,
    };

    /// <summary>An error in the words of whoever calls, who knows no types of values.</summary>
    private static string? Told(ParseError? error) => error?.SymbolResult switch
    {
        OptionResult { Tokens: [.., var value], Option: var option } when option.ValueType == typeof(int) || option.ValueType == typeof(int?) => $"{option.Name} takes a whole number, and '{value.Value}' is none",
        _ => error?.Message,
    };

    private static string NameOf(CommandResult command)
        => command.Parent is CommandResult parent ? $"{NameOf(parent)} {command.Command.Name}" : "gradus";

    private static ExitStatus Complain(Session session, string message)
    {
        session.Error.WriteLine($"gradus: {Quoting.OneLine(message)}");
        return ExitStatus.NotUnderstood;
    }
}

/// <summary>A call that cannot be carried out as it was made; the message is for the person who made it.</summary>
public sealed class UsageException(string message) : Exception(message);
