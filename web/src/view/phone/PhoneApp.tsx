/** A participant's phone: joining a workshop, scoring and proposing. */
export default function PhoneApp({ token }: { token: string }) {
  return <main id="content">{token}</main>;
}
