// A recipe that ends its thread.
export default () => process.exit(3);
