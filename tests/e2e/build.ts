import { build } from '#main/start/build.ts';

/** Once before all specs: every host serves the same build of the sources of now. */
export default async (): Promise<void> => {
  const built = await build();
  if (!built.ok) throw new Error(built.error.message);
};
