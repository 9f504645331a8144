import { goToFinding } from '../actions/move.js';
import { m } from '../i18n/m.js';
import { sentencesOf } from '../state/sentences.js';
import { useStudio } from '../studio.js';
import { Finding } from './finding.js';
import { Icon } from './icons.js';
import { useView } from './use-view.js';

/** How much lint found, the way to the next of it, and what belongs to no sentence. */
export const FindingsSummary = () => {
  const studio = useStudio();
  const view = useView();
  const all = [...view.findings, ...sentencesOf(view).flatMap((sentence) => sentence.findings)];
  const count = (level: string): number => all.filter((finding) => finding.level === level).length;
  const [errors, warnings] = [count('error'), count('warning')];
  return (
    <section class="summary" aria-label={m.findings}>
      <h2>{m.findings}</h2>
      {errors + warnings === 0 ? (
        <p class="muted">{m.noFindings}</p>
      ) : (
        <>
          <p class="counts">
            {errors === 0 ? null : (
              <span class="level-error">
                <Icon name="error" />
                {m.errors(errors)}
              </span>
            )}
            {warnings === 0 ? null : (
              <span class="level-warning">
                <Icon name="warning" />
                {m.warnings(warnings)}
              </span>
            )}
          </p>
          <button type="button" aria-keyshortcuts="N" onClick={() => goToFinding(studio, 1)}>
            {m.actions.nextFinding}
          </button>
        </>
      )}
      {view.findings.length === 0 ? null : (
        <ul class="findings" aria-label={m.findingsOfFile}>
          {view.findings.map((finding) => (
            <Finding key={`${finding.code}:${finding.message}`} finding={finding} onWord={null} />
          ))}
        </ul>
      )}
    </section>
  );
};
