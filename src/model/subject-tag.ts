// Tags that belong to another image by their name: signatures and attestations where a registry has no referrers.

/** `sha256-<hex>` lists what belongs to a digest where a registry keeps no such list; cosign 2 wrote the three endings. */
const belongingTag = /^sha256-(?<hex>[0-9a-f]{64})(?:\.(?:sig|att|sbom))?$/

/** The digest that a tag is about by its name; undefined for the tags of people. */
export function subjectOfTag(tag: string): string | undefined {
  const hex = belongingTag.exec(tag)?.groups?.['hex']
  return hex === undefined ? undefined : `sha256:${hex}`
}
