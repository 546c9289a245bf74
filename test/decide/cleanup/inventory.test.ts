// Holds the reading of an inventory: whole, or not used at all.
import { describe, expect, it } from 'vitest'
import { readInventory } from '../../../src/decide/cleanup/inventory.ts'
import { digestFor, inventoryDocument, inventoryOf } from './small-packages.ts'
import type { SmallPackage } from './small-packages.ts'

const versions: SmallPackage = { release: { tags: ['1.0.0'], children: ['part'] }, part: {} }

type Document = Record<string, unknown> & {
  listings: Record<string, unknown>[][]
  manifests: Record<string, unknown>[]
  tags: string[]
}

const documentWith = (change: (document: Document) => unknown, of: SmallPackage = versions): unknown => {
  const document = structuredClone(inventoryDocument(of)) as Document
  return change(document) ?? document
}

const change =
  (more: Record<string, unknown>) =>
  (document: Document): unknown => ({ ...document, ...more })

/** The sentence of the refusal. */
function sentenceFor(document: unknown): string {
  const read = readInventory(document)
  if (read.ok) return 'accepted'
  expect(read.cause).toBe('unreadable')
  return read.sentences.join('\n')
}

describe('an inventory', () => {
  it.each<[what: string, change: (document: Document) => unknown, sentence: string]>([
    ['that is no object', () => 'text', 'the inventory is not complete'],
    ['that was not finished', change({ complete: false }), 'the inventory is not complete'],
    ['without a time', change({ readAt: 'soon' }), 'the inventory of ghcr.io/acme/app has no unit or no time'],
    [
      'without its tags',
      change({ tags: undefined }),
      'the inventory of ghcr.io/acme/app lacks its versions, manifests or tags',
    ],
    [
      'whose second list is an error',
      change({ listings: [[], { message: 'Bad credentials' }] }),
      'list 2 of ghcr.io/acme/app is no list',
    ],
    [
      'with an entry that is no version',
      change({ listings: [[{ id: 'x' }]] }),
      `list 1 of ghcr.io/acme/app has an entry that is no version: '{"id":"x"}'`,
    ],
    [
      'that lacks a manifest',
      (document) => void document.manifests.pop(),
      `the manifest ${digestFor('part')} of ghcr.io/acme/app was not read`,
    ],
    [
      'with a manifest that is an error',
      (document) => void (document.manifests[0] = { digest: digestFor('release'), manifest: { errors: [] } }),
      `the manifest ${digestFor('release')} of ghcr.io/acme/app does not say what it stands on`,
    ],
    [
      'with an index whose parts have no digest',
      (document) =>
        void (document.manifests[0] = {
          digest: digestFor('release'),
          manifest: { schemaVersion: 2, manifests: [{}] },
        }),
      `the manifest ${digestFor('release')} of ghcr.io/acme/app does not say what it stands on`,
    ],
    [
      'with a subject that is no digest',
      (document) =>
        void (document.manifests[0] = { digest: digestFor('release'), manifest: { schemaVersion: 2, subject: 'x' } }),
      `the manifest ${digestFor('release')} of ghcr.io/acme/app does not say what it stands on`,
    ],
  ])('INV-06 %s is not used', (_, changed, sentence) => {
    expect(sentenceFor(documentWith(changed))).toBe(`${sentence}; nothing is deleted`)
  })

  it('INV-06 A24 A51 whose list is short shows by a tag that the registry has and no version carries', () => {
    const short = documentWith((document) =>
      change({ listings: document.listings.map((list) => list.slice(1)) })(document),
    )
    expect(sentenceFor(short)).toBe(
      "ghcr.io/acme/app has the tag '1.0.0', and no version of its list carries it; nothing is deleted",
    )
  })

  it('INV-06 counts what either list shows: a list that moves under its reader loses entries between two pages', () => {
    const moved = documentWith((document) =>
      change({ listings: [document.listings[0]?.slice(1), document.listings[0]?.slice(0, 1)] })(document),
    )
    const read = readInventory(moved)
    expect(read.ok && [...read.value.versions.keys()].toSorted()).toEqual(
      [digestFor('part'), digestFor('release')].toSorted(),
    )
  })

  it('takes the tags of both lists, the later id and the later time for one digest', () => {
    const read = readInventory(
      documentWith((document) => {
        const [first] = document.listings[1] ?? []
        Object.assign(first ?? {}, { id: 999, tags: ['latest'], updated: '2026-07-31T00:00:00Z' })
      }),
    )
    expect(read.ok && read.value.versions.get(digestFor('release'))).toMatchObject({
      id: 999,
      tags: ['1.0.0', 'latest'],
      touched: Date.parse('2026-07-31T00:00:00Z'),
    })
  })

  it('INV-39 forgets a version that was deleted while the list was read, and knows one without a manifest that is still listed', () => {
    const lost: SmallPackage = { ...versions, lost: { isLost: true } }
    const gone = documentWith(
      (document) => change({ listings: [document.listings[0], document.listings[1]?.slice(0, 2)] })(document),
      lost,
    )
    const read = readInventory(gone)
    expect(read.ok && read.value.versions.has(digestFor('lost'))).toBe(false)
    expect(inventoryOf(lost).versions.has(digestFor('lost'))).toBe(true)
    expect(inventoryOf(lost).manifests.has(digestFor('lost'))).toBe(false)
  })

  it('takes a manifest that was read twice and found once as found', () => {
    const twice = documentWith(
      (document) => void document.manifests.push({ digest: digestFor('release'), manifest: null }),
    )
    const read = readInventory(twice)
    expect(read.ok && read.value.manifests.get(digestFor('release'))?.children).toEqual([digestFor('part')])
  })

  it('takes an index that lists nothing, also where it says null', () => {
    const read = readInventory(
      documentWith(
        (document) =>
          void document.manifests.push({
            digest: digestFor('release'),
            manifest: { schemaVersion: 2, manifests: null, subject: null },
          }),
      ),
    )
    expect(read.ok && read.value.manifests.get(digestFor('release'))).toEqual({ children: [] })
  })
})
