// A part of a plan as lines of text, so that two states of it can be laid side by side.
import { localized, longDate, zoneName } from '../../i18n';
import { manage } from '../../i18n/manage';
import { planTexts } from '../../i18n/plan';
import type { Part } from '../../plan/differences';
import type { Regions } from '../../plan/regions';
import { instantOf } from '../../plan/timetable';
import type { KnownDefinition, Plan, PlanItem, PlanRegion } from '../../protocol/plan';
import type { Localized } from '../../protocol/snapshot';

export interface Known {
  regions: Regions;
  definitions: readonly KnownDefinition[];
}

export function linesOf(part: Part, plan: Plan, { regions, definitions }: Known): string[] {
  const t = planTexts.t;
  switch (part) {
    case 'title':
      return [bothOf(plan.title)];
    case 'theme':
      return plan.theme ? [plan.theme] : [];
    case 'host':
      return [plan.host];
    case 'meeting':
      return plan.meeting_url ? [plan.meeting_url] : [];
    case 'time': {
      const zone = zoneName(plan.zone);
      const date = Number.isNaN(Date.parse(plan.date)) ? plan.date : longDate(instantOf(plan, 720), zone);
      return [`${date}, ${plan.starts_at.replace(':', '.')} ${zone}`];
    }
    case 'agenda':
      return plan.agenda.map(itemLine);
    case 'form': {
      const definition = definitions.find(({ id }) => id === plan.walkthrough);
      const titles = new Map(definition?.steps.map((step) => [step.id, localized(step.title)]));
      return [
        definition ? localized(definition.title) : plan.walkthrough,
        ...plan.steps.map((step) => titles.get(step) ?? step),
      ];
    }
    case 'invited':
      return plan.invited.flatMap((region) => siteLines(region, regions));
    case 'attendance':
      return (['grace', 'late', 'full', 'partial'] as const).map((name) => {
        const members = { grace: 'grace_s', late: 'late_after_min', full: 'full', partial: 'partial' } as const;
        return `${t.attendance[name]}: ${String(plan.attendance[members[name]] ?? '')}`;
      });
  }
}

const bothOf = ({ id, en }: Localized): string => (en ? `${id} / ${en}` : id);

function itemLine(item: PlanItem): string {
  const t = planTexts.t;
  return [
    bothOf(item.title),
    manage.t.agenda.kinds[item.kind],
    t.duration(item.minutes ?? 0),
    item.pic,
    item.starts_at && `${t.agenda.stated} ${item.starts_at.replace(':', '.')}`,
    item.counts && t.agenda.counts,
  ]
    .filter(Boolean)
    .join(' · ');
}

const siteLines = ({ code, sites }: PlanRegion, regions: Regions): string[] =>
  sites.map(
    ({ name, expected_heads }) => `${regions.get(code)?.name ?? code}: ${name}, ${String(expected_heads ?? '')}`,
  );
