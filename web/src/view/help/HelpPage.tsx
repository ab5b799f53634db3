import html from "../../../../data/guide/nb.md";
import { Header } from "../common/Header";
import "./help.css";

/** The user guide, which is written in bokmål. */
export default function HelpPage() {
  return (
    <>
      <Header />
      {/* Our own text, turned into HTML when the client was built. */}
      <main className="page guide" id="content" lang="nb" dangerouslySetInnerHTML={{ __html: html }} />
    </>
  );
}
