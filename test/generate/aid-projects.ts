import { RECIPIENTS } from '../../shared/annex/catalogue/recipients.ts';
import type { FieldValue } from '../../shared/record/record.ts';
import type { Divisions } from '../../shared/regions/divisions.ts';
import { funds, mobileNumber, personName } from './people.ts';
import { Random } from './random.ts';
import { AID } from './vocabulary.ts';

type Values = Readonly<Record<string, FieldValue>>;

/** 附件2 需求清单 of a county (its own projects), a prefecture or a province (those of counties below it). */
export function demandProjects(unit: string, count: number, seed: number, divisions: Divisions): Values[] {
  const random = new Random(`demand ${seed} ${unit}`);
  const counties = lowest(unit, divisions);
  return Array.from({ length: count }, (_, index) => project(index, random.pick(counties), random, divisions));
}

/** 附件3 供给清单 of a province: what its organisations offer to the seven recipients, at whatever level they know. */
export function supplyProjects(unit: string, count: number, seed: number, divisions: Divisions): Values[] {
  const random = new Random(`supply ${seed} ${unit}`);
  return Array.from({ length: count }, (_, index) => {
    const recipient = random.pick(RECIPIENTS);
    const code = random.chance(0.4) ? recipient : random.pick(lowest(recipient, divisions));
    return project(index, code, random, divisions);
  });
}

function project(index: number, code: string, random: Random, divisions: Divisions): Values {
  const category = random.pick(Object.keys(AID));
  const what = random.pick(AID[category] ?? []);
  const place = divisions.get(code)?.name ?? '';
  return {
    seq: index + 1,
    projectName: `${place}${what}项目`,
    aidCategory: category,
    implementPlace: { code, name: divisions.pathName(code) },
    summary: `在${place}实施${what}，计划覆盖${random.int(3, 60)}个行政村，受益群众约${random.int(2, 90)}0人。`,
    // A project over 200万元 is asked about, never refused: one now and then.
    fundsWan: random.chance(0.03) ? 260 : funds(random),
    contactName: personName(random, true),
    contactMobile: mobileNumber(random),
  };
}

function lowest(code: string, divisions: Divisions): string[] {
  const below = divisions.children(code);
  return below.length === 0 ? [code] : below.flatMap((division) => lowest(division.code, divisions));
}
