import { useState } from 'react';
import { Button, DateField, Dialog, FieldError, focusOnMount, Select, TextField } from '../../../components/index.ts';
import styles from './letters.module.css';

export type Sending = { readonly on: string; readonly form: string; readonly proof: string };

const ways = [
  { value: 'email', label: 'Email' },
  { value: 'post', label: 'Post' },
  { value: 'registered post', label: 'Registered post' },
  { value: 'in person', label: 'In person' },
  { value: 'other', label: 'Another way' },
] as const;

type Way = (typeof ways)[number]['value'];

/** Asks for the day and the way a letter was sent. `onSend` answers with a sentence when it could not be kept. */
export const SentDialog = ({
  open,
  today,
  noticeForm,
  onClose,
  onSend,
}: {
  readonly open: boolean;
  readonly today: string;
  /** How notice must be given under the agreement; empty for other letters. */
  readonly noticeForm: string;
  readonly onClose: () => void;
  readonly onSend: (sending: Sending) => Promise<string | null>;
}) => {
  const [on, setOn] = useState(today);
  const [way, setWay] = useState<Way>('email');
  const [other, setOther] = useState('');
  const [proof, setProof] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const send = async (): Promise<void> => {
    if (busy) return;
    if (on === '') return setError('Choose the day it was sent.');
    if (way === 'other' && other.trim() === '') return setError('Write how it was sent.');
    setBusy(true);
    const problem = await onSend({ on, form: way === 'other' ? other.trim() : way, proof: proof.trim() });
    setBusy(false);
    setError(problem);
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="When and how was it sent?"
      onConfirm={() => void send()}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            Not sent yet
          </Button>
          <Button variant="primary" busy={busy ? 'Saving…' : null} onClick={() => void send()}>
            Mark as sent
          </Button>
        </>
      }
    >
      <div className={styles.sending}>
        <p className="small muted">
          Good Terms sends nothing. This keeps the letter as it went out and writes a fact to the journal.
        </p>
        <DateField label="Day" value={on} ref={focusOnMount} onChange={setOn} />
        <Select
          label="Way"
          {...(noticeForm === '' ? {} : { hint: `The contract asks for: ${noticeForm}` })}
          value={way}
          options={ways}
          onChange={setWay}
        />
        {way === 'other' ? <TextField label="How" maxLength={300} value={other} onChange={setOther} /> : null}
        <TextField
          label="Proof"
          hint="A receipt number, or who confirmed it. Can stay empty."
          maxLength={300}
          value={proof}
          onChange={setProof}
        />
        <div role="alert">
          <FieldError message={error} />
        </div>
      </div>
    </Dialog>
  );
};
