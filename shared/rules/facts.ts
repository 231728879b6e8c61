/**
 * Recorded metrics that the review sets beside the answers: metric name to value. A metric without enough data is absent;
 * `null` means "looked for and not there" (no incident, no direct talk). Names and windows are those of the review content.
 */
export type Facts = Readonly<Record<string, number | string | null>>;
