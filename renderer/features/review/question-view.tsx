import ChevronLeft from 'lucide-react/icons/chevron-left';
import { type MouseEvent, useRef, useState } from 'react';
import { parts, type Question, readingModel, readingTexts, reviewTexts } from '#shared/content/review.ts';
import type { Review } from '#shared/model/index.ts';
import { chosen } from '#shared/rules/points.ts';
import {
  afterChoosing,
  askedIn,
  choicesOf,
  neighbourIn,
  numberIn,
  questionState,
  withAnswer,
  withLeftOpen,
} from '#shared/rules/review-flow.ts';
import { Button, buttonClass, cx, Kbd, Note } from '../../components/index.ts';
import { announceNow, go, useSaveStatus } from '../../state/index.ts';
import { AnswerArea, type ChangeReview } from './answer-area.tsx';
import { EvidencePanel } from './evidence-panel.tsx';
import { PageHeading } from './heading.tsx';
import { questionPlace, reviewPlace } from './places.ts';
import { Progress } from './progress.tsx';
import styles from './question.module.css';
import { SafetyLink } from './safety-link.tsx';
import { useQuestionKeys } from './use-keys.ts';
import { changeReview, type ReviewData } from './use-review.ts';

const saveWords = { clean: '', saving: 'Saving…', saved: 'Saved just now', failed: 'Not saved yet' } as const;

/** One serious answer is enough: what follows from it is said at once, and the rest need not be answered. */
const SafetyFirst = ({ clientId, review }: { readonly clientId: string; readonly review: Review }) => {
  const { question, answers } = readingModel.override.safety;
  const serious: readonly string[] = answers;
  const { title, paragraphs } = readingTexts.override.safety;
  const isFirst = chosen(review.answers[question]).some((each) => serious.includes(each));
  return (
    <div className={styles.first} role="status">
      {isFirst ? (
        <div className={cx('private', styles.block)}>
          <p>
            <b>{title}.</b> {paragraphs.join(' ')}
          </p>
          <a href={reviewPlace(clientId, 'reading')}>See what to do now</a>
        </div>
      ) : null}
    </div>
  );
};

/** One question: the answer on the left, private; what was recorded about it on the right. */
export const QuestionView = ({
  data,
  review,
  question,
}: {
  readonly data: ReviewData;
  readonly review: Review;
  readonly question: Question;
}) => {
  const { id: clientId } = data.client;
  const { id } = question;
  const save = useSaveStatus(clientId);
  const panel = useRef<HTMLElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const readOnly = data.readOnly !== null;
  const asked = askedIn(review);
  const number = numberIn(review, id);
  const [before, after] = [neighbourIn(review, id, -1), neighbourIn(review, id, 1)];
  const part = parts.find((each) => each.id === question.part);
  const opensPart = asked.find((each) => each.part === question.part)?.id === id;
  const isDone = questionState(review, id) !== 'none';

  const change: ChangeReview = (recipe) => changeReview(review.id, recipe);

  /** True while a field holds something that is not saved: it keeps the focus and says why. */
  const isHeld = (): boolean => {
    if (problem === null) return false;
    const field = document.activeElement;
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
      field.blur();
      field.focus();
    }
    announceNow(problem);
    return true;
  };
  const leaveFor = (place: string): void => {
    if (!isHeld()) go(place);
  };
  const next = (): void => leaveFor(after === null ? reviewPlace(clientId, 'check') : questionPlace(clientId, after));
  const back = (): void => leaveFor(before === null ? reviewPlace(clientId) : questionPlace(clientId, before));
  const leaveOpen = (): void => {
    if (isHeld()) return;
    change((now) => withLeftOpen(now, id));
    next();
  };
  useQuestionKeys({
    next,
    back,
    choose: (index) => {
      const choice = choicesOf(question.answer)[index];
      if (choice === undefined || readOnly) return;
      change((now) => withAnswer(now, id, afterChoosing(question.answer, now.answers[id], choice.value)));
    },
  });

  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <span className={cx('h3', styles.name)}>{reviewTexts.title}</span>
        <Progress clientId={clientId} review={review} current={{ part: question.part, question: id }} />
        <a className={buttonClass('plain', 'sm')} href={reviewPlace(clientId)}>
          Save and leave
        </a>
      </div>
      <div className={styles.columns}>
        <section className={styles.column} aria-labelledby="question">
          <div className={styles.question} key={id}>
            <p className={styles.place}>
              <span>
                Question {number} of {asked.length}
              </span>
              <span className={styles.part}>{part?.title}</span>
              <a
                className={styles.jump}
                href={questionPlace(clientId, id)}
                onClick={(event: MouseEvent) => {
                  event.preventDefault();
                  panel.current?.focus();
                  panel.current?.scrollIntoView();
                }}
              >
                What you recorded
              </a>
            </p>
            {opensPart && part !== undefined ? <p className={styles.intro}>{part.intro}</p> : null}
            <PageHeading id="question" className={styles.text}>
              {question.text}
            </PageHeading>
            <p className={styles.why}>{question.why}</p>
            {data.readOnly === null ? null : <Note tone="attention">{data.readOnly}</Note>}
            <AnswerArea
              question={question}
              review={review}
              readOnly={readOnly}
              onChange={change}
              onProblem={setProblem}
            />
          </div>
          {id === readingModel.override.safety.question ? <SafetyFirst clientId={clientId} review={review} /> : null}
          <div className={styles.safety}>
            <SafetyLink clientId={clientId} />
          </div>
          <div className={styles.foot}>
            <Button variant="quiet" icon={ChevronLeft} aria-keyshortcuts="ArrowLeft" onClick={back}>
              Back
            </Button>
            <Button variant="quiet" disabled={readOnly} onClick={leaveOpen}>
              Leave this one open
            </Button>
            <span className={styles.saved}>{saveWords[save.kind]}</span>
            <Button
              variant={isDone ? 'primary' : 'plain'}
              aria-keyshortcuts="Control+Enter ArrowRight"
              className={styles.next}
              onClick={next}
            >
              {isDone ? (after === null ? 'To the end' : 'Next question') : reviewTexts.skip}
              {isDone ? <Kbd>Ctrl Enter</Kbd> : null}
            </Button>
          </div>
        </section>
        <EvidencePanel data={data} review={review} question={id} panel={panel} />
      </div>
    </div>
  );
};
