import { dictionary } from "../../words/dictionary";

export const startWords = dictionary(
  {
    motto: "Alle skal med, bare ikke i styringsgruppen",
    maps: "Kart",
    noMaps: "Ingen kart ennå. Lag et nytt, eller begynn med et virkelig eksempel.",
    examples: "Eksempler",
    newMap: "Nytt kart",
    name: "Navn på kartet",
    create: "Lag kart",
    actors: "{n} aktør|{n} aktører",
  },
  {
    motto: "Alle skal med, berre ikkje i styringsgruppa",
    maps: "Kart",
    noMaps: "Ingen kart enno. Lag eit nytt, eller byrja med eit verkeleg døme.",
    examples: "Døme",
    newMap: "Nytt kart",
    name: "Namn på kartet",
    create: "Lag kart",
    actors: "{n} aktør|{n} aktørar",
  },
  {
    motto: "Everybody in, only not in the steering group",
    maps: "Maps",
    noMaps: "No maps yet. Make a new one, or begin with a real example.",
    examples: "Examples",
    newMap: "New map",
    name: "Name of the map",
    create: "Make map",
    actors: "{n} actor|{n} actors",
  },
);
