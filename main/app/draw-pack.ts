import { fail } from '../workspace/result.ts';
import type { DrawPack } from './packs.ts';

export const drawPack: DrawPack = async () => fail('internal', 'Packs cannot be made yet. Your records are unchanged.');
