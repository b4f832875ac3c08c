// encoder-thread.ts as it is written, for tests and scripts.
import { register } from 'tsx/esm/api';

register();
await import('./encoder-thread.ts');
