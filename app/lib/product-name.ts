/** What speaks where no organization does. */
export const productName = "Steadybill";
