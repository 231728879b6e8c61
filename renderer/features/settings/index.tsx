import { PageBody } from '../../components/index.ts';

/** `rest` is the section: "me", "money", "appearance", "backups", "data". */
export const SettingsView = (_: { readonly rest: string }) => (
  <PageBody>
    <h1 className="h2">Settings</h1>
  </PageBody>
);
