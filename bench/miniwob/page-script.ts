/**
 * Runs once in the page of a task, beside the page's own script, through the globals that it offers: `core`, `WOB_*` and
 * the seeded generator. Nothing of the task is changed, its timers least of all. What the page shows for whoever records
 * or scores (its cover, rewards, clicks) is not drawn, and no click can start an episode by itself; the band with the
 * instruction is not drawn because the agent gets it in words. `report` is the binding that is told of each end.
 */
export const pageScript = (report: string): string => `(() => {
  if (typeof core !== 'object' || typeof core.startEpisodeReal !== 'function' || !Math.seedrandom) {
    throw new Error('The page does not offer the globals of a task.');
  }
  const tell = globalThis[${JSON.stringify(report)}];
  delete globalThis[${JSON.stringify(report)}];
  const sheet = document.createElement('style');
  sheet.textContent = '#reward-display, #click-canvas, #sync-task-cover { display: none !important }'
    + '#query, #query * { visibility: hidden !important }';
  document.head.append(sheet);
  const { endEpisode } = core;
  let startedAt = 0;
  let isRunning = false;
  core.endEpisode = function (...said) {
    const ms = performance.now() - startedAt;
    const before = WOB_EPISODE_ID;
    const returned = endEpisode.apply(this, said);
    if (isRunning && WOB_EPISODE_ID !== before) {
      isRunning = false;
      tell(JSON.stringify({
        rawReward: Number(WOB_RAW_REWARD_GLOBAL), reward: Number(WOB_REWARD_GLOBAL),
        reason: WOB_REWARD_REASON == null ? null : String(WOB_REWARD_REASON), ms,
      }));
    }
    return returned;
  };
  const judge = {
    start(seed) {
      if (document.activeElement) document.activeElement.blur();
      if (core.cover_div) core.cover_div.onclick = null;
      Math.seedrandom(seed);
      core.startEpisodeReal();
      startedAt = performance.now();
      isRunning = true;
      const said = core.getUtterance();
      return { instruction: String(typeof said === 'object' && said ? said.utterance : said),
        limitMs: core.EPISODE_MAX_TIME };
    },
    stop() {
      const raw = Number(WOB_RAW_REWARD_GLOBAL);
      isRunning = false;
      core.endEpisode(0, false, 'handed over');
      return raw;
    },
  };
  Object.defineProperty(globalThis, 'judge', { value: judge });
})()`;
