// What the phone can say, in whichever language: its own sentences, and the words
// for values that everything else uses too.
import type phone from "../../../../../data/words/nb/web/phone.json";
import type values from "../../../../../data/words/nb/values.json";
import type { Texts } from "../../../words/dictionary";

/** A key of the phone's words. */
export type PhoneKey = keyof typeof phone | keyof typeof values;
export type PhoneTexts = Texts<PhoneKey>;
