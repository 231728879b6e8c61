import KeyRound from 'lucide-react/icons/key-round';
import Move from 'lucide-react/icons/package-open';
import Send from 'lucide-react/icons/send';
import Undo from 'lucide-react/icons/undo-2';
import type { Access, Ledger, Material } from '#shared/model/index.ts';
import { byMethod } from '#shared/rules/notice.ts';
import type { IconOf } from '../../../components/index.ts';

type LedgerWords = {
  readonly title: string;
  readonly icon: IconOf;
  /** "2 of 4 returned". */
  readonly done: string;
  readonly doneDeleted: string;
  /** Button of the row that is ticked. */
  readonly mark: string;
  readonly received: string;
};

export const ledgerWords = {
  'theirs-with-me': {
    title: 'Theirs, to return',
    icon: Undo,
    done: 'Returned',
    doneDeleted: 'Deleted here',
    mark: 'Mark as returned',
    received: 'Received on',
  },
  'mine-with-them': {
    title: 'Yours, to get back',
    icon: Move,
    done: 'Back with you',
    doneDeleted: 'Deleted there',
    mark: 'Mark as back',
    received: 'Lent on',
  },
  'to-hand-over': {
    title: 'Yours, to hand over',
    icon: Send,
    done: 'Handed over',
    doneDeleted: 'Not needed, deleted',
    mark: 'Mark as handed over',
    received: 'Made on',
  },
} as const satisfies Record<Ledger, LedgerWords>;

export const accessIcon: IconOf = KeyRound;

export const sideWords = {
  'me-in-client-tool': 'You in their tools',
  'client-in-my-tool': 'They in your tools',
} as const satisfies Record<Access['side'], string>;

export const ownerWords = { me: 'Yours', client: 'Theirs' } as const satisfies Record<Access['owner'], string>;

/** "Returned in person, 8 Sep. Receipt R-2". */
export const doneLine = (material: Material, day: (date: string) => string): string => {
  const words = ledgerWords[material.ledger];
  const how = material.method === '' ? '' : ` ${byMethod(material.method)}`;
  const on = material.doneOn === null ? '' : `, ${day(material.doneOn)}`;
  const receipt = material.receipt === '' ? '' : `. Receipt ${material.receipt}`;
  return `${material.status === 'deleted' ? words.doneDeleted : words.done}${how}${on}${receipt}`;
};
