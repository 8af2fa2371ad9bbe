// Fails on import.
throw new Error("no toys here");
