import en from "../../../../../data/words/en/web/propose.json";
import nb from "../../../../../data/words/nb/web/propose.json";
import nn from "../../../../../data/words/nn/web/propose.json";
import { dictionary } from "../../../words/dictionary";

export const proposeWords = dictionary(nb, nn, en);
