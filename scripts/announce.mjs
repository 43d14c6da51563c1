// Waits until the server answers, then prints its address and one link per role of the demo session.
// node announce.mjs ADDRESS SERVER_PID < the output of `bimtek demo --json`, or nothing
import { readFileSync } from 'node:fs';

const [address, serverPid] = process.argv.slice(2);
const attempts = 150;
const pause_ms = 200;

async function answers() {
  try {
    return (await fetch(`${address}/healthz`)).ok;
  } catch {
    return false;
  }
}

function serverRuns() {
  try {
    return process.kill(Number(serverPid), 0);
  } catch {
    return false;
  }
}

function firstOfEachRole(links) {
  const roles = new Map();
  for (const link of links) {
    if (!roles.has(link.role)) roles.set(link.role, link);
  }
  return [...roles.values()];
}

const input = readFileSync(0, 'utf8').trim();
const demo = input ? JSON.parse(input) : { links: [] };
for (let attempt = 0; attempt < attempts && serverRuns(); attempt++) {
  if (await answers()) {
    console.log(`\nBimtek: ${address}`);
    for (const { role, region, path } of firstOfEachRole(demo.links)) {
      const who = region ? `${role} of ${region}` : role;
      console.log(`  ${who.padEnd(24)} ${address}${path}`);
    }
    console.log('Stop with Ctrl-C.');
    break;
  }
  await new Promise((done) => setTimeout(done, pause_ms));
}
