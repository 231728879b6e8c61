import { fittingLetters } from '#shared/rules/letter-list.ts';
import { letterById } from '#shared/rules/letters.ts';
import { EmptyState, PageBody, VisuallyHidden } from '../../../components/index.ts';
import type { ExitData } from '../use-exit.ts';
import { Editor } from './editor.tsx';
import { LetterList } from './letter-list.tsx';
import styles from './letters.module.css';
import { SentView } from './sent-view.tsx';

/** Letters filled from the records, changed by the user, checked for their tone. Nothing is sent by the app. */
export const LettersView = (data: ExitData & { readonly place: string }) => {
  const { client, plan, today, place } = data;
  const fitting = fittingLetters(client, plan, today);
  const sent = client.letters.find(({ id, state }) => id === place && state === 'sent');
  const template = sent === undefined ? (letterById(place) ?? fitting[0]) : undefined;
  if (sent === undefined && template === undefined) {
    return (
      <PageBody>
        <EmptyState title="No letter fits now" />
      </PageBody>
    );
  }
  const current = sent?.id ?? template?.id ?? '';
  return (
    <div className={styles.letters}>
      <VisuallyHidden>
        <h2>{sent?.subject ?? template?.title}</h2>
      </VisuallyHidden>
      <LetterList data={data} fitting={fitting} current={current} />
      {sent !== undefined ? <SentView clientId={client.id} letter={sent} /> : null}
      {template !== undefined ? <Editor key={template.id} data={data} template={template} /> : null}
    </div>
  );
};
