import Coins from 'lucide-react/icons/coins';
import Database from 'lucide-react/icons/database';
import HardDrive from 'lucide-react/icons/hard-drive';
import Lock from 'lucide-react/icons/lock';
import Palette from 'lucide-react/icons/palette';
import ScrollText from 'lucide-react/icons/scroll-text';
import User from 'lucide-react/icons/user';
import type { ComponentType } from 'react';
import { Icon, type IconOf } from '../../components/index.ts';
import { settingsPlace } from '../../state/index.ts';
import { Appearance } from './appearance.tsx';
import { Backups } from './backups/index.tsx';
import { DataSection } from './data.tsx';
import { LockPart } from './lock/index.tsx';
import { Money } from './money.tsx';
import { MyDetails } from './my-details.tsx';
import { MyRules } from './my-rules.tsx';
import styles from './settings.module.css';

type Section = { readonly id: string; readonly label: string; readonly icon: IconOf; readonly view: ComponentType };

const sections: readonly [Section, ...Section[]] = [
  { id: 'me', label: 'My details', icon: User, view: MyDetails },
  { id: 'money', label: 'Money and locale', icon: Coins, view: Money },
  { id: 'rules', label: 'My own rules', icon: ScrollText, view: MyRules },
  { id: 'appearance', label: 'Appearance', icon: Palette, view: Appearance },
  { id: 'lock', label: 'Lock and encryption', icon: Lock, view: LockPart },
  { id: 'backups', label: 'Backups', icon: HardDrive, view: Backups },
  { id: 'data', label: 'Data', icon: Database, view: DataSection },
];

/** `rest` is the section: "me", "money", "rules", "appearance", "lock", "backups", "data". */
export const SettingsView = ({ rest }: { readonly rest: string }) => {
  const current = sections.find(({ id }) => id === rest) ?? sections[0];
  const View = current.view;
  return (
    <div className={styles.settings}>
      <div className={styles.side}>
        <h1 className={styles.heading}>Settings</h1>
        <nav aria-label="Settings">
          {sections.map(({ id, label, icon }) => (
            <a
              key={id}
              href={settingsPlace(id)}
              className={styles.link}
              aria-current={id === current.id ? 'page' : undefined}
            >
              <Icon of={icon} />
              {label}
            </a>
          ))}
        </nav>
      </div>
      <section className={styles.section} aria-labelledby="settings-section">
        <h2 id="settings-section" className="h2">
          {current.label}
        </h2>
        <View key={current.id} />
      </section>
    </div>
  );
};
