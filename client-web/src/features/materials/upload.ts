// Sending a file with its progress, which `fetch` does not tell.
import { BASE } from '../../base';
import { Problem } from '../../api/http';
import type { Material } from '../../protocol/http_materials';

/** Names of files may hold half of a character, which no address can. */
const wellFormed = (name: string): string => new TextDecoder().decode(new TextEncoder().encode(name));

/** `path` starts after /api/v1. Throws `Problem`, with status 0 when the line dropped. */
export function upload(path: string, token: string, file: File, onprogress: (sent: number) => void): Promise<Material> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open('POST', `${BASE}/api/v1${path}?name=${encodeURIComponent(wellFormed(file.name))}`);
    sending.setRequestHeader('Authorization', `Bearer ${token}`);
    sending.responseType = 'json';
    sending.upload.onprogress = ({ loaded }) => {
      onprogress(loaded);
    };
    sending.onload = () => {
      const body = sending.response as { code?: string } | null;
      if (sending.status >= 200 && sending.status < 300) resolve(body as unknown as Material);
      else reject(new Problem(sending.status, body?.code ?? 'unknown_error', body));
    };
    sending.onerror = () => {
      reject(new Problem(0, 'unreachable'));
    };
    sending.send(file);
  });
}
