import en from "../../../../data/words/en/web/analysis.json";
import nb from "../../../../data/words/nb/web/analysis.json";
import nn from "../../../../data/words/nn/web/analysis.json";
import { dictionary } from "../../words/dictionary";

export const analysisWords = dictionary(nb, nn, en);
