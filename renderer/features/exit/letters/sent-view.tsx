import type { Letter } from '#shared/model/index.ts';
import { letterById } from '#shared/rules/letters.ts';
import { byMethod } from '#shared/rules/notice.ts';
import { Button, buttonClass } from '../../../components/index.ts';
import { clientPlace, toast, useFormat } from '../../../state/index.ts';
import styles from './letters.module.css';
import { Paper } from './paper.tsx';

const nothing = (): void => {};

/** A letter that went out, as it went out. It is not changed any more. */
export const SentView = ({ clientId, letter }: { readonly clientId: string; readonly letter: Letter }) => {
  const format = useFormat();
  const template = letterById(letter.letterId);
  const way = byMethod(letter.form);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(`${letter.subject}\n\n${letter.body}`);
      toast('Letter copied, with its subject on the first line.');
    } catch {
      toast('The browser did not allow copying. Select the text and press Ctrl C.');
    }
  };
  return (
    <>
      <div className={styles.desk}>
        <div className={styles.tools}>
          <p className="small muted">This letter is kept as it was sent.</p>
          <span className={styles.toolActions}>
            <Button onClick={() => void copy()}>Copy text</Button>
          </span>
        </div>
        <Paper
          subject={letter.subject}
          body={letter.body}
          marks={[]}
          current={null}
          open={[]}
          values={[]}
          readOnly
          onSubject={nothing}
          onBody={nothing}
        />
      </div>
      <aside className={styles.panel} aria-label="How it was sent">
        <h3 className="h3">Sent</h3>
        <dl className={styles.facts}>
          <dt>Day</dt>
          <dd>{format.weekdayDate(letter.on)}</dd>
          <dt>To</dt>
          <dd>{letter.to === '' ? 'Not recorded' : letter.to}</dd>
          <dt>Way</dt>
          <dd>{way === '' ? 'Not recorded' : way}</dd>
          <dt>Proof</dt>
          <dd>{letter.proof === '' ? 'Not recorded' : letter.proof}</dd>
        </dl>
        {template === undefined ? null : (
          <a className={buttonClass('plain', 'sm')} href={clientPlace(clientId, 'exit', `letters/${template.id}`)}>
            Write another
          </a>
        )}
      </aside>
    </>
  );
};
