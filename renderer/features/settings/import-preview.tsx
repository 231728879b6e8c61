import { useId } from 'react';
import type { ImportChoices } from '#shared/model/index.ts';
import { importChoices } from '#shared/model/index.ts';
import { importSentence } from '#shared/rules/import/words.ts';
import { Button, Chip, Note, RadioCards, Segmented, Select, Table, Td, Th } from '../../components/index.ts';
import { type ImportPreview, useFormat } from '../../state/index.ts';
import styles from './import.module.css';
import { ImportColumns } from './import-columns.tsx';

type Question = ImportPreview['questions'][number];
type Row = ImportPreview['first'][number];

/** Up to this many answers stand as cards; more are a list. */
const cards = 6;

/** The choices with one answer more; the same choices when the answer is none. */
const answered = (choices: ImportChoices, choice: Question['choice'], value: string): ImportChoices => {
  const read = importChoices.safeParse({ ...choices, [choice]: choice === 'dueDays' ? Number(value) : value });
  return read.success ? read.data : choices;
};

const Ask = ({
  question,
  answer,
  onAnswer,
}: {
  readonly question: Question;
  /** What was answered, or null. */
  readonly answer: string | null;
  readonly onAnswer: (value: string) => void;
}) => {
  const { sentence, options } = question;
  if (options.length <= cards) {
    return <RadioCards legend={sentence} value={answer} options={options} onChange={onAnswer} />;
  }
  return (
    <Select
      label={sentence}
      value={answer === null ? '?' : `=${answer}`}
      options={[{ value: '?', label: 'Choose' }, ...options.map(({ value, label }) => ({ value: `=${value}`, label }))]}
      onChange={(value) => {
        if (value !== '?') onAnswer(value.slice(1));
      }}
    />
  );
};

const RowOf = ({ row }: { readonly row: Row }) => {
  const format = useFormat();
  const [day = '', time = ''] = row.when.split('T');
  return (
    <tr>
      <Td>{row.state === 'new' ? <Chip tone="on">New</Chip> : <Chip>Known</Chip>}</Td>
      <Td className="nowrap">
        {format.shortDate(day)} {time}
      </Td>
      <Td className={styles.cell}>
        {row.title === '' ? null : <b>{row.title} </b>}
        <span className={row.private ? 'private' : undefined}>
          <span className={styles.words}>{row.text}</span>
        </span>
      </Td>
      <Td className="meta">{row.place}</Td>
    </tr>
  );
};

const Rows = ({ rows }: { readonly rows: readonly Row[] }) => (
  <section className={styles.scroll} aria-label="The first that would come in">
    <Table caption="The first that would come in">
      <thead>
        <tr>
          <Th>State</Th>
          <Th>When</Th>
          <Th>What</Th>
          <Th>In the file</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <RowOf key={`${row.what} ${row.place}`} row={row} />
        ))}
      </tbody>
    </Table>
  </section>
);

const Sentences = ({ heading, all }: { readonly heading: string; readonly all: readonly string[] }) => {
  const id = useId();
  return all.length === 0 ? null : (
    <section aria-labelledby={id}>
      <h4 id={id} className="label">
        {heading}
      </h4>
      <ul className={styles.list}>
        {all.map((sentence) => (
          <li key={sentence} className="small">
            {sentence}
          </li>
        ))}
      </ul>
    </section>
  );
};

const hasWords: readonly ImportPreview['kind'][] = ['day-one', 'jrnl', 'mini-diary', 'markdown', 'plain'];

/** How a file is read, what would come in, and what has to be chosen first. Nothing is written yet. */
export const ImportPreviewCard = ({
  preview,
  asked,
  choices,
  busy,
  onChoices,
  onStartOver,
  onClose,
  onImport,
}: {
  readonly preview: ImportPreview;
  /** Everything asked about this file so far. */
  readonly asked: readonly Question[];
  readonly choices: ImportChoices;
  readonly busy: 'looking' | 'importing' | null;
  readonly onChoices: (choices: ImportChoices) => void;
  readonly onStartOver: () => void;
  readonly onClose: () => void;
  readonly onImport: () => void;
}) => {
  const { counts, questions, columns, problems, first, kind, notTaken, reading } = preview;
  const fresh = counts.entries.fresh + counts.invoices.fresh;
  const target = choices.target ?? (columns?.some(({ field }) => field === 'number') ? 'invoices' : 'entries');
  const open = questions.length > 0;
  const leftOut = counts.unclear - problems.length;
  return (
    <div className={`${styles.preview} stack stack-4`}>
      <p role="status">
        <b>{open ? 'Something has to be chosen first.' : importSentence(counts, 'to add')}</b> Nothing is written yet.
      </p>
      <Sentences heading="How it is read" all={reading} />
      {asked.map((question) => (
        <Ask
          key={question.choice}
          question={question}
          answer={choices[question.choice] === null ? null : String(choices[question.choice])}
          onAnswer={(value) => onChoices(answered(choices, question.choice, value))}
        />
      ))}
      {hasWords.includes(kind) && (columns === null || target === 'entries') ? (
        <Segmented
          legend="The words go to"
          hideLegend={false}
          value={choices.half}
          options={[
            { value: 'facts', label: 'What happened' },
            { value: 'private', label: 'How it was for me' },
          ]}
          onChange={(half) => onChoices({ ...choices, half })}
        />
      ) : null}
      {columns === null || asked.some(({ choice }) => choice === 'target') ? null : (
        <Segmented
          legend="Each row is"
          hideLegend={false}
          value={target}
          options={[
            { value: 'entries', label: 'An entry' },
            { value: 'invoices', label: 'An invoice' },
          ]}
          onChange={(chosen) => onChoices({ ...choices, target: chosen })}
        />
      )}
      {columns === null ? null : (
        <ImportColumns
          columns={columns}
          matched={choices.columns}
          target={asked.some(({ choice }) => choice === 'target') && choices.target === null ? null : target}
          onChange={(matched) => onChoices({ ...choices, columns: matched })}
        />
      )}
      {first.length === 0 ? null : <Rows rows={first} />}
      {problems.length === 0 ? null : (
        <Note tone="attention">
          <Sentences heading="Left out" all={problems} />
          {leftOut > 0 && !open ? <p className="small">And {leftOut} more.</p> : null}
        </Note>
      )}
      <Sentences heading="Photos and files that are not taken" all={notTaken.slice(0, 20)} />
      <div className="row wrap">
        <Button variant="quiet" onClick={onClose}>
          Do not import
        </Button>
        <Button onClick={onStartOver}>Read it again from the start</Button>
        <Button
          variant="primary"
          className={styles.go}
          disabled={open || fresh === 0 || busy === 'looking'}
          busy={busy === 'importing' ? 'Importing…' : null}
          onClick={onImport}
        >
          Import
        </Button>
      </div>
    </div>
  );
};
