import Copy from 'lucide-react/icons/copy';
import Lock from 'lucide-react/icons/lock';
import { useRef, useState } from 'react';
import { lettersContent } from '#shared/content/letters.ts';
import type { LetterTemplate } from '#shared/content/letters-types.ts';
import { toneContent } from '#shared/content/tone.ts';
import type { Letter } from '#shared/model/index.ts';
import { currentAgreement } from '#shared/rules/facts-contract.ts';
import {
  draftOf,
  newDraft,
  shownField,
  shownText,
  storedText,
  withDraft,
  writtenLetter,
} from '#shared/rules/letter-draft.ts';
import { type SentLetter, sentFacts, withLetterSent } from '#shared/rules/letter-sent.ts';
import { defaultVariant } from '#shared/rules/letters.ts';
import { blocksExport, toneMarks, withoutKept } from '#shared/rules/tone.ts';
import { Button, Icon, Note, Seam, Segmented } from '../../../components/index.ts';
import {
  addEntry,
  announce,
  civilNow,
  clientPlace,
  go,
  newId,
  toast,
  undoClient,
  updateClient,
  useAppState,
  useClientReadOnly,
  useSaveStatus,
} from '../../../state/index.ts';
import type { ExitData } from '../use-exit.ts';
import { FieldsPanel } from './fields-panel.tsx';
import styles from './letters.module.css';
import { Paper } from './paper.tsx';
import { type Sending, SentDialog } from './sent-dialog.tsx';
import { TonePanel } from './tone-panel.tsx';
import { useTone } from './use-tone.ts';

const noFeelings = { text: '', mood: null, energy: null };

const saveWords = { clean: '', saving: 'Saving…', saved: 'Draft saved', failed: 'Not saved yet' } as const;

