import type { FromApp, FromScreen, Question } from './messages.ts';

export const tell = (message: FromApp): void => {
  process.send?.(message);
};

/** Calls `answer` for each question and `hear` for everything else the screen says. */
export const listen = (
  answer: (question: Question) => Promise<unknown>,
  hear: (message: Exclude<FromScreen, { kind: 'ask' }>) => void,
): void => {
  process.on('message', (message: FromScreen) => {
    if (message.kind !== 'ask') return hear(message);
    const { id } = message;
    answer(message.question).then(
      (value) => tell({ kind: 'answer', id, value: JSON.stringify(value ?? null), error: null }),
      (error: unknown) => tell({ kind: 'answer', id, value: null, error: String(error) }),
    );
  });
  // Without its screen the app has nobody to show itself to.
  process.on('disconnect', () => process.exit(0));
};
