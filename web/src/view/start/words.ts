import en from "../../../../data/words/en/web/start.json";
import nb from "../../../../data/words/nb/web/start.json";
import nn from "../../../../data/words/nn/web/start.json";
import { dictionary } from "../../words/dictionary";

export const startWords = dictionary(nb, nn, en);
