// Which source of relay a run builds: what was sent, what somebody asked for, or the head of main; and what is new in it.
import { receiver } from 'tagwright'
import { github } from 'tagwright/expressions'
import { compareCommits, describeChanges, inspectImage, logIn, resolveDigest } from 'tagwright/parts'
import { text } from 'tagwright/expressions'
import { relayBuild, relayUpdated } from '../contracts.ts'
import { repository as relay } from '../relay/repo.ts'
import { app, senders } from './repo.ts'
