// The user guide as the build makes it: HTML of our own text.
declare module "*.md" {
  const html: string;
  export default html;
}
