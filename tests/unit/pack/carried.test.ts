import { describe, expect, it } from 'vitest';
import { clientTables, recordsCarried, toClientFacing, toPackData } from '#shared/pack/index.ts';
import { aruRecord } from '../../builders/pack-record.ts';

const all = ['section:account', 'section:materials', 'section:receipt', 'section:dates', 'section:chronology'];
const without = (...ids: readonly string[]): readonly string[] => all.filter((id) => !ids.includes(id));

describe('what a pack carries beside its pages', () => {
  it('follows the sections the client edition prints', async () => {
    const facing = toClientFacing(toPackData(await aruRecord()));
    const names = (sections: readonly string[]) => clientTables(facing, sections).map(({ name }) => name);
    expect(names(all)).toEqual(['statement.csv', 'handover.csv']);
    expect(names(without('section:account'))).toEqual(['handover.csv']);
    expect(names(without('section:materials', 'section:receipt', 'section:dates'))).toEqual(['statement.csv']);
    const [, handover] = clientTables(facing, without('section:dates'));
    expect(handover?.text).toContain('\r\nmaterial,');
    expect(handover?.text).not.toContain('\r\naccess,');
  });

  it('holds nothing of what happened when the chronology is left out of the records edition', async () => {
    const data = toPackData(await aruRecord());
    const words = data.entries.map(({ text }) => text).filter((text) => text.length > 20);
    const carried = (sections: readonly string[]) => JSON.stringify(recordsCarried(data, [], {}, sections));
    expect(words.length).toBeGreaterThan(5);
    for (const text of words) {
      const form = JSON.stringify(text).slice(1, -1);
      expect(carried(all)).toContain(form);
      expect(carried(without('section:chronology'))).not.toContain(form);
    }
  });
});
