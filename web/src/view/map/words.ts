import en from "../../../../data/words/en/web/map.json";
import nb from "../../../../data/words/nb/web/map.json";
import nn from "../../../../data/words/nn/web/map.json";
import { dictionary } from "../../words/dictionary";

export const mapWords = dictionary(nb, nn, en);
