import en from "../../../../../data/words/en/web/incoming.json";
import nb from "../../../../../data/words/nb/web/incoming.json";
import nn from "../../../../../data/words/nn/web/incoming.json";
import { dictionary } from "../../../words/dictionary";

export const incomingWords = dictionary(nb, nn, en);
