import en from "../../../../data/words/en/web/panel.json";
import nb from "../../../../data/words/nb/web/panel.json";
import nn from "../../../../data/words/nn/web/panel.json";
import { dictionary } from "../../words/dictionary";

export const panelWords = dictionary(nb, nn, en);
