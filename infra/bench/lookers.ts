/** Two hundred browsers in a process of their own, so that what they cost the measuring is not taken for what they cost the house. */
const walls = 160;
const officers = 40;
/** A wall fetches its middle so often; an officer opens a page. */
const wallEveryMs = 10_000;
const officerEveryMs = 5_000;
const looks = ['alerts', 'cases', 'duty', 'units', 'figures'];

const { ORIGIN: origin = '', COOKIE: cookie = '', LOOKS: asked = 'pages' } = process.env;

process.once('SIGTERM', () => process.exit(0));
process.stdout.write('ready\n');
for (let nth = 0; nth < walls; nth += 1)
  void sit((wallEveryMs * nth) / walls, wallEveryMs, () => 'wall/part');
for (let nth = 0; nth < officers; nth += 1)
  void sit(
    (officerEveryMs * nth) / officers,
    officerEveryMs,
    (turn) => looks[(nth + turn) % looks.length] ?? 'wall',
  );

/** Each at its own moment, again and again. */
async function sit(fromMs: number, everyMs: number, pathOf: (turn: number) => string): Promise<void> {
  await paused(fromMs);
  for (let turn = 0; ; turn += 1) {
    await look(pathOf(turn));
    await paused(everyMs);
  }
}

async function look(path: string): Promise<void> {
  const url = asked === 'pages' ? `${origin}/console/${path}` : `${origin}/healthz`;
  const answer = await fetch(url, { headers: { cookie } });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
}

function paused(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
