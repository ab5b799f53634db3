import en from "../../../../data/words/en/web/themes.json";
import nb from "../../../../data/words/nb/web/themes.json";
import nn from "../../../../data/words/nn/web/themes.json";
import { dictionary } from "../../words/dictionary";

export const themeWords = dictionary(nb, nn, en);
