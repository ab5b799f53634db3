import en from "../../../../data/words/en/web/common.json";
import nb from "../../../../data/words/nb/web/common.json";
import nn from "../../../../data/words/nn/web/common.json";
import { dictionary } from "../../words/dictionary";

export const commonWords = dictionary(nb, nn, en);
