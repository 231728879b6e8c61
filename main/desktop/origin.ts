/** The window's own address. Changing it later would empty what the window keeps in its own storage. */
export const scheme = 'app';
const appHost = 'good-terms';
export const appOrigin = `${scheme}://${appHost}`;

/** Whether an address lies at the window's own origin. Anything that cannot be read is not. */
export const isOwnAddress = (address: string): boolean => {
  try {
    const url = new URL(address);
    return url.protocol === `${scheme}:` && url.host === appHost && url.username === '' && url.password === '';
  } catch {
    return false;
  }
};

/** Whether an address is a file the window itself has put together ("blob:app://good-terms/…"). */
export const isOwnFile = (address: string): boolean =>
  address.startsWith('blob:') && isOwnAddress(address.slice('blob:'.length));

export const requestChannel = 'good-terms:request';
export const eventChannel = 'good-terms:event';
