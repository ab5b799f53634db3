import en from "../../../../data/words/en/web/workshop.json";
import nb from "../../../../data/words/nb/web/workshop.json";
import nn from "../../../../data/words/nn/web/workshop.json";
import { dictionary } from "../../words/dictionary";

export const workshopWords = dictionary(nb, nn, en);
