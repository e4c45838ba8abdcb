export function readPolls(path: string): Promise<number>
