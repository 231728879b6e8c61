import ImagePlus from 'lucide-react/icons/image-plus';
import { useRef, useState } from 'react';
import { profile as schema } from '#shared/model/index.ts';
import { Button, FieldError } from '../../components/index.ts';
import {
  announceNow,
  chooseLogo,
  describeLogo,
  fileAddress,
  removeLogo,
  toast,
  useAppState,
  useFileDamage,
} from '../../state/index.ts';
import styles from './logo.module.css';
import { SavedField } from './saved-field.tsx';

const altOf = schema.shape.logo.unwrap().shape.alt;

const Picture = ({ logo }: { readonly logo: NonNullable<ReturnType<typeof useLogo>> }) => {
  const damage = useFileDamage(logo.sha256);
  return damage === null ? (
    <span className={styles.paper}>
      {/* Its words stand in the field beside it. */}
      <img src={fileAddress(logo)} alt="" />
    </span>
  ) : (
    <p className={styles.lost}>The picture is no longer on this computer. Choose it again.</p>
  );
};

const useLogo = () => useAppState((state) => state.workspace.profile.logo);

/** The picture on the cover of packs: chosen, described, taken away. */
export const LogoPart = () => {
  const logo = useLogo();
  const readOnly = useAppState((state) => state.readOnly) !== null;
  const input = useRef<HTMLInputElement>(null);
  const choose = useRef<HTMLButtonElement>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const take = async (file: File): Promise<void> => {
    setBusy(true);
    setError(null);
    const problem = await chooseLogo(file);
    setBusy(false);
    setError(problem);
    announceNow(problem ?? 'Logo chosen.');
  };
  const remove = (): void => {
    const back = removeLogo();
    setError(null);
    toast('The logo is removed. Packs show your name alone.', [{ label: 'Undo', onPress: back }]);
    choose.current?.focus();
  };

  return (
    <section aria-labelledby="logo-heading" className={styles.logo}>
      <h3 id="logo-heading" className="h3">
        Logo
      </h3>
      <p className="meta" id="logo-limits">
        Printed above your name on the cover of both packs, at most 42 by 14 millimetres. A PNG or JPEG picture of up to
        5 MB and 4,000 pixels a side; 1,000 pixels are plenty.
      </p>
      <div className={styles.parts}>
        {logo === undefined ? null : <Picture logo={logo} />}
        <div className={styles.acts}>
          <Button
            ref={choose}
            size="sm"
            icon={ImagePlus}
            disabled={readOnly}
            busy={busy ? 'Reading…' : null}
            aria-describedby="logo-limits"
            onClick={() => input.current?.click()}
          >
            {logo === undefined ? 'Choose a logo' : 'Choose another'}
          </Button>
          {logo === undefined ? null : (
            <Button size="sm" variant="quiet" disabled={readOnly} onClick={remove}>
              Remove the logo
            </Button>
          )}
          <input
            ref={input}
            type="file"
            accept="image/png,image/jpeg"
            hidden
            aria-label="Picture of the logo"
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              if (file !== undefined) void take(file);
              // The same file can be chosen again.
              currentTarget.value = '';
            }}
          />
        </div>
      </div>
      <FieldError message={error} />
      {logo === undefined ? null : (
        <SavedField
          label="What the logo shows"
          hint="Read to those who do not see it. Empty, it is the name of your business."
          value={logo.alt}
          schema={altOf}
          onSave={describeLogo}
        />
      )}
    </section>
  );
};
