// A part of a map as the shell around it sees it.

/** What the page of a part of a map is given. The map itself comes from useMap. */
export interface PartProps {
  /** What stands after ? in the address. */
  query: URLSearchParams;
}
