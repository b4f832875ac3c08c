// Ahead of everything else, which takes a while to load: SIGHUP asks a bot to read its corpus again, and ends a process
// that does not listen to it. A terminal that is closed still does.
if (process.argv[2] === 'start' && !process.stdout.isTTY) process.on('SIGHUP', () => undefined);

await import('./main.ts');
