/** What is typed into the form of a client when all is well. */
export const goodClient = {
  name: "Łódź Robotics",
  email: "Office@Robotics.Test",
  currency: "PLN",
  locale: "pl-PL",
  timeZone: "Europe/Warsaw",
  netDays: "30",
  address: "ul. Piotrkowska 1\r\nŁódź",
};
