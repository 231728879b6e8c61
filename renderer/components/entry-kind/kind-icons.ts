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
import type { IconOf } from '../icon/icon.tsx';

/** The same sign for a kind of entry wherever one is named. */
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
