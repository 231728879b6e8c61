/** Types of the letter templates. `{{field}}` is replaced by its value; `[[field|text]]` stays only if the field has one. */

export type LetterGroupId =
  | 'talk'
  | 'notice'
  | 'handover'
  | 'money'
  | 'referral'
  | 'thanks'
  | 'people'
  | 'follow-up'
  | 'start';

export type LetterVariant = 'warm' | 'neutral' | 'brief';

export type MergeFieldId =
  | 'my_name'
  | 'my_business'
  | 'my_phone'
  | 'client_contact'
  | 'client_company'
  | 'project_name'
  | 'agreement_title'
  | 'agreement_date'
  | 'clause_number'
  | 'clause_quote'
  | 'notice_days'
  | 'today'
  | 'last_day'
  | 'reason_sentence'
  | 'talk_date'
  | 'talk_time'
  | 'talk_place'
  | 'talk_topic'
  | 'talk_request'
  | 'own_part'
  | 'alternative_1'
  | 'alternative_2'
  | 'open_work'
  | 'not_included'
  | 'handover_date'
  | 'handover_list'
  | 'next_steps'
  | 'rights_sentence'
  | 'support_until'
  | 'materials_list'
  | 'return_date'
  | 'invoice_number'
  | 'invoice_date'
  | 'invoice_amount'
  | 'invoice_due_date'
  | 'days_overdue'
  | 'pay_by_date'
  | 'payment_details'
  | 'statement_table'
  | 'open_balance'
  | 'cause_facts'
  | 'cure_date'
  | 'referral_name_1'
  | 'referral_name_2'
  | 'referral_strength'
  | 'referral_contact_1'
  | 'referral_contact_2'
  | 'good_memory'
  | 'result'
  | 'feedback_question'
  | 'colleague_name'
  | 'colleague_task'
  | 'colleague_last_day'
  | 'work_description'
  | 'work_limits'
  | 'reply_time'
  | 'change_rule'
  | 'review_date';

/** `source` names where the value comes from; "user" means that the user types it. */
export type MergeField = { readonly id: MergeFieldId; readonly label: string; readonly source: string };

export type LetterTemplate = {
  readonly id: string;
  readonly group: LetterGroupId;
  readonly title: string;
  /** When to use it. */
  readonly use: string;
  readonly required: readonly MergeFieldId[];
  readonly optional: readonly MergeFieldId[];
  readonly subject: string;
  readonly variants: Readonly<Record<LetterVariant, string>>;
  /** Printed with address and date. */
  readonly formal?: boolean;
  readonly urgentAllowed?: boolean;
  readonly warning?: string;
  readonly note?: string;
};

export type LettersContent = {
  readonly intro: string;
  readonly variants: readonly { readonly id: LetterVariant; readonly label: string; readonly use: string }[];
  readonly groups: readonly { readonly id: LetterGroupId; readonly title: string }[];
  /** The only letters offered when safety comes first. */
  readonly urgentSafetyLetters: readonly string[];
  readonly channelAdvice: Readonly<Partial<Record<LetterGroupId, string>>>;
  readonly fields: readonly MergeField[];
  readonly letters: readonly LetterTemplate[];
};
