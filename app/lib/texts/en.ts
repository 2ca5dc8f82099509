import { unitOfOne } from "./english-unit.ts";
import { pluralsOf } from "./plurals.ts";

const count = pluralsOf("en");

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

    portalLink: {
      subject: "Your link to sign in",
      preview: (who: string) => `See your invoices from ${who}.`,
      heading: "Sign in to see your invoices",
      body: (email: string) => `Someone asked to sign in with ${email}. If it was you, go on here.`,
      signIn: "Sign in",
      expires: "The link can be used once, within ten minutes.",
      unexpected: "If it was not you, ignore this e-mail: nobody gets in without it.",
    },

    reminder: {
      subject: (number: string, dueOn: string) => `Invoice ${number} is due on ${dueOn}`,
      subjectToday: (number: string) => `Invoice ${number} is due today`,
      preview: (amount: string, dueOn: string) => `${amount}, due ${dueOn}`,
      heading: (number: string) => `A reminder of invoice ${number}`,
      body: (number: string, organization: string, dueOn: string) =>
        `Invoice ${number} from ${organization} is due on ${dueOn}.`,
      bodyToday: (number: string, organization: string) =>
        `Invoice ${number} from ${organization} is due today.`,
      total: "Total",
      amountDue: "Amount due",
      dueOn: "Due on",
      pay: "View and pay invoice",
      view: "View invoice",
      crossed:
        "If you have paid already, thank you: there is nothing more to do. The invoice is attached as a PDF.",
    },

    overdue: {
      subject: (number: string) => `Invoice ${number} is overdue`,
      preview: (amount: string, days: number) =>
        count(days, { one: `${amount}, # day overdue`, other: `${amount}, # days overdue` }),
      heading: (number: string) => `Invoice ${number} is overdue`,
      body: (number: string, organization: string, dueOn: string) =>
        `Invoice ${number} from ${organization} was due on ${dueOn} and is not paid yet.`,
      total: "Total",
      amountDue: "Amount due",
      dueOn: "Was due on",
      pay: "View and pay invoice",
      view: "View invoice",
      crossed:
        "If you have paid already, thank you: there is nothing more to do. The invoice is attached as a PDF.",
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

    partialPayment: {
      subject: (number: string, stillDue: string) =>
        `Part payment received for invoice ${number}: ${stillDue} still due`,
      preview: (amount: string, stillDue: string) => `We received ${amount}. ${stillDue} is still due.`,
      heading: "Thank you for your part payment",
      body: (amount: string, organization: string, stillDue: string) =>
        `${organization} received your payment of ${amount}. ${stillDue} of the invoice is still due.`,
      invoice: "Invoice",
      amount: "Amount received",
      receivedOn: "Received on",
      method: "Paid by",
      stillDue: "Still due",
      dueOn: "Due on",
      view: "View invoice",
    },

    refund: {
      subject: (amount: string, number: string) => `Refund of ${amount} for invoice ${number}`,
      preview: (amount: string) => `${amount} goes back to you.`,
      heading: "Your refund",
      body: (organization: string, amount: string, number: string) =>
        `${organization} gives you back ${amount} of your payment for invoice ${number}.`,
      invoice: "Invoice",
      amount: "Amount refunded",
      paid: "Of your payment of",
      paidOn: "Paid on",
      method: "Paid by",
      asPaid: "It goes back the way you paid. Banks take up to ten working days to show it.",
      byHand: "It was given back outside this page, such as by bank transfer.",
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
    discount: "Discount",
    discountOf: (percent: string) => `Discount ${percent}`,
    discountsOnLines: "Discounts on lines",
    noTax: "–",
    included: (percent: string) => `${percent} incl.`,
    tax: (name: string, percent: string) => `${name} ${percent}`,
    taxIncluded: (name: string, percent: string) => `${name} ${percent} (included)`,
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
    caption: "Statement",
    nothing: "Nothing happened in this period.",
  },

  /** The pages below /portal. */
  portal: {
    door: {
      title: "Your invoices",
      description:
        "Tell us the e-mail address that your invoices go to. We mail you a link that signs you in.",
      email: "E-mail address",
      send: "Send me a link",
      asked: "Look into your mail",
      askedText:
        "If invoices are sent to this address, a link to sign in is on its way there. It is good for ten minutes and works once.",
      again: "Ask for another link",
    },
    link: {
      title: "Sign in",
      description: "Go on to see your invoices, statements and details.",
      signIn: "Sign in",
      over: "This link is not good any more",
      overText:
        "It was used already, or its ten minutes are over. A new one can be sent to the same mailbox.",
      renew: "Send me a new link",
      renewedText:
        "A new link is on its way to the mailbox that this one was sent to, if invoices still go there.",
    },
    choice: {
      title: "Whose invoices?",
      description: (email: string) => `${email} belongs to more than one client.`,
      from: (organization: string) => `Invoices from ${organization}`,
    },
    frame: {
      pages: "Pages",
      invoices: "Invoices",
      statement: "Statement",
      contact: "Your details",
      another: "Another client",
      signedIn: (email: string) => `Signed in with ${email}`,
      signOut: "Sign out",
    },
    invoices: {
      title: "Invoices",
      for: (client: string) => `For ${client}`,
      owed: "To pay",
      nothingOwed: "Nothing",
      credit: "Your credit",
      creditHint: "Tell us whether to use it for an invoice or to give it back.",
      list: "Invoices",
      columns: { number: "Invoice", status: "Status", issuedOn: "Date", total: "Total" },
      actions: "Documents",
      pay: "View and pay",
      pdf: "PDF",
      pdfOf: (number: string) => `PDF of ${number}`,
      none: "No invoices yet",
      noneText: "The first one will stand here as soon as it is issued.",
      newer: "Newer invoices",
      older: "Older invoices",
      pages: "Pages of invoices",
      creditNotes: "Credit notes",
      creditNoteFor: (invoice: string) => `for invoice ${invoice}`,
    },
    status: {
      due: (day: string) => `To pay by ${day}`,
      open: "To pay",
      overdue: (day: string) => `Overdue since ${day}`,
      processing: "Your payment is on its way: nothing more to do",
      partlyPaid: (day: string) => `Partly paid, the rest by ${day}`,
      paid: "Paid",
      refunded: "Paid and given back",
      void: "Cancelled: nothing to pay",
    },
    statement: {
      title: "Statement",
      from: "From",
      to: "To",
      currency: "Currency",
      show: "Show",
      opening: "Opening balance",
      closing: "Closing balance",
      table: "Statement",
      columns: { on: "Date", what: "What", debit: "You owe", credit: "Paid or credited", balance: "Balance" },
      none: "Nothing happened in this period.",
      pdf: "Download PDF",
      hint: "Above zero is what you owe, below zero what you have left.",
    },
    contact: {
      title: "Your details",
      you: "You",
      onInvoices: "On your invoices",
      contactName: "Your name",
      email: "Your e-mail address",
      emailHint: "Your invoices go there, and you sign in with it.",
      name: "Name of the client",
      address: "Address",
      taxNumber: "Tax number",
      hint: (organization: string) =>
        `${organization} looks at every change before it is made. Invoices that you have already stay as they are.`,
      send: "Ask for these changes",
      waiting: "Your changes wait for an answer",
      waitingText: (day: string) => `You asked for them on ${day}. Asking again takes their place.`,
      withdraw: "Withdraw them",
      earlier: "What you asked for before",
      wish: (field: string, value: string) => `${field}: ${value}`,
      empty: "empty",
      states: { open: "Waiting", approved: "Made", refused: "Not made", withdrawn: "Withdrawn" },
      sessions: "Where you are signed in",
      sessionCount: (browsers: number) =>
        count(browsers, { one: "In this browser alone.", other: "In # browsers." }),
      signOutEverywhere: "Sign out everywhere",
      signOutHint: "Ends every session of this address. Links in e-mails that you got stay good.",
    },
    /** What is wrong with what was typed, each beside its field. */
    problems: {
      contactName: "Enter your name in one line of at most 200 characters.",
      email: "Enter an e-mail address such as name@example.com.",
      name: "Enter the name in one line of at most 200 characters.",
      address: "Write the address as plain text of at most 600 characters.",
      taxNumber: "Write the tax number in one line of at most 60 characters.",
      addressTaken: "This is the address of another contact already.",
      nothing: "Nothing is different from what we have. Change something first.",
      tooMany: "Too many tries. Please wait a while and try again.",
      from: "Choose a day that exists.",
      to: "Choose a day that exists and is not before the first one.",
      currency: "Choose one of the currencies.",
    },
    errors: {
      notCarriedOut: {
        title: "This was not carried out",
        text: "It did not come from one of our pages. Open the page again and repeat it there.",
      },
      nothingHere: {
        title: "There is nothing here",
        text: "The address may be mistyped, or what was here is not yours to see any more.",
      },
      tooMany: { title: "Too many attempts", text: "Wait a while, then try again." },
      unexpected: {
        title: "Something went wrong here",
        text: "Nothing was changed. Please try again in a moment.",
      },
      wayOn: "To your invoices",
    },
  },

  /** The frame of every page, and what its controls say by themselves. */
  page: {
    skip: "Skip to content",
    sentBy: (organization: string) => `Sent to you by ${organization}`,
    optional: "Optional",
    actions: "Actions",
    showAsTable: "Show as a table",
  },

  status: {
    invoice: {
      draft: "Draft",
      open: "Open",
      overdue: "Overdue",
      paid: "Paid",
      void: "Void",
      uncollectible: "Uncollectible",
    },
    paymentStatus: {
      unpaid: "Unpaid",
      processing: "On its way",
      partially_paid: "Partly paid",
      paid: "Paid",
      overpaid: "Overpaid",
      refunded: "Refunded",
      partially_refunded: "Partly refunded",
      disputed: "Disputed",
    },
    payment: {
      processing: "On its way",
      succeeded: "Succeeded",
      failed: "Failed",
      reversed: "Undone",
    },
    refund: {
      pending: "Refund pending",
      succeeded: "Refunded",
      failed: "Refund failed",
    },
    creditNote: {
      draft: "Draft",
      issued: "Issued",
    },
  },

  invoicePage: {
    title: (number: string, organization: string) => `Invoice ${number} from ${organization}`,
    titleOfNone: "Invoice",
    heading: (number: string) => `Invoice ${number}`,
    from: "From",
    to: "To",
    issuedOn: "Date",
    dueOn: "Due",
    dueToday: "today",
    dueIn: (days: number) => count(days, { one: "in # day", other: "in # days" }),
    overdueFor: (days: number) => count(days, { one: "# day overdue", other: "# days overdue" }),
    purchaseOrder: "Purchase order",
    lines: "Lines",
    description: "Description",
    quantity: "Quantity",
    price: "Price",
    amount: "Amount",
    discount: "Discount",
    howCounted: "How this was counted",
    downloadPdf: "Download PDF",
    usedSince: "What you have used since",
    allInvoices: "All your invoices",
    questions: "Questions about this invoice?",
    writeTo: (address: string) => `Write to ${address}`,
  },

  /** The figures from the subtotal to what is due. */
  totals: {
    subtotal: "Subtotal",
    discount: "Discount",
    tax: (name: string, percent: string) => `${name} ${percent}`,
    taxIncluded: (name: string, percent: string) => `Includes ${name} ${percent}`,
    onBase: (tax: string, base: string) => `${tax} on ${base}`,
    rounding: "Rounding",
    total: "Total",
    credited: "Credited",
    paid: "Paid",
    aboveTotal: "Above the total",
    amountDue: "Amount due",
  },

  /** The box that says what there is to do. */
  pay: {
    title: "Pay the invoice",
    onItsWay: "Your payment is on its way",
    nothingMore: "There is nothing more to do. A receipt follows by e-mail as soon as it has arrived.",
    restLater: (amount: string) =>
      `There is nothing to do for now. Once the ${amount} have arrived, the rest can be paid here.`,
    isVoid: "This invoice is void. Nothing is due.",
    givenBack: "What was paid for this invoice was given back.",
    isPaid: "This invoice is paid. Thank you!",
    failedTitle: "The last payment did not go through",
    failedText: "Nothing was paid with it. Please try again, or pay in another way.",
    amountDue: "Amount due",
    anotherWay: "Please pay in another way, such as a bank transfer that names this invoice.",
    byTransfer: (number: string) =>
      `Please pay by bank transfer or as agreed, and name invoice ${number} with it.`,
    amountToPay: "Amount to pay",
    amountHint: "All of it, or as much as you like for now.",
    pay: (amount: string) => `Pay ${amount}`,
    goOn: "Continue to payment",
    enterAmount: "Enter the amount that you want to pay.",
    unreadable: (example: string) => `Write an amount such as ${example}.`,
    aboveZero: "Enter an amount above zero.",
    atMost: (amount: string) => `At most ${amount} can be paid: that is what is due.`,
    onlyInFull: (amount: string) => `This invoice can only be paid in full: ${amount}.`,
    nothingDue: "Nothing is due on this invoice.",
    alreadyOnItsWay: "A payment for this invoice is on its way. There is nothing more to do.",
    notOnline: "Invoices cannot be paid online here.",
    notByCard: (reason: string) => `This invoice cannot be paid by card: ${reason}`,
  },

  /** Why an amount cannot be charged by card. */
  charge: {
    least: (amount: string) => `The least that can be paid by card is ${amount}.`,
    most: (amount: string) => `The most that can be paid by card is ${amount}.`,
    steps: (currency: string, amount: string) =>
      `Card payments in ${currency} are possible in steps of ${amount} only.`,
  },

  payments: {
    title: "Payments",
    refunded: "Refunded",
    /** As "Visa ending in 4242". */
    card: (brand: string, last4: string) => `${brand} ending in ${last4}`,
    /** By the word that is stored; what else somebody wrote is shown as it is. */
    methods: {
      "Bank transfer": "Bank transfer",
      "SEPA debit": "SEPA debit",
      "US bank account": "US bank account",
      Cash: "Cash",
      Check: "Check",
      Card: "Card",
    },
  },

  creditNotes: {
    title: "Credit notes",
    credit: (amount: string) =>
      `You have ${amount} of credit with us. Tell us whether to use it for an invoice or to give it back.`,
  },

  /** The page of a link that ended; it says the same to everybody. */
  endedLink: {
    expired: "This link has expired",
    invalid: "This link is not valid any more",
    onlyThere: "A new one can be sent to the mailbox that got this one, and only there.",
    sendFresh: "Send me a fresh link",
    askedTitle: "Look into your mail",
    askedText:
      "If invoices still go to the mailbox that this link was sent to, a new link is on its way there. It can take some minutes. Otherwise ask whoever sent you the invoice.",
    askAgain: "Ask once more",
  },

  /** Where Checkout leads back to. */
  paid: {
    title: "Your payment",
    paid: { title: "Paid. Thank you!", text: "Your payment has arrived. You can close this page." },
    onItsWay: {
      title: "Your payment is on its way",
      text: "There is nothing more to do. A receipt follows by e-mail as soon as it has arrived.",
    },
    failed: {
      title: "The payment did not go through",
      text: "Open the invoice again to pay in another way.",
    },
    notPaid: {
      title: "No payment has arrived yet",
      text: "If you have just paid, it is on its way: look here again in a moment.",
    },
    toInvoice: "Back to the invoice",
    lookAgain: "Look again",
  },

  errors: {
    notCarriedOut: {
      title: "This was not carried out",
      text: "It did not come from one of our pages. Open the invoice again and repeat it there.",
    },
    noInvoice: {
      title: "There is no invoice here",
      text: "The address may be mistyped, or the link was withdrawn. Open the invoice from the e-mail that you were sent.",
    },
    nothingToPay: { title: "Nothing to pay right now" },
    tooMany: { title: "Too many attempts", text: "Wait a while, then try again." },
    notPossible: {
      title: "Payment is not possible for the moment",
      text: "Nothing was charged. Please try again in a moment.",
    },
    unexpected: {
      title: "Something went wrong here",
      text: "Nothing was changed. Please try again in a moment.",
    },
    toInvoice: "Back to the invoice",
    again: "Try again",
    toPortal: "See all your invoices",
  },

  /** What was used, and what it costs. */
  usage: {
    title: "Your usage",
    description: "What you have used since your present period began. It is not billed yet.",
    nothingTitle: "Nothing is counted at present",
    nothingText: "There is no period under way.",
    backToInvoice: (number: string) => `Back to invoice ${number}`,
    costSoFar: "Cost so far",
    beforeTax: "Before tax",
    projected: "Projected",
    estimate: "An estimate, linear over the days so far",
    dayOfPeriod: "Day of the period",
    dayOf: (day: number, days: number) => `${day} of ${days}`,
    usedSoFar: "Used so far",
    usedByPrice: "Used so far by price",
    used: "Used",
    perDay: (name: string) => `${name} per day`,
    inUnit: (unit: string) => `In ${unit}`,
    inUnitTogether: (unit: string, groups: number) =>
      count(groups, { one: `In ${unit}, the group as a whole`, other: `In ${unit}, all # groups together` }),
    chart: (name: string, unit: string) => `${name} per day, in ${unit}`,
    chartTogether: (name: string, unit: string, groups: number) =>
      count(groups, {
        one: `${name} per day, in ${unit}, the group as a whole`,
        other: `${name} per day, in ${unit}, all # groups together`,
      }),
    noGroup: "none",
    /** "12,345 calls", "1 call". */
    measured: (quantity: string, unit: string) =>
      `${quantity} ${/^-?1$/.test(quantity) ? unitOfOne(unit) : unit}`,
    price: "Price",
    steps: "Steps",
  },

  /** How a line of usage was counted. */
  counted: {
    title: "How this was counted",
    used: "What was used",
    price: "Price",
    period: "Period",
    meter: "Counted",
    quantity: "Quantity of the period",
    costs: "What it costs",
    arithmetic: "Of the whole period, each step as quantity × unit price + flat amount = amount.",
    billedBy: "Billed by",
    aDraft: "a draft",
    invoice: (number: string) => `invoice ${number}`,
    creditedSince: "Credited since",
    thisLine: "This line, before tax",
    howItCameAbout: "How the amount came about",
    nothingUsed: "Nothing was used that costs anything.",
    sumOfSteps: "Sum of the steps",
    roundedOnce: "Rounded once",
    columns: {
      what: "Step",
      quantity: "Quantity",
      price: "× unit price",
      flat: "+ flat amount",
      amount: "= amount",
    },
    steps: {
      below_zero: "Below zero, counts as none",
      free: "Free",
      free_amount: "Free",
      flat: "Fee",
      unit: "Units",
      tier: "Tier",
      package: "Packages",
      percentage: "Percentage",
      minimum: "Up to the minimum",
      maximum: "Down to the maximum",
    },
    events: {
      title: "The events behind it",
      downloadCsv: "Download CSV",
      thatCount: "Events of the period that count",
      numbers: "Numbers on arrival",
      fromTo: (from: string, to: string) => `${from} to ${to}`,
      hash: "SHA-256 of the file",
      isWorkedOut: "Is being worked out",
      caption: "Events behind the line",
      none: "No events are behind this line.",
      first: (shown: number) =>
        count(shown, {
          one: "This is the first one. The file has all of them.",
          other: "These are the first #. The file has all of them.",
        }),
      happened: "Happened",
      value: "Value",
      takesBack: (number: string) => `takes back number ${number}`,
      properties: "Properties",
      number: "Number",
      id: "Id",
    },
  },

  /** What a line of usage says on its invoice. */
  billedLine: {
    adjustment: (line: string) => `Adjustment: ${line}`,
    used: (name: string, measured: string) => `${name}: ${measured}`,
    during: (charge: string, period: string) => `${charge}, ${period}`,
    noGroup: "none",
    partOf: (span: string, days: number, of: number) =>
      `${span} (${count(of, { one: `${days} of # day`, other: `${days} of # days` })})`,
  },

  /** What the kinds of ledger entries mean to a client, before the number of the document: "Credit used for INV-0001". */
  entries: {
    invoice_issued: "Invoice",
    invoice_voided: "Invoice voided",
    written_off: "Written off",
    credit_note_issued: "Credit note",
    credit_applied: "Credit used for",
    credit_application_undone: "Credit taken back from",
    credit_paid_out: "Credit paid out",
    credit_payout_undone: "Payout of credit undone",
    payment_succeeded: "Payment",
    payment_matched: "Payment",
    offline_payment: "Payment",
    offline_payment_undone: "Payment undone",
    payment_unmatched: "Payment undone",
    refund_created: "Refund",
    refund_failed: "Refund failed",
    dispute_withdrawn: "Taken back by the bank",
    dispute_won: "Dispute won",
    dispute_lost: "Dispute lost, written off",
  },
};
