/** Payments: what came in and went back, each booked once, with what the invoice did not need kept as the client's credit. */
export { assignPayment, unassignPayment } from "./assign.ts";
export { bookPayment } from "./book.ts";
export { bookRefund, bookRefundFailure, sumRefunds, type RefundRow } from "./book-refund.ts";
export { availableCredit, creditLeftBy, creditPartOf, refundableCreditOf } from "./credit.ts";
export { listPaymentsInput, recordPaymentInput } from "./input.ts";
export { getPayment, listPayments, listPaymentsOf } from "./list.ts";
export { type ClientsPayment, listPaymentsForClient } from "./list-for-client.ts";
export { isPaymentOnItsWay } from "./on-its-way.ts";
export { composePaymentFailed, queuePaymentFailed } from "./payment-failed.ts";
export { provePayments } from "./prove.ts";
export { composeReceipt, queueReceipt } from "./receipt.ts";
export { recordPayment } from "./record-offline.ts";
export { composeRefundMail, queueRefundMail } from "./refund-mail.ts";
export { reversePayment } from "./reverse.ts";
export { type PaymentItem, type PaymentRow, type PaymentView } from "./view.ts";
