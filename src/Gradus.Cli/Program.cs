Console.Out.WriteLine("gradus");
