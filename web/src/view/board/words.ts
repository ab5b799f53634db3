import en from "../../../../data/words/en/web/board.json";
import nb from "../../../../data/words/nb/web/board.json";
import nn from "../../../../data/words/nn/web/board.json";
import { dictionary } from "../../words/dictionary";

export const boardWords = dictionary(nb, nn, en);
