/** Where the window was, checked against the screens of today. All numbers are device-independent pixels. */
import { z } from 'zod';

export const minimum = { width: 800, height: 600 } as const;
const usual = { width: 1280, height: 832 } as const;

const whole = z.int().min(-100_000).max(100_000);
const savedBounds = z.object({ x: whole, y: whole, width: whole, height: whole, maximized: z.boolean() });

export type SavedBounds = z.infer<typeof savedBounds>;
export type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type Placement = Partial<Area> & {
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
};

/** The saved place, or null when the file says something else. */
export const parseBounds = (value: unknown): SavedBounds | null => savedBounds.safeParse(value).data ?? null;

const overlap = (a: Area, b: Area): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

const between = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high));

/**
 * Fits the saved place into the work area it overlaps most; without one (a screen was unplugged) the window keeps its
 * size and the system centres it.
 */
export const fitBounds = (saved: SavedBounds | null, areas: readonly Area[]): Placement => {
  if (saved === null) {
    const first = areas[0] ?? { x: 0, y: 0, ...usual };
    return {
      width: Math.max(minimum.width, Math.min(usual.width, first.width)),
      height: Math.max(minimum.height, Math.min(usual.height, first.height)),
      maximized: false,
    };
  }
  const best = areas.toSorted((a, b) => overlap(b, saved) - overlap(a, saved))[0];
  const seen = best !== undefined && overlap(best, saved) > 0;
  const limit = best ?? { x: 0, y: 0, ...usual };
  const width = between(saved.width, minimum.width, Math.max(minimum.width, limit.width));
  const height = between(saved.height, minimum.height, Math.max(minimum.height, limit.height));
  if (!seen) return { width, height, maximized: saved.maximized };
  return {
    x: between(saved.x, limit.x, Math.max(limit.x, limit.x + limit.width - width)),
    y: between(saved.y, limit.y, Math.max(limit.y, limit.y + limit.height - height)),
    width,
    height,
    maximized: saved.maximized,
  };
};
