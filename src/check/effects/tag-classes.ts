// The classes of tags that an effect is about, as the policy of the image has them.
import type { ImageEffect } from '../../model/effect.ts'
import type { TagClass } from '../../model/tag-policy.ts'
import type { Project } from '../project.ts'
import { imageNamed } from './run.ts'

/** The classes of an effect; those that no policy of the repository knows are left out. */
export function classesOf(effect: ImageEffect, project: Project): readonly TagClass[] {
  const image = effect.of ?? imageNamed(effect.image, project)
  return image?.tags.classes.filter(({ name }) => effect.classes.includes(name)) ?? []
}

/** Written for a version: nobody takes it back, and people run what it names. */
export function isRelease({ causes, mobility }: TagClass): boolean {
  return mobility === 'forward' || causes.includes('release') || causes.includes('prerelease')
}

/** What people run who did not build it: releases, and channels that move. Tags of commits and of any branch are for developers. */
export function isPublic(tag: TagClass): boolean {
  if (isRelease(tag) || tag.writer === 'promotion') return true
  const isChannel = tag.causes.some((cause) => cause === 'always' || typeof cause === 'object')
  return isChannel && tag.mobility === 'free' && !/\{(?:sha7|sha40|hex)\}/.test(tag.grammar)
}