/** One letter while it is written: the sheet, its fields and its tone. Saved as a draft by itself. */
export const Editor = ({ data, template }: { readonly data: ExitData; readonly template: LetterTemplate }) => {
  const { client, plan, today } = data;
  const workspace = useAppState((state) => state.workspace);
  const readOnly = useClientReadOnly() !== null;
  const save = useSaveStatus(client.id);
  const text = useRef<HTMLTextAreaElement>(null);
  const [current, setCurrent] = useState<number | null>(null);
  const [sending, setSending] = useState(false);
  const [blocked, setBlocked] = useState(false);
  const draft = draftOf(client, template.id);
  const variant = draft?.variant ?? defaultVariant(plan, null);
  const written = writtenLetter({ client, plan, workspace, today, template, draft, variant });
  const subject = shownText(written.subject);
  const body = shownText(written.body);
  const open = written.missing.map(({ id }) => shownField(id));
  const marks = withoutKept(useTone(body, template.group), draft?.kept ?? []).filter(
    (mark) => !open.some((field) => field.startsWith(mark.text) || mark.text.startsWith(field)),
  );

  const change = (part: Partial<Letter>): void => {
    setBlocked(false);
    updateClient((document) => {
      const to = document.contacts.find(({ id }) => id === document.mainContactId)?.name ?? document.name;
      const before = draftOf(document, template.id) ?? newDraft(template, variant, { id: newId('let'), to, today });
      return withDraft(document, { ...before, ...part });
    });
  };
  const onBody = (shown: string): void => {
    const stored = storedText(shown, written.fields);
    change(
      stored === written.filled.body ? { body: '' } : { body: stored, subject: draft?.subject || written.subject },
    );
  };
  const onSubject = (shown: string): void => {
    const stored = storedText(shown, written.fields).slice(0, 300);
    change({ subject: stored === written.filled.subject && (draft?.body ?? '') === '' ? '' : stored });
  };
  const isBlocked = (): boolean => {
    const is =
      written.missing.length > 0 || blocksExport(toneMarks(`${written.subject}\n${written.body}`, template.group));
    setBlocked(is);
    if (is) announce(toneContent.result.blocked);
    return is;
  };
  const copy = async (): Promise<void> => {
    if (isBlocked()) return;
    try {
      await navigator.clipboard.writeText(`${subject}\n\n${body}`);
      toast('Letter copied, with its subject on the first line.');
    } catch {
      text.current?.select();
      toast('The browser did not allow copying. The text is selected: press Ctrl C.');
    }
  };
  const send = async ({ on, form, proof }: Sending): Promise<string | null> => {
    const base =
      draft ?? newDraft(template, variant, { id: newId('let'), to: written.values.client_contact ?? '', today });
    const letter: SentLetter = {
      ...base,
      state: 'sent',
      on,
      form,
      proof,
      to: (written.values.client_contact || base.to || client.name).slice(0, 300),
      subject: subject.slice(0, 300),
      body,
    };
    const now = civilNow();
    const at = on === now.slice(0, 10) ? now : `${on}T12:00`;
    const entry = await addEntry(client.id, sentFacts(template, letter, at), noFeelings);
    if (!entry.ok) return entry.error.message;
    updateClient((document) => withLetterSent(document, today, letter, written.values.invoice_number));
    setSending(false);
    toast('Marked as sent.', [{ label: 'Undo', onPress: undoClient }]);
    go(clientPlace(client.id, 'exit', `letters/${letter.id}`));
    return null;
  };
  const own = draft !== null && (draft.body !== '' || draft.subject !== '');
  const advice = lettersContent.channelAdvice[template.group];
  return (
    <>
      <div className={styles.desk}>
        <div className={styles.tools}>
          <Segmented
            legend="Wording"
            value={variant}
            options={lettersContent.variants.map(({ id, label }) => ({ value: id, label }))}
            onChange={(next) => {
              if (next === variant) return;
              change({ variant: next, body: '', subject: '' });
              if (own) toast('Your own wording was replaced.', [{ label: 'Undo', onPress: undoClient }]);
            }}
          />
          <span className={styles.toolActions}>
            <Button icon={Copy} onClick={() => void copy()}>
              Copy text
            </Button>
            {readOnly ? null : (
              <Button
                variant="primary"
                onClick={() => {
                  if (!isBlocked()) setSending(true);
                }}
              >
                Mark as sent
              </Button>
            )}
          </span>
        </div>
        {blocked ? (
          <div className={styles.remark} role="alert">
            <Note tone="attention">{toneContent.result.blocked}</Note>
          </div>
        ) : null}
        {template.warning === undefined ? null : (
          <div className={styles.remark}>
            <Note tone="attention">{template.warning}</Note>
          </div>
        )}
        <Paper
          subject={subject}
          body={body}
          marks={marks}
          current={current}
          open={open}
          values={Object.values(written.values).filter((value) => value.length > 2)}
          readOnly={readOnly}
          textRef={text}
          onSubject={onSubject}
          onBody={onBody}
        />
        {own && !readOnly ? (
          <div className={styles.remark}>
            <Button
              variant="quiet"
              size="sm"
              onClick={() => {
                change({ body: '', subject: '' });
                toast('Filled again from the template.', [{ label: 'Undo', onPress: undoClient }]);
              }}
            >
              Start again from the template
            </Button>
          </div>
        ) : null}
      </div>
      <aside className={styles.panel} aria-label="Fields and tone">
        <p className={`meta ${styles.saved}`} role="status">
          {draft === null ? '' : saveWords[save.kind]}
        </p>
        <p className="small muted">{template.use}</p>
        {advice === undefined ? null : <p className="small muted">{advice}</p>}
        {template.note === undefined ? null : <p className="small muted">{template.note}</p>}
        <FieldsPanel
          clientId={client.id}
          fields={written.fields}
          missing={written.missing}
          values={written.values}
          typed={draft?.fields ?? {}}
          onType={(field, value) => change({ fields: { ...draft?.fields, [field]: value } })}
        />
        <TonePanel
          marks={marks}
          current={current}
          readOnly={readOnly}
          onShow={(index) => {
            const mark = marks[index];
            if (mark === undefined) return;
            setCurrent(index);
            text.current?.focus();
            text.current?.setSelectionRange(mark.start, mark.end);
          }}
          onKeep={(mark) => {
            change({ kept: [...(draft?.kept ?? []), mark.text.slice(0, 300)] });
            setCurrent(null);
            toast('Kept. This phrase is not marked again in this letter.', [{ label: 'Undo', onPress: undoClient }]);
          }}
        />
        <div className={`private ${styles.foot}`}>
          <Seam edge="top" />
          <Icon of={Lock} />
          <span>Letters are filled from facts only. Your private notes cannot be merged in.</span>
        </div>
      </aside>
      {sending ? (
        <SentDialog
          open
          today={today}
          noticeForm={template.group === 'notice' ? (currentAgreement(client.agreements, today)?.noticeForm ?? '') : ''}
          onClose={() => setSending(false)}
          onSend={send}
        />
      ) : null}
    </>
  );
};
