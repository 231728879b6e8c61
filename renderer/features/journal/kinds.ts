import CircleAlert from 'lucide-react/icons/circle-alert';
import Coins from 'lucide-react/icons/coins';
import GitBranchPlus from 'lucide-react/icons/git-branch-plus';
import Handshake from 'lucide-react/icons/handshake';
import Mail from 'lucide-react/icons/mail';
import MessageSquareQuote from 'lucide-react/icons/message-square-quote';
import NotebookPen from 'lucide-react/icons/notebook-pen';
import Phone from 'lucide-react/icons/phone';
import Users from 'lucide-react/icons/users';
import type { EntryKind } from '#shared/model/index.ts';
import type { IconOf } from '../../components/index.ts';

export const kindIcons: Readonly<Record<EntryKind, IconOf>> = {
  note: NotebookPen,
  meeting: Users,
  call: Phone,
  email: Mail,
  agreement: Handshake,
  'scope-change': GitBranchPlus,
  incident: CircleAlert,
  praise: MessageSquareQuote,
  payment: Coins,
};

/** Kinds shown as buttons in the composer; the others stand behind "More". */
export const firstKinds: readonly EntryKind[] = ['note', 'call', 'meeting', 'email', 'scope-change'];

export type KindFilter = { readonly id: string; readonly label: string; readonly kinds: readonly EntryKind[] };

/** Filters of the timeline, in the order of the bar. */
export const kindFilters: readonly KindFilter[] = [
  { id: 'talks', label: 'Calls and meetings', kinds: ['call', 'meeting'] },
  { id: 'email', label: 'Email', kinds: ['email'] },
  { id: 'scope', label: 'Scope', kinds: ['scope-change'] },
  { id: 'payment', label: 'Payment', kinds: ['payment'] },
  { id: 'praise', label: 'Praise', kinds: ['praise'] },
  { id: 'agreement', label: 'Agreements', kinds: ['agreement'] },
  { id: 'incident', label: 'Incidents', kinds: ['incident'] },
  { id: 'note', label: 'Notes', kinds: ['note'] },
];
