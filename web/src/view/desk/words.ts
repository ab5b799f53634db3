import en from "../../../../data/words/en/web/desk.json";
import nb from "../../../../data/words/nb/web/desk.json";
import nn from "../../../../data/words/nn/web/desk.json";
import { dictionary } from "../../words/dictionary";

export const deskWords = dictionary(nb, nn, en);
