export async function parquetRows(..._: unknown[]): Promise<never> {
  throw new Error("todo");
}
