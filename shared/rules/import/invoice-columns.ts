/** Where each invoicing program puts what: headings of their exports, folded as `headingOf` does. */
import type { ImportKind } from '../../model/import.ts';
import { columnsOf } from './headers.ts';

export type InvoiceKind = Extract<ImportKind, 'freshbooks' | 'zoho' | 'wave' | 'invoice-ninja' | 'xero' | 'quickbooks'>;

/** Places of columns, -1 where there is none. */
export type InvoiceColumns = {
  readonly number: number;
  readonly name: number;
  readonly issued: number;
  readonly due: number;
  readonly description: number;
  readonly currency: number;
  readonly status: number;
  /** Of the whole invoice, the same on each of its lines. */
  readonly total: number;
  readonly tax: number;
  readonly net: number;
  readonly paid: number;
  readonly balance: number;
  readonly paidOn: number;
  /** Of one line of the invoice. `lineTotal` includes the tax of the line when `lineTotalHasTax`. */
  readonly lineTotal: number;
  readonly lineTotalHasTax: boolean;
  readonly lineTaxes: readonly number[];
  readonly quantity: number;
  readonly price: number;
  readonly discountPercent: number;
};

export const noColumns: InvoiceColumns = {
  number: -1,
  name: -1,
  issued: -1,
  due: -1,
  description: -1,
  currency: -1,
  status: -1,
  total: -1,
  tax: -1,
  net: -1,
  paid: -1,
  balance: -1,
  paidOn: -1,
  lineTotal: -1,
  lineTotalHasTax: false,
  lineTaxes: [],
  quantity: -1,
  price: -1,
  discountPercent: -1,
};

export const invoiceColumns = (kind: InvoiceKind, heading: readonly string[]): InvoiceColumns => {
  const { at } = columnsOf(heading);
  switch (kind) {
    case 'freshbooks':
      return {
        ...noColumns,
        number: at('invoice #'),
        name: at('client name'),
        issued: at('date issued'),
        description: at('item name', 'item description'),
        currency: at('currency'),
        status: at('invoice status'),
        paidOn: at('date paid'),
        lineTotal: at('line total'),
        lineTotalHasTax: true,
        lineTaxes: [at('tax 1 amount'), at('tax 2 amount')].filter((place) => place >= 0),
      };
    case 'zoho':
      return {
        ...noColumns,
        number: at('invoice number'),
        name: at('customer name'),
        issued: at('invoice date'),
        due: at('due date'),
        description: at('subject', 'item name', 'item desc', 'notes'),
        currency: at('currency code', 'currency'),
        status: at('invoice status'),
        total: at('total'),
        net: at('subtotal', 'sub total'),
        balance: at('balance'),
        paidOn: at('last payment date'),
      };
    case 'wave':
      return {
        ...noColumns,
        number: at('invoice number'),
        name: at('customer name'),
        issued: at('invoice date'),
        due: at('due date'),
        description: at('invoice title', 'memo'),
        currency: at('currency'),
        status: at('invoice status', 'status'),
        total: at('invoice total'),
        tax: at('invoice tax total'),
        paid: at('invoice paid'),
        paidOn: at('last payment date'),
      };
    case 'invoice-ninja':
      return {
        ...noColumns,
        number: at('invoice number'),
        name: at('client'),
        issued: at('invoice date'),
        due: at('due date'),
        description: at('po number'),
        currency: at('currency'),
        status: at('status'),
        total: at('amount'),
        paid: at('paid'),
      };
    case 'xero':
      return {
        ...noColumns,
        number: at('invoicenumber'),
        name: at('contactname'),
        issued: at('invoicedate'),
        due: at('duedate'),
        description: at('reference', 'description'),
        currency: at('currency'),
        status: at('status'),
        total: at('total'),
        tax: at('taxtotal'),
        paid: at('invoiceamountpaid'),
        lineTotal: at('lineamount'),
        lineTaxes: [at('taxamount')].filter((place) => place >= 0),
        quantity: at('quantity'),
        price: at('unitamount'),
        discountPercent: at('discount'),
      };
    case 'quickbooks':
      return {
        ...noColumns,
        number: at('invoiceno'),
        name: at('customer'),
        issued: at('invoicedate'),
        due: at('duedate'),
        description: at('memo', 'item(product/service)', 'itemdescription'),
        currency: at('currency', 'currency code'),
        lineTotal: at('itemamount'),
        lineTaxes: [at('itemtaxamount', 'taxamount')].filter((place) => place >= 0),
      };
  }
};

/** Columns that hold days, and columns that hold numbers: what the order and the mark are learnt from. */
export const evidenceColumns = (
  c: InvoiceColumns,
): { readonly days: readonly number[]; readonly numbers: readonly number[] } => ({
  days: [c.issued, c.due, c.paidOn].filter((place) => place >= 0),
  numbers: [
    c.total,
    c.tax,
    c.net,
    c.paid,
    c.balance,
    c.lineTotal,
    ...c.lineTaxes,
    c.quantity,
    c.price,
    c.discountPercent,
  ].filter((place) => place >= 0),
});
