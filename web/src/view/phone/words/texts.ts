// What the phone can say, in whichever language.
import type { Texts } from "../../../words/dictionary";
import type { nb } from "./nb";

/** A key of the phone's words. */
export type PhoneKey = keyof typeof nb;
export type PhoneTexts = Texts<PhoneKey>;
