import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ApiFailure } from '../../../shared/api/client.ts';
import type { NoticeJson } from '../../../shared/api/contracts/notice.ts';
import type { AnnexProgress, ProgressSeries } from '../../../shared/api/contracts/progress.ts';
import { useCaller } from '../../session/caller.tsx';
import { dayText, momentText } from '../../ui/time.ts';
import { useSay } from '../words.ts';
import { burnShape, turningPoints } from './burn-up-shape.ts';
import { Failure } from './failure.tsx';

type Series = ProgressSeries['annexes'][number];

const HEIGHT = 140;
/** Room for the labels of the axes. */
const LEFT = 28;
const TOP = 18;
const BOTTOM = 20;
/** Of a shorter time the hours are shown. */
const HOURLY_MS = 4 * 86_400_000;

function useSeries(notice: NoticeJson, unit: string, annex: string, revision: string) {
  const { api } = useCaller();
  const [series, setSeries] = useState<Series | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  useEffect(() => {
    let current = true;
    const step = Date.now() - Date.parse(notice.publishedAt) < HOURLY_MS ? 'hour' : 'day';
    api.progressSeries(notice.id, { unit, step }).then((answer) => {
      if (!current) return;
      setFailure(answer.ok ? null : answer.error);
      if (answer.ok) setSeries(answer.value.annexes.find(({ id }) => id === annex) ?? null);
    });
    return () => {
      current = false;
    };
  }, [api, notice.id, unit, annex, revision]);
  return { series, failure };
}

/** How the reports came in, against the deadline: as a picture and as its table. */
export function BurnUp(props: { notice: NoticeJson; unit: string; annex: AnnexProgress; revision: string }) {
  const say = useSay();
  const { series, failure } = useSeries(props.notice, props.unit, props.annex.id, props.revision);
  return (
    <section class="card stack burn-card" aria-labelledby="burn-title">
      <h2 id="burn-title">{say('burn.title')}</h2>
      {failure && <Failure failure={failure} />}
      {!series && !failure && <span class="skeleton tall" />}
      {series && <Picture series={series} from={props.notice.publishedAt} />}
      {series && <Twin series={series} />}
    </section>
  );
}

function Picture({ series, from }: { series: Series; from: string }) {
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(320);
  useLayoutEffect(() => {
    const look = () => setWidth(Math.max(120, box.current?.clientWidth ?? 320));
    look();
    const observer = new ResizeObserver(look);
    if (box.current) observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  const { expected, deadline } = series;
  const points = [{ at: from, reported: 0, accepted: 0 }, ...series.points];
  const plot = { width: width - LEFT - 8, height: HEIGHT - TOP - BOTTOM };
  const shape = burnShape({ points, expected, deadline, ...plot });
  const last = points.at(-1);
  if (!shape || !last) return <p class="quiet">{say('burn.none')}</p>;
  const now = new Date(last.at);
  const label = say('burn.label', { done: last.reported, of: expected, accepted: last.accepted });
  // The picture's own words step aside for each other near the deadline.
  const dueLeft = (shape.deadlineX ?? 0) > plot.width / 2;
  return (
    <div ref={box} class="burn">
      <svg width={width} height={HEIGHT} role="img" aria-label={label}>
        <g transform={`translate(${LEFT} ${TOP})`}>
          <path class="burn-grid" d={`M0 0H${plot.width}M0 ${plot.height}H${plot.width}`} />
          <text class="burn-text end" x={-4} y={4}>
            {expected}
          </text>
          <text class="burn-text end" x={-4} y={plot.height + 4}>
            0
          </text>
          {shape.deadlineX !== null && deadline && (
            <>
              <path class="burn-due" d={`M${shape.deadlineX} ${-TOP + 12}V${plot.height}`} />
              <text
                class={`burn-text due${dueLeft ? ' end' : ''}`}
                x={shape.deadlineX + (dueLeft ? -4 : 4)}
                y={plot.height - 6}
              >
                {say('burn.due', { date: dayText(deadline, say.locale, now) })}
              </text>
            </>
          )}
          <path class="burn-accepted" d={shape.accepted} />
          <path class="burn-reported" d={shape.reported} />
          <circle class="burn-now" cx={shape.now.x} cy={shape.now.y} r={3.5} />
          <text class="burn-text" x={0} y={plot.height + 15}>
            {dayText(shape.first, say.locale, now)}
          </text>
          <text class="burn-text end" x={plot.width} y={plot.height + 15}>
            {dayText(shape.last, say.locale, now)}
          </text>
        </g>
      </svg>
      <p class="row small legend">
        <span class="burn-key reported">{say('burn.reported', { count: last.reported })}</span>
        <span class="burn-key accepted">{say('burn.accepted', { count: last.accepted })}</span>
        <span class="quiet">{say('burn.of', { count: expected })}</span>
      </p>
    </div>
  );
}

function Twin({ series }: { series: Series }) {
  const say = useSay();
  return (
    <details class="small">
      <summary>{say('burn.table')}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section class="table-box" tabIndex={0} aria-label={say('burn.title')}>
        <table class="units">
          <thead>
            <tr>
              <th scope="col">{say('burn.at')}</th>
              <th scope="col">{say('burn.received')}</th>
              <th scope="col">{say('burn.reportedColumn')}</th>
              <th scope="col">{say('state.onTime')}</th>
              <th scope="col">{say('state.accepted')}</th>
            </tr>
          </thead>
          <tbody>
            {turningPoints(series.points).map((point) => (
              <tr key={point.at}>
                <th scope="row">{momentText(point.at, say.locale)}</th>
                <td>{point.received}</td>
                <td>
                  {point.reported}/{series.expected}
                </td>
                <td>{point.onTime}</td>
                <td>{point.accepted}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
