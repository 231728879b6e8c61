import type { LetterTemplate } from './letters-types.ts';

/** Every letter in three variants. */
export const letterTemplates: readonly LetterTemplate[] = [
  {
    id: 'talk-request',
    group: 'talk',
    title: 'Request for a talk',
    use: 'To ask for a live conversation before anything is decided.',
    required: ['client_contact', 'talk_topic', 'talk_date', 'my_name'],
    optional: ['project_name', 'talk_time', 'talk_place', 'my_business'],
    subject: 'A short talk about our work',
    variants: {
      warm: 'Dear {{client_contact}},\n\nI enjoy working with you[[project_name| on {{project_name}}]], and I would like our work to go well for both of us.\n\nThere is one subject that I would like to discuss with you in person or by phone: {{talk_topic}}. I have some ideas, and I would also like to hear how you see it.\n\nWould {{talk_date}}[[talk_time| at {{talk_time}}]] suit you? About 45 minutes is enough.[[talk_place| We could meet here: {{talk_place}}.]]\n\nThank you for making the time.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      neutral:
        'Dear {{client_contact}},\n\nI would like to speak with you about one subject: {{talk_topic}}. A conversation is better for this than an email.\n\nCould we speak on {{talk_date}}[[talk_time| at {{talk_time}}]]? About 45 minutes is enough.[[talk_place| Place: {{talk_place}}.]] If another day suits you better, please suggest one.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      brief:
        'Dear {{client_contact}},\n\nMay we speak on {{talk_date}}[[talk_time| at {{talk_time}}]] about {{talk_topic}}? About 45 minutes, live or by phone. Another day is fine too.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
    },
  },
  {
    id: 'talk-agenda',
    group: 'talk',
    title: 'Agenda for the talk',
    use: 'To send the day before, so that both sides can prepare.',
    required: ['client_contact', 'talk_date', 'talk_topic', 'my_name'],
    optional: ['talk_time', 'talk_place', 'my_business'],
    subject: 'Our talk on {{talk_date}}',
    variants: {
      warm: 'Dear {{client_contact}},\n\nThank you for taking the time on {{talk_date}}[[talk_time| at {{talk_time}}]].[[talk_place| We meet here: {{talk_place}}.]] Here is what I suggest for the 45 minutes:\n\n1. What goes well in our work\n2. The subject: {{talk_topic}}\n3. How you see it\n4. What I can do differently\n5. Ideas and next steps\n6. What we agree, and when we look at it again\n\nIf you would like to add a point, please tell me. I look forward to our talk.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      neutral:
        'Dear {{client_contact}},\n\nFor our talk on {{talk_date}}[[talk_time| at {{talk_time}}]] I suggest these points:\n\n1. What goes well\n2. The subject: {{talk_topic}}\n3. Your view\n4. Ideas and next steps\n5. What we agree, with dates\n\nPlease add a point if you wish.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      brief:
        'Dear {{client_contact}},\n\nPoints for {{talk_date}}: what goes well, {{talk_topic}}, your view, next steps with dates. Please add yours.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
    },
  },
  {
    id: 'talk-summary',
    group: 'talk',
    title: 'Summary after the talk',
    use: 'To confirm what was agreed, within one day.',
    required: ['client_contact', 'talk_date', 'talk_request', 'my_name'],
    optional: ['own_part', 'alternative_1', 'alternative_2', 'review_date', 'my_business'],
    subject: 'Summary of our talk on {{talk_date}}',
    variants: {
      warm: 'Dear {{client_contact}},\n\nThank you for our talk on {{talk_date}}. I found it helpful to hear your view.\n\nThis is what I understood:\n\n- From your side: {{talk_request}}\n[[own_part|- From my side: {{own_part}}\n]][[alternative_1|- We also try this: {{alternative_1}}\n]][[alternative_2|- And this: {{alternative_2}}\n]][[review_date|- We look at it again on {{review_date}}\n]]\nIf I understood something differently from you, please tell me.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      neutral:
        'Dear {{client_contact}},\n\nHere is a short summary of our talk on {{talk_date}}:\n\n- From your side: {{talk_request}}\n[[own_part|- From my side: {{own_part}}\n]][[alternative_1|- We also try this: {{alternative_1}}\n]][[alternative_2|- And this: {{alternative_2}}\n]][[review_date|- Next look at this: {{review_date}}\n]]\nPlease correct me where needed.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      brief:
        'Dear {{client_contact}},\n\nAgreed on {{talk_date}}: {{talk_request}}[[own_part| My part: {{own_part}}]][[review_date| We look at it again on {{review_date}}.]] Is this correct?\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
    },
  },
  {
    id: 'notice-by-clause',
    group: 'notice',
    title: 'Notice of ending, under the contract',
    use: 'To end the work with the notice that the contract asks for.',
    required: [
      'client_contact',
      'client_company',
      'agreement_title',
      'agreement_date',
      'clause_number',
      'last_day',
      'my_name',
      'today',
    ],
    optional: ['reason_sentence', 'clause_quote', 'notice_days', 'handover_date', 'talk_date', 'my_business'],
    subject: 'Notice: {{agreement_title}}',
    variants: {
      warm: '{{today}}\n\nDear {{client_contact}},\n\n[[talk_date|As we discussed on {{talk_date}}, ]]I am giving notice to end our agreement “{{agreement_title}}” of {{agreement_date}}. I do this under clause {{clause_number}}[[notice_days|, with {{notice_days}} days of notice]]. My last working day for {{client_company}} is {{last_day}}.\n\n[[reason_sentence|{{reason_sentence}} ]]Until then I will finish the agreed work with care.[[handover_date| On {{handover_date}} I will hand over everything you need to continue.]] In the next days I will send you a plan for the last weeks. If you wish, I can also recommend one or two colleagues.\n\nThank you for the work we have done together. I wish you and your team all the best.\n\nPlease confirm that you received this letter.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      neutral:
        '{{today}}\n\nDear {{client_contact}},\n\nI am giving notice to end the agreement “{{agreement_title}}” of {{agreement_date}} with {{client_company}}, under clause {{clause_number}}[[notice_days|, with {{notice_days}} days of notice]]. The last working day is {{last_day}}.\n\n[[clause_quote|The clause says: “{{clause_quote}}”\n\n]][[reason_sentence|{{reason_sentence}} ]]I will finish the agreed work by then and send you a plan for the handover.\n\nPlease confirm that you received this letter. Thank you for the work together.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      brief:
        '{{today}}\n\nDear {{client_contact}},\n\nI am giving notice to end “{{agreement_title}}” of {{agreement_date}} with {{client_company}}, under clause {{clause_number}}. The last working day is {{last_day}}. A plan for the handover will follow.\n\nPlease confirm receipt. I wish you all the best.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
    },
    formal: true,
  },
  {
    id: 'notice-no-renewal',
    group: 'notice',
    title: 'Notice: the contract is not renewed',
    use: 'To let a contract end on its own date.',
    required: ['client_contact', 'client_company', 'agreement_title', 'last_day', 'my_name', 'today'],
    optional: ['agreement_date', 'clause_number', 'reason_sentence', 'my_business'],
    subject: '{{agreement_title}}: ending on {{last_day}}',
    variants: {
      warm: '{{today}}\n\nDear {{client_contact}},\n\nOur agreement “{{agreement_title}}”[[agreement_date| of {{agreement_date}}]] runs until {{last_day}}. I will not renew it after this date[[clause_number| (clause {{clause_number}})]]. [[reason_sentence|{{reason_sentence}}]]\n\nI am writing early, so that {{client_company}} has time to find the right person for the next phase. I am happy to recommend one or two colleagues.\n\nUntil {{last_day}} I will work as agreed and prepare a good handover. Thank you for your trust in this time.\n\nPlease confirm that you received this letter.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      neutral:
        '{{today}}\n\nDear {{client_contact}},\n\nThe agreement “{{agreement_title}}”[[agreement_date| of {{agreement_date}}]] with {{client_company}} ends on {{last_day}}. I give notice that it will not be renewed[[clause_number|, under clause {{clause_number}}]]. [[reason_sentence|{{reason_sentence}}]]\n\nI will finish the agreed work and send you a plan for the handover. Please confirm that you received this letter.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      brief:
        '{{today}}\n\nDear {{client_contact}},\n\n“{{agreement_title}}” with {{client_company}} ends on {{last_day}} and will not be renewed[[clause_number| (clause {{clause_number}})]]. A handover plan will follow. Please confirm receipt.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
    },
    formal: true,
  },
  {
    id: 'notice-for-cause',
    group: 'notice',
    title: 'Notice for cause',
    use: 'Firm and neutral. Use it only after advice from a lawyer or an association.',
    required: [
      'client_contact',
      'client_company',
      'agreement_title',
      'agreement_date',
      'clause_number',
      'cause_facts',
      'last_day',
      'my_name',
      'today',
    ],
    optional: ['clause_quote', 'cure_date', 'open_balance', 'my_business'],
    subject: 'Notice under clause {{clause_number}}: {{agreement_title}}',
    variants: {
      warm: '{{today}}\n\nDear {{client_contact}},\n\nI am writing about our agreement “{{agreement_title}}” of {{agreement_date}} with {{client_company}}. I regret that I have to end it under clause {{clause_number}}. The last day is {{last_day}}.\n\nThe notice is based on these facts:\n\n{{cause_facts}}\n\n[[cure_date|If this is resolved in full by {{cure_date}}, I am ready to discuss the next step.\n\n]]I will hand over the finished work and return your materials.[[open_balance| The open balance today is {{open_balance}}.]] I would like us to finish this correctly and calmly. From now on, please write to me by email.\n\nPlease confirm that you received this letter.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      neutral:
        '{{today}}\n\nDear {{client_contact}},\n\nI am giving notice to end the agreement “{{agreement_title}}” of {{agreement_date}} with {{client_company}}, under clause {{clause_number}}. The last day is {{last_day}}.\n\n[[clause_quote|The clause says: “{{clause_quote}}”\n\n]]The notice is based on these facts:\n\n{{cause_facts}}\n\n[[cure_date|If this is resolved in full by {{cure_date}}, please inform me in writing.\n\n]]I will hand over the finished work and return your materials.[[open_balance| The open balance today is {{open_balance}}.]] Please send all messages on this subject by email, and confirm that you received this letter.\n\nRegards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      brief:
        '{{today}}\n\nDear {{client_contact}},\n\nI am giving notice to end “{{agreement_title}}” of {{agreement_date}} with {{client_company}}, under clause {{clause_number}}. The last day is {{last_day}}. The facts:\n\n{{cause_facts}}\n\n[[open_balance|The open balance today is {{open_balance}}. ]]Please confirm receipt by email.\n\nRegards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
    },
    formal: true,
    urgentAllowed: true,
    warning: 'This letter can have legal effects. Please ask a lawyer or your association before you send it.',
  },
  {
    id: 'writing-only',
    group: 'notice',
    title: 'Contact in writing only',
    use: 'To move all contact to email, when calls or meetings are not good for you.',
    required: ['client_contact', 'my_name'],
    optional: ['project_name', 'support_until', 'my_business'],
    subject: 'Contact by email',
    variants: {
      warm: 'Dear {{client_contact}},\n\nFrom today, please write to me by email if there is something to discuss[[project_name| about {{project_name}}]]. I do not take calls or meetings for now.\n\nI read my messages on weekdays and answer within two working days. This helps me to give complete answers.[[support_until| It applies until {{support_until}}.]]\n\nThank you for respecting this.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      neutral:
        'Dear {{client_contact}},\n\nFrom today, please contact me by email only[[project_name| about {{project_name}}]]. I am not available for calls or meetings. I answer on weekdays, within two working days.[[support_until| This applies until {{support_until}}.]]\n\nRegards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      brief:
        'Dear {{client_contact}},\n\nFrom today, please contact me by email only. I am not available for calls or meetings.\n\nRegards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
    },
    urgentAllowed: true,
    warning: 'If you do not feel safe, ask for advice first. You do not have to send anything.',
  },
  {
    id: 'mutual-ending',
    group: 'notice',
    title: 'Confirmation of a mutual ending',
    use: 'To confirm in writing that both sides decided to finish.',
    required: ['client_contact', 'client_company', 'agreement_title', 'last_day', 'my_name', 'today'],
    optional: ['open_work', 'handover_date', 'open_balance', 'my_business'],
    subject: 'Our agreement to finish on {{last_day}}',
    variants: {
      warm: '{{today}}\n\nDear {{client_contact}},\n\nThank you for our open conversation. I am glad that we see it in the same way.\n\nWe have agreed to end “{{agreement_title}}” with {{client_company}} together. The last day is {{last_day}}.\n\nUntil then:\n[[open_work|- I finish: {{open_work}}\n]][[handover_date|- The handover takes place on {{handover_date}}\n]][[open_balance|- The balance of {{open_balance}} is paid by the last day\n]]\nIf this is also your understanding, please answer with a short “agreed”. I have liked many parts of our work, and I hope that we stay in contact.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      neutral:
        '{{today}}\n\nDear {{client_contact}},\n\nThis confirms what we agreed: “{{agreement_title}}” with {{client_company}} ends by mutual agreement on {{last_day}}.\n\n[[open_work|- Work to be finished: {{open_work}}\n]][[handover_date|- Handover: {{handover_date}}\n]][[open_balance|- Balance to be paid by the last day: {{open_balance}}\n]]\nPlease answer with “agreed” if this is correct. Thank you for the work together.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      brief:
        '{{today}}\n\nDear {{client_contact}},\n\nAs agreed together, “{{agreement_title}}” with {{client_company}} ends on {{last_day}}. Please answer with “agreed”. Thank you for the good conversation.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
    },
    formal: true,
  },
  {
    id: 'wrap-up-plan',
    group: 'handover',
    title: 'Plan of the last weeks',
    use: 'To show the client what will happen until the last day.',
    required: ['client_contact', 'last_day', 'open_work', 'my_name'],
    optional: ['not_included', 'handover_date', 'support_until', 'my_business'],
    subject: 'Plan until {{last_day}}',
    variants: {
      warm: 'Dear {{client_contact}},\n\nHere is the plan for our last weeks, so that you know what to expect.\n\n- I will finish: {{open_work}}\n[[not_included|- Not included any more: {{not_included}}\n]][[handover_date|- Handover of files and accesses: {{handover_date}}\n]]- Last working day: {{last_day}}\n[[support_until|- Short questions: until {{support_until}}\n]]\nIs something missing that is important for you? Please tell me this week, so that I can plan it.\n\nThank you for your help in making this a good handover.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      neutral:
        'Dear {{client_contact}},\n\nThis is the plan until {{last_day}}:\n\n- To be finished: {{open_work}}\n[[not_included|- Not included: {{not_included}}\n]][[handover_date|- Handover: {{handover_date}}\n]][[support_until|- Short questions: until {{support_until}}\n]]\nPlease tell me this week if a point is missing.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      brief:
        'Dear {{client_contact}},\n\nUntil {{last_day}} I will finish: {{open_work}}.[[handover_date| Handover: {{handover_date}}.]] Please tell me this week if a point is missing.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
    },
  },
  {
    id: 'handover-note',
    group: 'handover',
    title: 'Handover note',
    use: 'To give the client all that is needed to continue.',
    required: ['client_contact', 'project_name', 'handover_list', 'my_name'],
    optional: ['next_steps', 'rights_sentence', 'support_until', 'my_business'],
    subject: 'Handover: {{project_name}}',
    variants: {
      warm: 'Dear {{client_contact}},\n\nHere is everything you need to continue with {{project_name}}:\n\n{{handover_list}}\n\n[[next_steps|I suggest these next steps: {{next_steps}}\n\n]][[rights_sentence|{{rights_sentence}}\n\n]]I have also added drafts and notes that may be useful for the next person.[[support_until| I answer short questions until {{support_until}}.]] If you can open all files, a short confirmation would help me.\n\nI am glad to leave {{project_name}} in good order, and I wish you success with it.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      neutral:
        'Dear {{client_contact}},\n\nThis is the handover for {{project_name}}:\n\n{{handover_list}}\n\n[[next_steps|Next steps: {{next_steps}}\n\n]][[rights_sentence|{{rights_sentence}}\n\n]]Please check the files and confirm that you can open them.[[support_until| I answer short questions until {{support_until}}.]]\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      brief:
        'Dear {{client_contact}},\n\nHandover for {{project_name}}:\n\n{{handover_list}}\n\nPlease confirm that all files open.[[support_until| Short questions: until {{support_until}}.]]\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
    },
  },
  {
    id: 'materials-receipt',
    group: 'handover',
    title: 'Receipt for returned materials',
    use: 'To record what was returned, by both sides.',
    required: ['client_contact', 'client_company', 'materials_list', 'return_date', 'my_name'],
    optional: ['my_business'],
    subject: 'Receipt for materials returned on {{return_date}}',
    variants: {
      warm: 'Dear {{client_contact}},\n\nOn {{return_date}} I returned these materials to {{client_company}}:\n\n{{materials_list}}\n\nI handled them with care. If something is missing or damaged, please tell me within 7 days, so that we can resolve it together.\n\nIf everything is complete, please answer: “Received and complete”, with your name and the date.\n\nThank you,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      neutral:
        'Dear {{client_contact}},\n\nThese materials were returned to {{client_company}} on {{return_date}}:\n\n{{materials_list}}\n\nPlease answer “Received and complete”, with your name and the date. If something is missing, please tell me within 7 days.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      brief:
        'Dear {{client_contact}},\n\nReturned to {{client_company}} on {{return_date}}:\n\n{{materials_list}}\n\nPlease confirm: “Received and complete”.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
    },
  },
  {
    id: 'final-statement',
    group: 'money',
    title: 'Cover for the final statement',
    use: 'To send with the final statement of account.',
    required: ['client_contact', 'project_name', 'statement_table', 'open_balance', 'my_name'],
    optional: ['pay_by_date', 'payment_details', 'my_business'],
    subject: 'Final statement: {{project_name}}',
    variants: {
      warm: 'Dear {{client_contact}},\n\nHere is the final statement for {{project_name}}, with all invoices and payments in one place:\n\n{{statement_table}}\n\nThe open balance is {{open_balance}}.[[pay_by_date| Please pay it by {{pay_by_date}}.]] [[payment_details|Bank details: {{payment_details}}]]\n\nIf your records show other numbers, please send them to me, and we will compare them. With this payment, the account is complete.\n\nThank you for the work together.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      neutral:
        'Dear {{client_contact}},\n\nThis is the final statement for {{project_name}}:\n\n{{statement_table}}\n\nOpen balance: {{open_balance}}.[[pay_by_date| Please pay it by {{pay_by_date}}.]] [[payment_details|Bank details: {{payment_details}}]]\n\nPlease tell me if your records differ.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      brief:
        'Dear {{client_contact}},\n\nFinal statement for {{project_name}}:\n\n{{statement_table}}\n\nOpen balance: {{open_balance}}.[[pay_by_date| Date for payment: {{pay_by_date}}.]]\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
    },
  },
  {
    id: 'payment-reminder-friendly',
    group: 'money',
    title: 'Payment reminder, friendly',
    use: 'For the first reminder, some days after the due date.',
    required: ['client_contact', 'invoice_number', 'invoice_date', 'invoice_amount', 'invoice_due_date', 'my_name'],
    optional: ['payment_details', 'my_business'],
    subject: 'Invoice {{invoice_number}}',
    variants: {
      warm: 'Dear {{client_contact}},\n\nI hope your week is going well. Invoice {{invoice_number}} of {{invoice_date}} was due on {{invoice_due_date}}. The open amount is {{invoice_amount}}.\n\nPerhaps it is waiting for an approval. Could you let me know when I can expect the payment? If you need another copy or a correction, I will send it today.\n\n[[payment_details|For your convenience, here are my bank details: {{payment_details}}\n\n]]Thank you for your help.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      neutral:
        'Dear {{client_contact}},\n\nInvoice {{invoice_number}} of {{invoice_date}} was due on {{invoice_due_date}}. The open amount is {{invoice_amount}}.\n\nCould you tell me on which date it will be paid? If something in the invoice is unclear, please tell me.\n\n[[payment_details|Bank details: {{payment_details}}\n\n]]Kind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      brief:
        'Dear {{client_contact}},\n\nInvoice {{invoice_number}}, {{invoice_amount}}, was due on {{invoice_due_date}}. When may I expect the payment?\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
    },
  },
  {
    id: 'payment-reminder-firm',
    group: 'money',
    title: 'Payment reminder, firm',
    use: 'For a later reminder, with a date and the clause.',
    required: [
      'client_contact',
      'invoice_number',
      'invoice_date',
      'invoice_amount',
      'invoice_due_date',
      'days_overdue',
      'pay_by_date',
      'my_name',
    ],
    optional: ['clause_number', 'clause_quote', 'payment_details', 'my_phone', 'my_business'],
    subject: 'Second reminder: invoice {{invoice_number}}, please pay by {{pay_by_date}}',
    variants: {
      warm: 'Dear {{client_contact}},\n\nI am writing again about invoice {{invoice_number}} of {{invoice_date}}. It was due on {{invoice_due_date}} and has been open for {{days_overdue}} days. The open amount is {{invoice_amount}}.\n\nPlease pay it by {{pay_by_date}}.[[clause_number| This follows clause {{clause_number}} of our agreement.]] If the full amount is not possible by then, please call me this week[[my_phone| ({{my_phone}})]]. We can agree on two parts with dates.\n\n[[payment_details|Bank details: {{payment_details}}\n\n]]I would like to close this well with you.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      neutral:
        'Dear {{client_contact}},\n\nInvoice {{invoice_number}} of {{invoice_date}} was due on {{invoice_due_date}}. It has been open for {{days_overdue}} days. The open amount is {{invoice_amount}}.\n\nPlease pay it by {{pay_by_date}}. [[clause_quote|Our agreement says (clause {{clause_number}}): “{{clause_quote}}” ]]If you dispute a part of the invoice, please tell me in writing which part, and pay the rest.\n\n[[payment_details|Bank details: {{payment_details}}\n\n]]Until the payment arrives, I will not begin new tasks.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      brief:
        'Dear {{client_contact}},\n\nInvoice {{invoice_number}}, {{invoice_amount}}, has been open for {{days_overdue}} days. Please pay it by {{pay_by_date}}, or tell me in writing what is missing.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
    },
    urgentAllowed: true,
    note: 'The neutral text says that no new tasks will begin. Remove this sentence if your contract does not allow it.',
  },
  {
    id: 'referral-offer',
    group: 'referral',
    title: 'Recommendation for the client',
    use: 'To name one or two people who could take over.',
    required: ['client_contact', 'referral_name_1', 'referral_strength', 'my_name'],
    optional: ['referral_contact_1', 'referral_name_2', 'referral_contact_2', 'project_name', 'my_business'],
    subject: 'A recommendation for your next steps',
    variants: {
      warm: 'Dear {{client_contact}},\n\nI would like you to have good support after our work[[project_name| on {{project_name}}]]. That is why I asked a colleague if I may recommend them to you.\n\n{{referral_name_1}} is strong in this: {{referral_strength}}.[[referral_contact_1| Contact: {{referral_contact_1}}.]]\n[[referral_name_2|\nYou could also speak with {{referral_name_2}}.[[referral_contact_2| Contact: {{referral_contact_2}}.]]\n]]\nYou are free to choose. I receive nothing for this recommendation. If you wish, I will introduce you.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      neutral:
        'Dear {{client_contact}},\n\nFor the next phase I can recommend {{referral_name_1}}, who is strong in this: {{referral_strength}}.[[referral_contact_1| Contact: {{referral_contact_1}}.]][[referral_name_2| A second option is {{referral_name_2}}.[[referral_contact_2| Contact: {{referral_contact_2}}.]]]]\n\nI have asked for permission to give you this contact. I am happy to introduce you if you wish.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      brief:
        'Dear {{client_contact}},\n\nA good person for the next phase: {{referral_name_1}} ({{referral_strength}}).[[referral_contact_1| Contact: {{referral_contact_1}}.]][[referral_name_2| Also: {{referral_name_2}}.]] Shall I introduce you?\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
    },
  },
  {
    id: 'referral-introduction',
    group: 'referral',
    title: 'Introduction to the recommended colleague',
    use: 'To bring the client and the colleague together.',
    required: ['client_contact', 'client_company', 'referral_name_1', 'project_name', 'my_name'],
    optional: ['referral_strength', 'handover_date', 'result', 'my_business'],
    subject: 'Introduction: {{client_contact}} and {{referral_name_1}}',
    variants: {
      warm: 'Dear {{client_contact}}, dear {{referral_name_1}},\n\nI am happy to introduce you to each other.\n\n{{client_contact}} is my contact at {{client_company}}. We worked together on {{project_name}}.[[result| One result that I am proud of: {{result}}.]]\n\n{{referral_name_1}} is a colleague whom I trust.[[referral_strength| Special strength: {{referral_strength}}.]]\n\nI suggest that you arrange a first call.[[handover_date| I can join for 15 minutes before {{handover_date}} and explain where the files are.]] I wish you a good start.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      neutral:
        'Dear {{client_contact}}, dear {{referral_name_1}},\n\nWith this email I introduce you. {{client_company}} needs a person for the next phase of {{project_name}}.[[referral_strength| {{referral_name_1}} is strong in this: {{referral_strength}}.]]\n\nPlease arrange the first call directly.[[handover_date| I am available for questions about the handover until {{handover_date}}.]]\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      brief:
        'Dear {{client_contact}}, dear {{referral_name_1}},\n\nPlease meet each other. The subject is {{project_name}} at {{client_company}}. I wish you a good first call.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
    },
  },
  {
    id: 'feedback-request',
    group: 'thanks',
    title: 'Request for feedback',
    use: 'To learn from the client, if they are open to it.',
    required: ['client_contact', 'project_name', 'feedback_question', 'my_name'],
    optional: ['my_business'],
    subject: 'A question about our work',
    variants: {
      warm: 'Dear {{client_contact}},\n\nOur work on {{project_name}} is coming to an end, and I would like to learn from it. Your view is valuable to me.\n\nIf you have five minutes, I would be glad about an answer to this question:\n\n{{feedback_question}}\n\nPlease be open. A few words are enough. If you prefer to talk, I am happy to call you. And if you prefer not to answer, that is fine too.\n\nThank you,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      neutral:
        'Dear {{client_contact}},\n\nAs our work on {{project_name}} is ending, may I ask for your feedback?\n\n{{feedback_question}}\n\nA few words are enough, by email or by phone. Thank you for your time.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      brief:
        'Dear {{client_contact}},\n\nOne question at the end of {{project_name}}: {{feedback_question}} A few words are enough. Thank you.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
    },
  },
  {
    id: 'thank-you',
    group: 'thanks',
    title: 'Thank you',
    use: 'To end well and to stay in contact.',
    required: ['client_contact', 'client_company', 'my_name'],
    optional: ['good_memory', 'result', 'project_name', 'my_business'],
    subject: 'Thank you',
    variants: {
      warm: 'Dear {{client_contact}},\n\nToday is my last day with {{client_company}}, and I would like to say thank you.\n\n[[good_memory|I like to think back to this: {{good_memory}}. ]][[result|Together we reached something that I am proud of: {{result}}. ]]I have learned from our work, and I take that with me.\n\nI wish you and your team all the best. If we work together again one day, I would be glad. You can reach me at any time for a question or a coffee.\n\nWarm regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      neutral:
        'Dear {{client_contact}},\n\nOur work[[project_name| on {{project_name}}]] ends today. Thank you for your trust and for the work together.[[result| I am glad about the result: {{result}}.]]\n\nI wish {{client_company}} success with the next steps. If you have a question later, you are welcome to write to me.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      brief:
        'Dear {{client_contact}},\n\nThank you for the work together. I wish you and {{client_company}} all the best, and I am glad to stay in contact.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
    },
  },
  {
    id: 'referral-request',
    group: 'thanks',
    title: 'Request for a recommendation',
    use: 'To ask for a testimonial, a recommendation, or permission to show the work.',
    required: ['client_contact', 'project_name', 'my_name'],
    optional: ['result', 'my_business'],
    subject: 'A small request',
    variants: {
      warm: 'Dear {{client_contact}},\n\nI am glad that we completed {{project_name}}.[[result| I like this result most: {{result}}.]]\n\nMay I ask for a small favour? If you were happy with the work, two or three sentences from you would help me a lot. I would show them on my website with your name, only after you have approved the text.\n\nAnd if you know a person who is looking for similar work, I would be grateful if you mention me.\n\nMay I also show {{project_name}} in my portfolio? If the answer is no, that is fine.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      neutral:
        'Dear {{client_contact}},\n\nNow that {{project_name}} is complete, I have three short questions:\n\n1. Would you write two or three sentences about our work?\n2. May I show the project in my portfolio?\n3. Do you know a person who could need similar work?\n\nEach answer is welcome, also a no. Thank you.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      brief:
        'Dear {{client_contact}},\n\nWould you write two sentences about our work on {{project_name}}, or mention me to a person who needs similar work? I would be grateful.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
    },
  },
  {
    id: 'referral-check-in',
    group: 'follow-up',
    title: 'Message after three months',
    use: 'To ask if the recommendation worked.',
    required: ['client_contact', 'my_name'],
    optional: ['referral_name_1', 'project_name', 'my_business'],
    subject: 'How are you?',
    variants: {
      warm: 'Dear {{client_contact}},\n\nIt is three months since we finished our work[[project_name| on {{project_name}}]], and I was thinking of you.\n\nHow is it going[[referral_name_1| with {{referral_name_1}}]]? I hope it was the right step for you. If it did not work out, please tell me. I can ask in my network for another name.\n\nI wish you and your team all the best.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      neutral:
        'Dear {{client_contact}},\n\nThree months ago we finished our work[[project_name| on {{project_name}}]]. Did my recommendation[[referral_name_1| of {{referral_name_1}}]] work for you? If not, I can suggest another person.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      brief:
        'Dear {{client_contact}},\n\nA short question after three months: did the contact[[referral_name_1| with {{referral_name_1}}]] work out? If not, I can suggest another person.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
    },
  },
  {
    id: 'partner-note',
    group: 'people',
    title: 'Note to subcontractors and partners',
    use: 'To inform people who work with you on this project.',
    required: ['colleague_name', 'client_company', 'last_day', 'my_name'],
    optional: ['colleague_task', 'colleague_last_day', 'my_business'],
    subject: '{{client_company}}: our work ends on {{last_day}}',
    variants: {
      warm: 'Dear {{colleague_name}},\n\nI want you to hear this from me: my work for {{client_company}} ends on {{last_day}}.\n\n[[colleague_task|Your part is: {{colleague_task}}. ]][[colleague_last_day|It continues without change until {{colleague_last_day}}. ]]Please send me your final hours and your invoice by the last day. I will pay it as usual.\n\nPlease leave all communication with the client to me for now. If someone asks, a good answer is: “The project ends on {{last_day}}, and the handover is planned.”\n\nThank you for your good work. I hope that we do the next project together.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      neutral:
        'Dear {{colleague_name}},\n\nMy work for {{client_company}} ends on {{last_day}}.[[colleague_task| Your part ({{colleague_task}}) continues until then.]] Please send me your final hours and your invoice by the last day.\n\nPlease leave the communication with the client to me, and treat this as confidential. Thank you for the work together.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      brief:
        'Dear {{colleague_name}},\n\nMy work for {{client_company}} ends on {{last_day}}. Please send me your final invoice by then, and treat this as confidential. Thank you.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
    },
  },
  {
    id: 'working-agreement',
    group: 'start',
    title: 'How we work together, for a new client',
    use: 'For your next client: clear expectations from the first day.',
    required: ['client_contact', 'work_description', 'my_name'],
    optional: ['work_limits', 'reply_time', 'change_rule', 'review_date', 'my_business'],
    subject: 'How we work together',
    variants: {
      warm: 'Dear {{client_contact}},\n\nI look forward to our work. A good start is easier when both of us know what to expect, so here is a short overview:\n\n- What you receive: {{work_description}}\n[[work_limits|- Not included: {{work_limits}}\n]][[reply_time|- I answer messages: {{reply_time}}\n]][[change_rule|- Changes: {{change_rule}}\n]][[review_date|- We look at our work together for the first time on {{review_date}}\n]]\nWhat is important for you? Please tell me what you expect from me, and what should not happen. If we find that we do not suit each other, it is good to know early.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      neutral:
        'Dear {{client_contact}},\n\nHere is how we work together:\n\n- Included: {{work_description}}\n[[work_limits|- Not included: {{work_limits}}\n]][[reply_time|- Answers: {{reply_time}}\n]][[change_rule|- Changes: {{change_rule}}\n]][[review_date|- First review: {{review_date}}\n]]\nPlease add what is important for you.\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
      brief:
        'Dear {{client_contact}},\n\nIncluded: {{work_description}}.[[work_limits| Not included: {{work_limits}}.]][[change_rule| Changes: {{change_rule}}.]] What do you expect from me?\n\nKind regards,\n{{my_name}}[[my_business|\n{{my_business}}]]',
    },
  },
];
