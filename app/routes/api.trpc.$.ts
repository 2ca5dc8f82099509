import { answerApi } from "#web/api";
import { forMachine } from "#web/guards";

export const loader = forMachine(answerApi);
export const action = forMachine(answerApi);
