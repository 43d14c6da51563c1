// Files that the server makes: reports, calendars, lists.
import { Problem, request, type Call } from './http';

/** Half a megabyte over a line of 64 kbit/s. */
const FILE_TIMEOUT_MS = 60_000;

/** As `call`, for what is no JSON. */
export async function fetchFile(path: string, options: Call = {}): Promise<Blob> {
  const response = await request(path, options);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, FILE_TIMEOUT_MS);
  });
  try {
    return await Promise.race([response.blob(), tooLate]);
  } catch {
    throw new Problem(0, 'unreachable');
  } finally {
    clearTimeout(timer);
  }
}
