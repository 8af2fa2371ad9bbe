export default ({ how }) => {
  if (how === "throws") throw new TypeError("no data today");
  return how === "null" ? null : { network: 5 };
};
