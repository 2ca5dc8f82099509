/**
 * Every text that a client reads, and all e-mails, in English. A further language is a file like this one, listed in
 * `languages.ts`. Amounts, dates, numbers and names come in as the reader is to see them; counts come in as numbers, so
 * that a language can choose its plural form.
 */
export const en = {
  /** The tag for the pages' `lang`. */
  language: "en",

  mail: {
    greeting: (name: string) => (name ? `Hello ${name},` : "Hello,"),
    sentWith: (organization: string) => `Sent by ${organization}`,

    invoice: {
      subject: (number: string, organization: string) => `Invoice ${number} from ${organization}`,
      preview: (total: string, dueOn: string) => `${total}, due ${dueOn}`,
      heading: (number: string) => `Invoice ${number}`,
      body: (organization: string) => `${organization} has sent you an invoice.`,
      amountDue: "Amount due",
      total: "Total",
      rounding: "Rounding included",
      purchaseOrder: "Purchase order",
      dueOn: "Due on",
      attached: "The invoice is attached as a PDF.",
      pay: "View and pay invoice",
      view: "View invoice",
      private: "This link is personal: whoever has it can see the invoice.",
    },

    freshLink: {
      subject: (number: string) => `Your link to invoice ${number}`,
      preview: (organization: string) => `The new link that you asked ${organization} for.`,
      heading: (number: string) => `Your link to invoice ${number}`,
      body: (number: string, organization: string) =>
        `Here is the new link to invoice ${number} from ${organization}. The one that you had does not work any more.`,
      unexpected: "If you did not ask for it, you can ignore this e-mail.",
    },

    receipt: {
      subject: (number: string) => `Payment received for invoice ${number}`,
      preview: (amount: string) => `We received ${amount}. Thank you.`,
      heading: "Thank you for your payment",
      body: (amount: string, organization: string) => `${organization} received your payment of ${amount}.`,
      invoice: "Invoice",
      amount: "Amount received",
      receivedOn: "Received on",
      method: "Paid by",
      stillDue: "Still due",
      paidInFull: "The invoice is paid in full.",
      view: "View invoice",
    },

    paymentFailed: {
      subject: (number: string) => `Your payment for invoice ${number} did not go through`,
      preview: (amount: string) => `${amount} did not arrive. Nothing was paid with it.`,
      heading: "Your payment did not go through",
      body: (amount: string, organization: string) =>
        `The payment of ${amount} to ${organization} was not carried out by your bank. Nothing was paid with it.`,
      advice: "Please pay again, with the same bank account once it is in order or in another way.",
      stillDue: "Still due",
      invoice: "Invoice",
      dueOn: "Due on",
      method: "Tried by",
      pay: "View and pay invoice",
    },

    invoiceCancelled: {
      subject: (number: string) => `Invoice ${number} was cancelled`,
      preview: (creditNote: string) => `Credit note ${creditNote} cancels it in full.`,
      heading: (number: string) => `Invoice ${number} was cancelled`,
      body: (number: string, creditNote: string) =>
        `Invoice ${number} was cancelled in full by credit note ${creditNote}. You do not have to pay it.`,
      creditNote: "Credit note",
      issuedOn: "Issued on",
      amount: "Amount credited",
      reason: "Reason",
      attached: "The credit note is attached as a PDF.",
      view: "View invoice",
    },

    creditNote: {
      subject: (number: string, invoice: string) => `Credit note ${number} for invoice ${invoice}`,
      preview: (amount: string, invoice: string) => `${amount} of invoice ${invoice} is credited.`,
      heading: (number: string) => `Credit note ${number}`,
      body: (organization: string, amount: string, invoice: string) =>
        `${organization} has credited ${amount} of invoice ${invoice}.`,
      creditNote: "Credit note",
      issuedOn: "Issued on",
      amount: "Amount credited",
      stillDue: "Still due",
      nothing: "Nothing",
      reason: "Reason",
      attached: "The credit note is attached as a PDF.",
      view: "View invoice",
    },

    agentInvite: {
      subject: (organization: string) => `Join ${organization}`,
      preview: (inviter: string) => `${inviter} invited you.`,
      heading: (organization: string) => `Join ${organization}`,
      body: (inviter: string, organization: string, role: string) =>
        `${inviter} invited you to work with ${organization} as ${role}.`,
      accept: "Accept invite",
      expires: (expiresOn: string) => `The invite can be used once, until ${expiresOn}.`,
      unexpected: "If you did not expect this invite, you can ignore this e-mail.",
    },

    passwordReset: {
      subject: "Reset your password",
      preview: "Choose a new password.",
      heading: "Reset your password",
      body: (email: string) =>
        `Someone asked to reset the password of ${email}. If it was you, choose a new one here.`,
      reset: "Choose a new password",
      expires: (validFor: string) => `The link can be used once, within ${validFor}.`,
      unexpected: "If it was not you, ignore this e-mail: your password stays as it is.",
    },

    adminNotice: {
      since: "Since",
      affected: "Affected",
      advice: "What to do",
      open: "Open the dashboard",
      opening: {
        subject: (headline: string, organization: string) => `${headline} (${organization})`,
        smallPrint: "You are told once, reminded while it lasts, and told when it is over.",
      },
      reminder: {
        subject: (headline: string, organization: string) => `Still: ${headline} (${organization})`,
        smallPrint: "This is a reminder. Another e-mail follows when it is over.",
      },
    },

    allClear: {
      toldLate: "No e-mail about it could be sent while it lasted, so this one tells of its beginning too.",
      hadHappened: "What had happened",
      since: "Since",
      until: "Over since",
      affected: "Affected",
      nothingToDo: "Nothing is left to do.",
      open: "Open the dashboard",
    },
  },

  /** The fixed words of invoices and credit notes. */
  document: {
    title: { invoice: "Invoice", "credit-note": "Credit note" },
    billedTo: "Billed to",
    creditedTo: "Credited to",
    number: "Number",
    issuedOn: "Issue date",
    suppliedOn: "Date of supply",
    dueOn: "Due date",
    purchaseOrder: "Purchase order",
    currency: "Currency",
    amends: "Amends invoice",
    amendsIssuedOn: "Invoice of",
    reason: "Reason",
    columns: {
      description: "Description",
      quantity: "Quantity",
      unitAmount: "Unit price",
      tax: "Tax",
      amount: "Amount",
    },
    unitAmountNet: (amount: string) => `excl. tax ${amount}`,
    subtotal: "Subtotal",
    rounding: "Rounding",
    taxOn: (label: string, taxable: string) => `${label} on ${taxable}`,
    total: { invoice: "Total", "credit-note": "Total credited" },
    paid: "Paid",
    credited: "Credited",
    amountDue: "Amount due",
    payOnline: "Pay online",
    payment: "Payment",
    notes: "Notes",
    terms: "Terms",
    taxNotes: "Tax",
    page: (page: number, of: number) => `Page ${page} of ${of}`,
  },

  /** The fixed words of statements. */
  statement: {
    title: "Statement",
    of: "Account of",
    period: "Period",
    fromTo: (from: string, to: string) => `${from} – ${to}`,
    currency: "Currency",
    opening: "Opening balance",
    closing: "Closing balance",
    columns: { on: "Date", what: "What", debit: "Debit", credit: "Credit", balance: "Balance" },
  },
};
