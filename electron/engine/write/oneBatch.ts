/** Yields one batch of rows, for writers that take many. */
export async function* oneBatch<Batch>(batch: Batch): AsyncGenerator<Batch> {
  yield batch
}
