import type { AnswerShape, Question } from '#shared/content/review.ts';
import { reviewTexts } from '#shared/content/review.ts';
import { type Answer, longText, type Review } from '#shared/model/index.ts';
import { numberAnswer, questionState, withAnswer, withNote } from '#shared/rules/review-flow.ts';
import { SideLabel, TextArea, TextField } from '../../components/index.ts';
import styles from './answer.module.css';
import { ChoiceAnswer } from './choice-answer.tsx';
import { type Read, useTyped } from './use-typed.ts';

export type ChangeReview = (change: (review: Review) => Review) => void;

type Props = {
  readonly question: Question;
  readonly review: Review;
  readonly readOnly: boolean;
  readonly onChange: ChangeReview;
  /** Hears what is wrong with what stands in a field and is not saved, or null. */
  readonly onProblem: (problem: string | null) => void;
};

const keptText = (text: string, limit: number): Read<string> => {
  if (text.length > limit) {
    const most = limit.toLocaleString('en-GB');
    return { ok: false, message: `This text is longer than ${most} characters. Shorten it; it is saved again then.` };
  }
  const result = longText.safeParse(text);
  return result.success ? { ok: true, value: text } : { ok: false, message: result.error.issues[0]?.message ?? '' };
};

const shownNumber = (answer: Answer | undefined): string => (typeof answer === 'number' ? String(answer) : '');

const NumberAnswer = ({
  question,
  review,
  shape,
  readOnly,
  onChange,
  onProblem,
}: Props & { readonly shape: Extract<AnswerShape, { readonly type: 'number' }> }) => {
  const field = useTyped(
    shownNumber(review.answers[question.id]),
    (text) => numberAnswer(text, shape),
    (value) => onChange((now) => withAnswer(now, question.id, value)),
    onProblem,
  );
  return (
    <TextField
      label={`Your answer, ${shape.unit}`}
      hideLabel
      className={styles.number}
      inputMode="decimal"
      autoComplete="off"
      figures
      unit={shape.unit}
      readOnly={readOnly}
      {...field}
    />
  );
};

const Words = ({
  label,
  hideLabel,
  hint,
  value,
  limit,
  readOnly,
  onText,
  onProblem,
}: Pick<Props, 'readOnly' | 'onProblem'> & {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly hint?: string;
  readonly value: string;
  readonly limit: number;
  readonly onText: (text: string) => void;
}) => {
  const field = useTyped(value, (text) => keptText(text, limit), onText, onProblem);
  return (
    <TextArea label={label} hideLabel={hideLabel} hint={hint} voice="private" rows={3} readOnly={readOnly} {...field} />
  );
};

const noteLimit = 100_000;

/** The answer and the free words beside it. Private; saved with every change. */
export const AnswerArea = (props: Props) => {
  const { question, review, readOnly, onChange, onProblem } = props;
  const { id, answer: shape, prompt } = question;
  const answer = review.answers[id];
  const note = typeof answer === 'string' || typeof answer === 'number' ? question.notes[String(answer)] : undefined;
  const listNote = Array.isArray(answer) ? answer.map((each) => question.notes[each]).find(Boolean) : undefined;
  return (
    <div className={`private ${styles.area ?? ''}`}>
      <SideLabel side="private" line="never leaves the app">
        Your answer
      </SideLabel>
      {shape.type === 'number' ? (
        <NumberAnswer {...props} shape={shape} />
      ) : shape.type === 'text' ? (
        <Words
          label={question.text}
          hideLabel
          value={typeof answer === 'string' ? answer : ''}
          limit={shape.maxLength}
          readOnly={readOnly}
          onText={(text) => onChange((now) => withAnswer(now, id, text))}
          onProblem={onProblem}
        />
      ) : (
        <ChoiceAnswer
          question={question}
          answer={answer}
          readOnly={readOnly}
          onAnswer={(next) => onChange((now) => withAnswer(now, id, next))}
        />
      )}
      {questionState(review, id) === 'open' ? (
        <p className={styles.open}>You left this one open. That is a full answer; you can still give another one.</p>
      ) : null}
      {(note ?? listNote) ? <p className={styles.note}>{note ?? listNote}</p> : null}
      {prompt !== null && shape.type !== 'text' ? (
        <div className={styles.free}>
          <Words
            label={prompt}
            hint={`${reviewTexts.optional}.`}
            value={review.notes[id] ?? ''}
            limit={noteLimit}
            readOnly={readOnly}
            onText={(text) => onChange((now) => withNote(now, id, text))}
            onProblem={onProblem}
          />
        </div>
      ) : prompt !== null ? (
        <p className="meta">{prompt}</p>
      ) : null}
    </div>
  );
};
