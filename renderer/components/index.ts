/** The parts every screen is made of. They know no domain and no state; import them from here. */
export { AgeBar, AgeSwatch } from './age-bar/age-bar.tsx';
export { Brand } from './brand/brand.tsx';
export { Button, buttonClass, IconButton } from './button/button.tsx';
export { Chip, chipClass, FilterChip } from './chip/chip.tsx';
export { Checkbox, RadioCards, Segmented, SegmentedLinks, Switch } from './choice/choice.tsx';
export { cx } from './cx.ts';
export { Dialog } from './dialog/dialog.tsx';
export { EmptyState } from './empty-state/empty-state.tsx';
export { kindIcons } from './entry-kind/kind-icons.ts';
export { FieldError } from './field/field.tsx';
export { AttachButton } from './files/attach-button.tsx';
export { IncomingFile } from './files/incoming-file.tsx';
export { focusOnMount } from './focus-on-mount.ts';
export { Icon, type IconOf } from './icon/icon.tsx';
export { isWriting } from './is-writing.ts';
export { Kbd } from './kbd/kbd.tsx';
export { useWidth } from './measure/use-width.ts';
export { Menu, type MenuOption } from './menu/menu.tsx';
export {
  EnergyMark,
  EnergyPicker,
  energyWord,
  MoodMark,
  MoodPicker,
  moodFill,
  moodWord,
} from './mood/mood.tsx';
export { Note } from './note/note.tsx';
export { PageBody } from './page/page.tsx';
export { PrivateBlock, Seam, SideLabel } from './seam/seam.tsx';
export { Sparkline } from './sparkline/sparkline.tsx';
export { StatusGlyph } from './status-glyph/status-glyph.tsx';
export { Table, Td, Th, TotalRow } from './table/table.tsx';
export { TabLinks } from './tabs/tabs.tsx';
export { DateField, DateTimeField } from './text-field/date-field.tsx';
export { Select } from './text-field/select.tsx';
export { AmountField, TextArea, TextField } from './text-field/text-field.tsx';
export { Announcer, type Toast, type ToastAction, ToastRegion } from './toast/toast.tsx';
export { SkipLink, VisuallyHidden } from './visually-hidden/visually-hidden.tsx';
export { Waiting } from './waiting/waiting.tsx';
