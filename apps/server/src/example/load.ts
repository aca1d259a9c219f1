import type { Clock } from '../clock.ts';
import type { Store } from '../database.ts';
import type { readGallery } from '../runs/gallery.ts';
import type { Runs } from '../runs/queue.ts';

export interface ExampleServices {
  readonly store: Store;
  readonly runs: Runs;
  readonly gallery: () => ReturnType<typeof readGallery>;
  readonly clock: Clock;
  readonly say: (line: string) => void;
}

export async function loadExample(_services: ExampleServices): Promise<void> {}
