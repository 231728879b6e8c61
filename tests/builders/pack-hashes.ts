/** Run as a process of its own: opens the workspace below the given folder and prints the SHA-256 of both editions. */
import { startApp } from './app.ts';

if (import.meta.main) {
  const { app, ask } = await startApp({ version: '0.1.0' }, process.argv[2]);
  const { clients } = await ask('app.state', null);
  const clientId = clients.find(({ name }) => name === 'Ondelar Stays')?.id ?? '';
  for (const edition of ['client', 'records'] as const) {
    const { sha256 } = await ask('pack.make', { clientId, edition, asOf: '2026-11-21' });
    process.stdout.write(`${sha256}\n`);
  }
  await app.stop();
}
