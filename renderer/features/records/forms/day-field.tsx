import type { ComponentProps } from 'react';
import { DateField } from '../../../components/index.ts';

/** A day in a form of the records: the form names the field when the day is half written or does not exist. */
export const DayField = (props: Omit<ComponentProps<typeof DateField>, 'quiet'>) => <DateField quiet {...props} />;
