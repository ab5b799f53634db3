import en from "../../../../../data/words/en/web/shared.json";
import nb from "../../../../../data/words/nb/web/shared.json";
import nn from "../../../../../data/words/nn/web/shared.json";
import { dictionary } from "../../../words/dictionary";

export const sharedWords = dictionary(nb, nn, en);
