using Gradus.Cli;

return Host.Run(args, Session.OfProcess());
