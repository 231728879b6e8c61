import { Fragment, type KeyboardEvent, useId } from 'react';
import type { Question } from '#shared/content/review.ts';
import type { Answer } from '#shared/model/index.ts';
import { chosen } from '#shared/rules/points.ts';
import { type AnswerChoice, afterChoosing, choicesOf, isMultiple } from '#shared/rules/review-flow.ts';
import { cx } from '../../components/index.ts';
import styles from './answer.module.css';

type Props = {
  readonly question: Question;
  readonly answer: Answer | undefined;
  readonly readOnly: boolean;
  readonly onAnswer: (answer: Answer | null) => void;
};

/** Five steps between two ends, a few options, or several of them. A second press or Backspace takes an answer back. */
export const ChoiceAnswer = ({ question, answer, readOnly, onAnswer }: Props) => {
  const name = useId();
  const shape = question.answer;
  const multiple = isMultiple(shape);
  const given = chosen(answer);

  const press = (value: AnswerChoice['value']): void => onAnswer(afterChoosing(shape, answer, value));
  const clear = (event: KeyboardEvent): void => {
    if (event.key !== 'Backspace' && event.key !== 'Delete') return;
    event.preventDefault();
    onAnswer(null);
  };

  const choice = ({ value, label }: AnswerChoice, index: number, step: boolean) => {
    const on = given.includes(String(value));
    return (
      <label key={value} className={cx(step ? styles.step : styles.option, multiple && styles.many)}>
        <input
          type={multiple ? 'checkbox' : 'radio'}
          name={name}
          checked={on}
          disabled={readOnly}
          aria-keyshortcuts={String(index + 1)}
          onChange={() => press(value)}
          onClick={() => {
            if (on && !multiple) onAnswer(null);
          }}
        />
        <i aria-hidden="true" />
        <span>{label}</span>
      </label>
    );
  };

  const choices = choicesOf(shape);
  if (shape.type !== 'scale-5') {
    return (
      <fieldset className={styles.group} onKeyDown={clear}>
        <legend className={styles.legend}>{multiple ? 'Your answer, as many as are true' : 'Your answer'}</legend>
        <div className={styles.options}>{choices.map((each, index) => choice(each, index, false))}</div>
      </fieldset>
    );
  }
  const [steps, rest] = [choices.slice(0, 5), choices.slice(5)];
  return (
    <fieldset className={styles.group} onKeyDown={clear}>
      <legend className={styles.legend}>
        Your answer, from 1: {shape.low}, to 5: {shape.high}
      </legend>
      <div className={styles.scale}>{steps.map((each, index) => choice(each, index, true))}</div>
      <div className={styles.ends} aria-hidden="true">
        <span>{shape.low}</span>
        <span>{shape.high}</span>
      </div>
      {rest.map((each, index) => (
        <Fragment key={each.value}>{choice(each, 5 + index, false)}</Fragment>
      ))}
    </fieldset>
  );
};
