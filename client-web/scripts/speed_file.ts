// Puts a file of known size into the build that no compression makes smaller: the connection test times how long it takes.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { SPEED_FILE, SPEED_FILE_BYTES } from '../src/features/connection_test/speed_file.ts';

export function speedFile(): Plugin {
  let folder = '';
  return {
    name: 'speed-file',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir;
    },
    closeBundle() {
      // The same bytes in every build (a xorshift generator), so that builds can be compared.
      const bytes = new Uint8Array(SPEED_FILE_BYTES);
      let state = 2_463_534_242;
      for (let at = 0; at < bytes.length; at++) {
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        bytes[at] = state & 0xff;
      }
      writeFileSync(join(folder, SPEED_FILE), bytes);
    },
  };
}
