import { clientPlace, settingsPlace, tabs } from '../../state/index.ts';

/** A place as the rules name it ("records/contract", "settings/details") as an address of the window. */
export const placeOf = (clientId: string, place: string): string => {
  const [first = '', ...rest] = place.split('/');
  const tab = tabs.find((each) => each === first);
  if (tab !== undefined) return clientPlace(clientId, tab, rest.join('/'));
  return settingsPlace(rest[0] === 'details' ? 'me' : (rest[0] ?? 'me'));
};
